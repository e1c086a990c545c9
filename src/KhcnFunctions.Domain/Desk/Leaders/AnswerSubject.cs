using System.Globalization;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>What a leader is asked about by mail and may answer by the link in it, such as draft.3.</summary>
/// <param name="Kind">Which matter it is, such as draft; letters and hyphens.</param>
/// <param name="Id">Which one of that kind, such as a number or the id of a unit.</param>
public sealed record AnswerSubject(string Kind, string Id)
{
    /// <summary>Kind of <see cref="OpinionOn"/>.</summary>
    public const string Opinion = "draft";

    /// <summary>Kind of <see cref="SignatureOf"/>.</summary>
    public const string Signature = "signature";

    /// <summary>The opinion on a draft of the report.</summary>
    /// <param name="attempt">2 and more after an approval of the draft was voided: what was mailed before is settled.</param>
    public static AnswerSubject OpinionOn(int draft, int attempt = 1) => new(Opinion, IdOf(draft, attempt));

    /// <summary>The approval of a draft by who signs it.</summary>
    /// <inheritdoc cref="OpinionOn"/>
    public static AnswerSubject SignatureOf(int draft, int attempt = 1) => new(Signature, IdOf(draft, attempt));

    /// <summary>Kind of <see cref="AnswerTo"/>.</summary>
    public const string Difficulty = "difficulty";

    /// <summary>The answer to a unit's difficulty, or the opinion on it.</summary>
    /// <param name="climb">2 and more after the unit said that an answer did not settle it.</param>
    public static AnswerSubject AnswerTo(int difficulty, int climb = 1) => new(Difficulty, IdOf(difficulty, climb));

    /// <summary>Such as 3, or 3.2 for the second attempt.</summary>
    public static string IdOf(int draft, int attempt) => FormattableString.Invariant($"{draft}") + (attempt == 1 ? "" : FormattableString.Invariant($".{attempt}"));

    /// <summary>Of the draft or difficulty.</summary>
    public int Number => int.Parse(Id.Split('.')[0], CultureInfo.InvariantCulture);

    public override string ToString() => $"{Kind}.{Id}";
}
