namespace KhcnFunctions.Desk.Leaders;

/// <summary>What a leader is asked on the page of a link.</summary>
/// <param name="Title">Heading of the page.</param>
/// <param name="Paragraphs">What it is about.</param>
/// <param name="Choices">The buttons; empty where there is nothing to answer any more.</param>
public sealed record LeaderQuestion(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<LeaderChoice> Choices)
{
    /// <summary>Documents to be saved: the last part of their address, and their names.</summary>
    public IReadOnlyList<(string Name, string Words)> Files { get; init; } = [];

    /// <summary>What is recorded of this leader's answer; null while there is none.</summary>
    public string? Given { get; init; }

    /// <summary>Why there is nothing to answer any more; null while there is.</summary>
    public string? Settled { get; init; }
}

/// <param name="Value">Sent by the button.</param>
/// <param name="Words">On the button.</param>
public sealed record LeaderChoice(string Value, string Words)
{
    /// <summary>The choice says nothing without words.</summary>
    public bool NeedsWords { get; init; }
}

/// <summary>A document of a question.</summary>
/// <param name="Name">Under which it is saved.</param>
internal sealed record LeaderFile(byte[] Content, string Type, string Name);
