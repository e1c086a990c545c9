namespace KhcnFunctions.Submissions.Drafting;

/// <summary>The files that lie with the draft.</summary>
/// <param name="Refusal">Why the last one was not taken.</param>
public sealed record FilesSheet(UnitSheet Unit, IReadOnlyList<ReportFile> Files, string? Refusal = null, string? RefusedName = null);
