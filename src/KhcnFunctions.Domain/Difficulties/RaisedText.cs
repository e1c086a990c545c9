using KhcnFunctions.Submissions;

namespace KhcnFunctions.Difficulties;

/// <summary>What a unit raises.</summary>
/// <param name="Task">Id of the task that it is about; null where it is about none.</param>
/// <param name="Operation">Of the sender: the same again is the same difficulty.</param>
/// <param name="Through">By which link, address or token it came.</param>
public sealed record RaisedText(string? Task, string What, string? Proposal, IReadOnlyList<ReportFile> Files, string Operation, string Through);
