using System.Xml;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Narratives;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>A content control with a tag.</summary>
/// <param name="Text">Empty where it only shows its placeholder.</param>
/// <param name="IsChecked">Null where it is no checkbox.</param>
internal sealed record WordControl(string Tag, string Text, bool? IsChecked);

/// <summary>A cell, or a paragraph outside of tables.</summary>
/// <param name="Text">All of it, without placeholders and check marks that controls hold.</param>
/// <param name="Outside">What stands outside of tagged controls.</param>
internal sealed record WordCell(string Text, string Outside, IReadOnlyList<WordControl> Controls);

/// <summary>A paragraph outside of tables, or a row.</summary>
internal sealed record WordLine(IReadOnlyList<WordCell> Cells)
{
    /// <summary>Cells between tabs.</summary>
    public string Text => Join(Cells.Select(cell => cell.Text));

    public bool HasControls => Cells.Any(cell => cell.Controls.Count > 0);

    /// <summary>A row of two cells keeps the line breaks of the second; in wider ones they are blanks.</summary>
    public static string Join(IEnumerable<string> cells)
    {
        var texts = cells.ToList();
        while (texts.Count > 1 && texts[^1].Length == 0)
            texts.RemoveAt(texts.Count - 1);
        return texts.Count switch
        {
            1 => texts[0],
            2 => $"{texts[0].ReplaceLineEndings(" ")}\t{texts[1]}",
            _ => string.Join('\t', texts.Select(text => text.ReplaceLineEndings(" "))),
        };
    }
}

/// <summary>The text of a .docx (ISO/IEC 29500-1, part 17) in the order of reading.</summary>
/// <param name="IsWhole">False where the document breaks off or is too long to be read to its end.</param>
/// <param name="HadLegacyFonts">Some of it was typed in TCVN3 or VNI and was converted.</param>
internal sealed record WordText(IReadOnlyList<WordLine> Lines, bool IsWhole, bool HadLegacyFonts)
{
    /// <summary>Null where it is no package at all.</summary>
    public static WordText? Read(Stream file)
    {
        if (PackageText.Open(file) is not { } zip)
            return null;
        var budget = new UnpackingBudget(PackageText.MostXml);
        var walker = new WordWalker(WordFonts.Read(zip, budget));
        var isWhole = PackageText.Walk(zip, MainPart(zip, budget), budget, walker.Visit);
        return new(walker.Lines, isWhole, walker.HadLegacyFonts);
    }

    // Usually word/document.xml; the package may say otherwise.
    private static string MainPart(ZipDirectory zip, UnpackingBudget budget)
    {
        string? target = null;
        PackageText.Walk(zip, "_rels/.rels", budget, xml =>
        {
            if (xml.NodeType is XmlNodeType.Element && xml.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                target = xml.GetAttribute("Target");
            return target is null;
        });
        return target?.TrimStart('/') ?? "word/document.xml";
    }
}

/// <summary>Which font a style says, as far as it matters: old fonts are told by their names.</summary>
internal sealed class WordFonts
{
    private const int LongestChain = 10;

    private readonly Dictionary<string, string> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _basedOn = new(StringComparer.Ordinal);

    public string? Default { get; private set; }

    public static WordFonts Read(ZipDirectory zip, UnpackingBudget budget)
    {
        var fonts = new WordFonts();
        string? style = null;
        string? standard = null;
        PackageText.Walk(zip, "word/styles.xml", budget, xml =>
        {
            if (xml.NodeType is not XmlNodeType.Element)
                return true;
            switch (xml.LocalName)
            {
                case "style":
                    style = xml.Value("styleId");
                    if (xml.Value("type") == "paragraph" && xml.Value("default") is "1" or "true")
                        standard = style;
                    break;
                case "basedOn" when style is not null && xml.Value("val") is { } other:
                    fonts._basedOn[style] = other;
                    break;
                case "rFonts" when xml.Font() is { } font && style is null:
                    fonts.Default = font;
                    break;
                case "rFonts" when xml.Font() is { } font:
                    fonts._fonts[style!] = font;
                    break;
            }

            return fonts._fonts.Count + fonts._basedOn.Count < 20_000;
        });
        fonts.Default = fonts.Of(standard) ?? fonts.Default;
        return fonts;
    }

    public string? Of(string? style)
    {
        for (var step = 0; style is not null && step < LongestChain; step++)
        {
            if (_fonts.TryGetValue(style, out var font))
                return font;
            style = _basedOn.GetValueOrDefault(style);
        }

        return null;
    }
}

/// <summary>Attributes in whichever of the two namespaces of WordprocessingML the document uses.</summary>
internal static class WordAttributes
{
    public static string? Value(this XmlReader xml, string name) => xml.GetAttribute(name, xml.NamespaceURI);

    public static string? Font(this XmlReader xml) => xml.Value("ascii") ?? xml.Value("hAnsi");
}
