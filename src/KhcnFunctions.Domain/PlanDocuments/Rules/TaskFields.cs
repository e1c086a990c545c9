using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;
using KhcnFunctions.PlanDocuments.Times;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>Reads the words of a task's fields, whichever form they came in.</summary>
internal sealed class TaskFields(KnownNames names, DateOnly? planDay)
{
    /// <summary>Characters of a paragraph or cell that are read; the longest real ones have some 3,000.</summary>
    public const int MostText = 20_000;

    private readonly LeaderReader _leaders = new(names);

    public PartyReader Parties { get; } = new(names, planDay);

    /// <summary>The task with a field set; what it had already is kept, and a second value is added to it.</summary>
    public DocumentTask With(DocumentTask task, TaskField field, string words, DocumentPlace place)
    {
        var value = Trimmed(Bounded(words));
        if (value.Length == 0)
            return task;
        return field switch
        {
            TaskField.Directing => task with { Directing = new(_leaders.Read(value), place) },
            TaskField.Leads => task with { Leads = new(Joined(task.Leads?.Value, Parties.Read(value)), place) },
            TaskField.Supports => task with
            {
                Supports = new(Joined(task.Supports?.Value, Parties.Read(value)), place),
                SupportsAsWritten = task.SupportsAsWritten is { } before ? $"{before} {OneLine(value)}" : OneLine(value),
            },
            TaskField.Time => task with { Time = new(TimeReader.Read(value), place) },
            TaskField.Product => task with { Product = new(OneLine(value), place) },
            TaskField.Note => task with { Note = new(OneLine(value), place) },
            _ => task,
        };
    }

    public static string Bounded(string text) => text.Length > MostText ? text[..MostText] : text;

    /// <summary>Without the mark that ends a line.</summary>
    public static string Trimmed(string text)
    {
        var value = text.Trim();
        if (value.EndsWith("./.", StringComparison.Ordinal))
            value = value[..^3];
        return value.TrimEnd(';', '.', ',', ' ');
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static PartyList Joined(PartyList? before, PartyList more) =>
        before is null ? more : new([.. before.Parties, .. more.Parties], before.Related || more.Related);
}
