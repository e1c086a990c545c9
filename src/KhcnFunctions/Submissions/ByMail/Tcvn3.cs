namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Texts in the old TCVN 5712 (ABC, fonts .Vn…): each letter one byte, so that mail programs take them for Western European.
/// They are turned into Unicode where they can be told.
/// </summary>
internal static class Tcvn3
{
    private const string Old =
        "\u00b8\u00b5\u00b6\u00b7\u00b9\u00a8\u00be\u00bb\u00bc\u00bd\u00c6\u00a9\u00ca\u00c7\u00c8\u00c9\u00cb\u00ae\u00d0\u00cc\u00ce\u00cf\u00d1\u00aa\u00d5\u00d2\u00d3\u00d4\u00d6"
        + "\u00dd\u00d7\u00d8\u00dc\u00de\u00e3\u00df\u00e1\u00e2\u00e4\u00ab\u00e8\u00e5\u00e6\u00e7\u00e9\u00ac\u00ed\u00ea\u00eb\u00ec\u00ee\u00f3\u00ef\u00f1\u00f2\u00f4\u00ad\u00f8"
        + "\u00f5\u00f6\u00f7\u00f9\u00fd\u00fa\u00fb\u00fc\u00fe\u00a1\u00a2\u00a7\u00a3\u00a4\u00a5\u00a6";

    private const string Unicode = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ";

    /// <summary>Signs that stand beside letters in no Western European word.</summary>
    private const string Telling = "\u00b8\u00b5\u00b6\u00b7\u00b9\u00a8\u00be\u00bb\u00bc\u00bd\u00a9\u00ae\u00ab\u00ac\u00ad\u00d7";

    private const int Enough = 3;

    /// <summary>The text in Unicode; as it was where it is no such text.</summary>
    public static string Repair(string text)
    {
        if (!IsOld(text))
            return text;
        return string.Create(text.Length, text, (repaired, old) =>
        {
            for (var i = 0; i < old.Length; i++)
                repaired[i] = Old.IndexOf(old[i], StringComparison.Ordinal) is var at and >= 0 ? Unicode[at] : old[i];
        });
    }

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
