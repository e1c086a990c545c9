using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>A question with whom it is put to.</summary>
/// <param name="Action">Address to which the answer is sent.</param>
/// <param name="OperationId">Of the form: sent twice, it is one answer.</param>
public sealed record AnswerSheet(LetterContext Context, LeaderReader Reader, LeaderQuestion Question, string Action, string OperationId)
{
    /// <summary>As it was typed.</summary>
    public string Words { get; init; } = "";

    /// <summary>Null where nothing is wrong.</summary>
    public string? Mistake { get; init; }
}
