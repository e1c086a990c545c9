namespace KhcnFunctions.Submissions;

/// <summary>What waits for the head's approval.</summary>
/// <param name="Remarks">As typed.</param>
/// <param name="Mistake">What is wrong with the remarks; null where nothing is.</param>
public sealed record HeadSheet(UnitSheet Unit, Report Report, string Remarks = "", string? Mistake = null);
