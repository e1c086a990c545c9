using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KhcnFunctions.Input;

/// <summary>The rule for every text that comes from outside: plain Vietnamese text in NFC, line breaks and tabs allowed.</summary>
public static partial class PlainText
{
    public const int LongestText = 100_000;

    /// <summary>Returns what is wrong with the text in Vietnamese, or null.</summary>
    public static string? Mistake(string text, int longest = LongestText)
    {
        if (HasForbiddenCharacter(text))
            return "có ký tự điều khiển không nhìn thấy; đề nghị gõ lại hoặc dán dưới dạng văn bản thuần";

        // Judged in the form that is kept, so that the same text is never refused in the other one.
        var kept = text.Normalize(NormalizationForm.FormC);
        if (kept.Length > longest)
            return FormattableString.Invariant($"dài quá {longest} ký tự; đề nghị rút gọn hoặc gửi phần còn lại bằng tệp kèm theo");
        if (Markup().IsMatch(kept))
            return "có mã HTML; đề nghị chỉ dùng văn bản thuần";
        return null;
    }

    /// <summary>NFC, line breaks as \n, no blanks at the ends; null where nothing is left.</summary>
    public static string? Normalize(string? text)
    {
        if (text is null)
            return null;
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormC).Trim();
        return plain.Length == 0 ? null : plain;
    }

    private static bool HasForbiddenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (!char.IsSurrogatePair(text, i))
                    return true;
                i++;
            }
            else if (IsForbidden(c))
                return true;
        }

        return false;
    }

    // Bidi controls (Unicode Standard Annex 9) turn text around, so that it reads otherwise than it is stored; U+FFFE and U+FFFF are no characters.
    private static bool IsForbidden(char c) =>
        (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Control && c is not ('\n' or '\r' or '\t'))
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';

    [GeneratedRegex("<[a-zA-Z/!?]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
