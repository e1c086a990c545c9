using System.Globalization;
using System.Text;

namespace KhcnFunctions.Plans.Reading;

/// <summary>Characters that no text of a plan may hold: they can't be seen, or they come from a broken conversion.</summary>
internal static class HiddenCharacters
{
    /// <summary>The first hidden character of the text and its position from 1; null when there is none.</summary>
    public static (Rune Character, int Position)? First(string text, bool lineBreaks)
    {
        var position = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune) && !(lineBreaks && rune.Value == '\n'))
                return (rune, position);
            position += rune.Utf16SequenceLength;
        }

        return null;
    }

    public static bool IsHidden(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
