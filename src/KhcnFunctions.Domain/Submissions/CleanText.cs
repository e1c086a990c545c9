using System.Globalization;
using System.Text;

namespace KhcnFunctions.Submissions;

/// <summary>Makes of a text out of somebody's document one that may stand in a report.</summary>
public static class CleanText
{
    /// <summary>NFC, line feeds; without control and invisible characters and halves of pairs; blanks of any width are blanks.</summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
                clean.Append((char)rune.Value);
            else if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) && rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }
}
