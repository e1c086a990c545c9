namespace KhcnFunctions.Submissions;

/// <summary>The form by which a unit asks for a later day, with what was typed.</summary>
/// <param name="DayMistake">What is wrong with the day; null where nothing is.</param>
/// <param name="ReasonMistake">What is wrong with the reason; null where nothing is.</param>
public sealed record ExtensionSheet(UnitSheet Unit, string Operation, string Day, string Reason, string? DayMistake, string? ReasonMistake);
