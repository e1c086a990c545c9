using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>The room that a draft leaves for the số, ký hiệu and day: blanks of any kind, dots or lines, few or many.</summary>
internal static partial class NumberRoom
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Longer paragraphs are text; so are those in which blanks go on and on.
    private const int Longest = 500;

    public static bool HasNumber(string text) => text.Length <= Longest && Number().IsMatch(Composed(text));

    public static bool HasDay(string text) => text.Length <= Longest && Day().IsMatch(Composed(text));

    /// <summary>The text with number and day in the room that it has; the same where it has none.</summary>
    public static string Fill(string text, string number, DateOnly day)
    {
        if (text.Length > Longest)
            return text;
        var filled = Number().Replace(Composed(text), match => $"{Label(match)} {number}");
        return Day().Replace(filled, _ => DayText.LongDate(day));
    }

    /// <summary>The text with all such rooms alike. Month and year are given with the day.</summary>
    public static string Level(string text)
    {
        if (text.Length > Longest)
            return text;
        var level = Number().Replace(Composed(text), match => $"{Label(match)} …/{match.Groups["sign"].Value}");
        return Day().Replace(level, _ => "ngày … tháng … năm …");
    }

    /// <summary>The paragraphs in which such a room may be: in the head, and the reference in an annex. A unit's text has none.</summary>
    public static IEnumerable<XElement> Places(DocumentZones zones) => zones.Head
        .Where(block => block.IsTable || block.Role is StyleIds.Number or StyleIds.PlaceAndDate || block.Text.Length < 100)
        .Where(block => block.Role is not (StyleIds.Title or StyleIds.Subject or StyleIds.Addressee))
        .Concat(zones.Annex.Where(block => block.Role == StyleIds.AnnexReference || block.Folded.StartsWith("(kem theo", StringComparison.Ordinal)))
        .SelectMany(block => block.Paragraphs);

    private static string Label(Match match) => match.Groups["label"].Value + match.Groups["colon"].Value;

    // Letters and marks of some keyboards come one by one.
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"\b(?<label>[Ss]ố)\s*(?<colon>:?)[\s.…·_\u200B]*/(?<sign>BC-[^\s)]+)", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[Nn]gày[\s.…·_\u200B]*tháng[\s.…·_\u200B]*\d{0,2}[\s.…·_\u200B]*năm([\s.…·_\u200B]*\d{1,4}|\s*[.…·_]+)?", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
