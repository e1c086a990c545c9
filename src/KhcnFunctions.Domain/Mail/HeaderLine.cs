using System.Globalization;
using System.Text;

namespace KhcnFunctions.Mail;

/// <summary>Makes one clean line of a text that people wrote: names, titles, reasons.</summary>
internal static class HeaderLine
{
    /// <summary>NFC, without control and invisible format characters (line breaks, bidirectional overrides), single spaces.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }
}
