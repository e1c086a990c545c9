using System.Globalization;
using System.Text;

namespace KhcnFunctions.Consolidation;

/// <summary>Makes any string fit for XML 1.0, losing no character silently.</summary>
internal static class DocumentText
{
    /// <summary>
    /// Control characters, lone surrogates and non-characters become U+FFFD; controls that turn the direction
    /// of writing, which would let a text look like another one, are spelt out as [U+202E]. Tabs stay, every line break becomes a line feed.
    /// </summary>
    public static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\t' or '\n' => clean.Append((char)rune.Value),
                (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => clean.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]"),
                < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF => clean.Append('\uFFFD'),
                _ => clean.Append(rune.ToString()),
            };
        }

        return clean.ToString();
    }

    /// <summary>Cleaned, and in the composed form that Decree 30/2020/NĐ-CP asks for (Unicode NFC).</summary>
    public static string Composed(string text) => Clean(text).Normalize(NormalizationForm.FormC);

    /// <summary>The beginning of a text, cut between characters as readers see them.</summary>
    public static string Excerpt(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= length)
        {
            end += next;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (!IsPlain(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char character) => character switch
    {
        '\n' or '\t' => true,
        < ' ' or (>= '\u007F' and <= '\u009F') => false,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => false,
        (>= '\uD800' and <= '\uDFFF') or >= '\uFFFE' => false,
        _ => true,
    };
}
