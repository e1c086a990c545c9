using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Texts in the old TCVN 5712 (ABC, fonts .Vn…): each letter one byte, so that mail programs take them for Western European.
/// A mail hardly ever names its font, so they are told by letters that no Western European word has.
/// </summary>
internal static class Tcvn3
{
    private const string Font = ".VnTime";

    /// <summary>Signs that stand beside letters in no Western European word.</summary>
    private const string Telling = "\u00b8\u00b5\u00b6\u00b7\u00b9\u00a8\u00be\u00bb\u00bc\u00bd\u00a9\u00ae\u00ab\u00ac\u00ad\u00d7";

    private const int Enough = 3;

    /// <summary>The text in Unicode; as it was where it is no such text.</summary>
    public static string Repair(string text) => IsOld(text) ? LegacyText.Decode(text, Font) : text;

    private static bool IsOld(string text)
    {
        var telling = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // One letter of Unicode's own Vietnamese, and it is not old.
            if (text[i] is 'đ' or 'Đ' or 'ơ' or 'ư' or 'ă' or (>= '\u0300' and < '\u0370') or (>= '\u1E00' and < '\u1F00'))
                return false;
            if (Telling.Contains(text[i], StringComparison.Ordinal) && ((i > 0 && char.IsAsciiLetter(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))))
                telling++;
        }

        return telling >= Enough;
    }
}
