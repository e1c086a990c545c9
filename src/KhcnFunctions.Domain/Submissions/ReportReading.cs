using KhcnFunctions.Input;

namespace KhcnFunctions.Submissions;

/// <summary>Either a report that may be stored, or everything that is wrong with it.</summary>
/// <param name="AsFar">What can be taken in spite of the mistakes; null where nothing can.</param>
public sealed record ReportReading(Report? Report, Report? AsFar, IReadOnlyList<InputMistake> Mistakes);

/// <summary>What a unit has to answer.</summary>
/// <param name="Tasks">Ids of all tasks of the plan.</param>
/// <param name="Today">The day of sending; a document can't be signed after it.</param>
public sealed record ReportingScope(
    IReadOnlySet<string> Tasks, IReadOnlyList<string> Leads, IReadOnlyList<string> Supports, bool HasSeal, DateOnly Today)
{
    /// <summary>The sender has to say who approved the report.</summary>
    public bool DeclaresApprover { get; init; }
}
