using System.Text.RegularExpressions;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>Numbers and bullets that were typed before a paragraph's text.</summary>
internal static partial class TypedLabel
{
    /// <summary>Takes the label off; an empty one where the text has none. A label may stand alone on its line.</summary>
    public static (string Label, string Text) Split(string shown)
    {
        var text = shown.Trim();
        var match = Label().Match(text);
        return match.Success ? (Blanks().Replace(match.Groups["label"].Value, " "), text[match.Length..].Trim()) : ("", text);
    }

    // 'Nhiệm vụ 1:'; I. or IV); A.; 1. 1.2. 2.1.3 12) 3/; a) đ) aa); and the bullets that word processors and people put.
    [GeneratedRegex(
        @"^(?<label>Nhiệm\s+vụ\s+\d{1,3}\s*[:.)]|[IVXL]{1,6}\s?[.)/](?=\s|\p{Lu}|$)|[A-ZĐ][.)](?=\s|$)|\d{1,3}(\.\d{1,3}){1,4}[.)]?(?=\s|$)|\d{1,3}\s?[.)/](?=\s|\p{Lu}|$)|[a-zđ]{1,2}[.)](?=\s|\p{Lu}|$)|[-–—+•*·▪●○◦‣➢✓](?=\s|\p{L}|$))\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
