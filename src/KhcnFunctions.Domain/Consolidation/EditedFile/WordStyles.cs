using System.Globalization;
using System.Xml.Linq;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What the styles of a document are to us. Word processors rename the ids of styles, not their names; built-in names differ in case alone.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 10;

    private static readonly Dictionary<string, string> Ours = StyleSheet.Build()
        .Elements<DocumentFormat.OpenXml.Wordprocessing.Style>()
        .ToDictionary(style => style.StyleName!.Val!.Value!, style => style.StyleId!.Value!, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);

    /// <param name="styles">The part of the styles; null where the document has none.</param>
    public WordStyles(XDocument? styles)
    {
        foreach (var style in styles?.Root?.Elements(WordNames.W + "style") ?? [])
        {
            if (style.Attribute(WordNames.W + "styleId")?.Value is { } id)
                _styles.TryAdd(id, style);
        }
    }

    /// <summary>Our id of the style (<see cref="StyleIds"/>); null where it is none of ours.</summary>
    public string? RoleOf(string? style) =>
        style is not null && _styles.TryGetValue(style, out var found) ? Ours.GetValueOrDefault(found.ValueOf("name") ?? style) : null;

    /// <summary>1 for the highest level of headings; null for what is no heading.</summary>
    public int? LevelOf(XElement? paragraphProperties)
    {
        if (Outline(paragraphProperties) is { } own)
            return LevelOf(own);
        foreach (var style in Chain(paragraphProperties.ValueOf("pStyle")))
        {
            if (Outline(style.Element(WordNames.W + "pPr")) is { } level)
                return LevelOf(level);
            if (style.ValueOf("name") is { } name && name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length == 9 && char.IsAsciiDigit(name[8]))
                return name[8] - '0';
        }

        return null;
    }

    /// <summary>Whether the letters of that style are bold.</summary>
    public bool IsBold(string? style) =>
        Chain(style).Select(each => each.Element(WordNames.W + "rPr")).Where(look => look?.Element(WordNames.W + "b") is not null).Select(look => look.IsOn("b")).FirstOrDefault();

    private static int? Outline(XElement? properties) =>
        int.TryParse(properties.ValueOf("outlineLvl"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;

    // The tenth is the text itself.
    private static int? LevelOf(int outline) => outline < 9 ? outline + 1 : null;

    private IEnumerable<XElement> Chain(string? style)
    {
        for (var step = 0; style is not null && step < LongestChain && _styles.TryGetValue(style, out var found); step++)
        {
            yield return found;
            style = found.ValueOf("basedOn");
        }
    }
}
