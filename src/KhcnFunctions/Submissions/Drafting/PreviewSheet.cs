namespace KhcnFunctions.Submissions.Drafting;

/// <summary>The draft as it would be sent.</summary>
/// <param name="Report">As far as it can be read; null where nothing can.</param>
/// <param name="Rev">Of the fields and the files that are shown.</param>
public sealed record PreviewSheet(FormSheet Sheet, Report? Report, string Rev);
