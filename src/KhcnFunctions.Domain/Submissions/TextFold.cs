using System.Globalization;
using System.Text;

namespace KhcnFunctions.Submissions;

/// <summary>Makes Vietnamese texts comparable, however they were typed: 'Hoà', 'Hòa' in either Unicode form and 'HOA' are one.</summary>
internal static class TextFold
{
    /// <summary>Lower-case letters without marks, single blanks.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in WithoutMarks(text))
        {
            if (char.IsWhiteSpace(letter))
                folded.Append(folded.Length > 0 && folded[^1] != ' ' ? " " : "");
            else
                folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The letters alone, one for one where the text is in NFC: đ is d, ộ is o.</summary>
    public static string WithoutMarks(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            plain.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', '–' or '—' or '‑' => '-', _ => letter });
        }

        return plain.ToString();
    }

    // Half a surrogate pair has no normal form.
    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
