namespace KhcnFunctions.Plans.Editing;

public enum EntryFieldKind
{
    Text,

    /// <summary>A day of the calendar.</summary>
    Day,
    Email,

    /// <summary>A list of mail addresses, one a line.</summary>
    Emails,

    /// <summary>One of <see cref="EntryField.Choices"/>, or none where it is not required.</summary>
    Choice,

    /// <summary>Any of <see cref="EntryField.Choices"/>.</summary>
    Choices,
    Flag,
}

/// <param name="Value">As the plan file writes it.</param>
public sealed record EntryChoice(string Value, string Label);

/// <summary>One field of the form of an entry.</summary>
/// <param name="Name">Path within the entry as the plan file names it, such as <c>coordination.units</c>.</param>
/// <param name="Label">As people read it.</param>
public sealed record EntryField(string Name, string Label, EntryFieldKind Kind)
{
    public bool Required { get; init; }

    public string? Hint { get; init; }

    public IReadOnlyList<EntryChoice> Choices { get; init; } = [];
}
