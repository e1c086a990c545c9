using System.Xml.Linq;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>A paragraph or table of the body, in the order of reading.</summary>
/// <param name="Text">Of a paragraph; empty for a table.</param>
/// <param name="Role">Our style that it has, see <see cref="WordStyles.RoleOf"/>.</param>
/// <param name="Level">1 for the highest level of headings; null for what is no heading.</param>
/// <param name="LooksLikeHeading">It is bold, or counted by Word.</param>
internal sealed record BodyBlock(XElement Element, string Text, string? Role, int? Level, bool LooksLikeHeading)
{
    public bool IsTable => Element.Name == WordNames.Table;

    /// <summary>The text without marks and case.</summary>
    public string Folded { get; } = TextFold.Of(Text);

    /// <summary>The paragraphs that it is, or holds.</summary>
    public IEnumerable<XElement> Paragraphs => Element.DescendantsAndSelf(WordNames.Paragraph);

    /// <summary>The rows of a table; none for a paragraph.</summary>
    public IEnumerable<XElement> Rows => IsTable ? ParagraphWords.Unwrapped(Element).Where(child => child.Name == WordNames.W + "tr") : [];

    /// <exception cref="RefusedEditedFileException">There are more than a report has.</exception>
    public static IReadOnlyList<BodyBlock> Read(XDocument main, WordStyles styles, ReadingLimits limits)
    {
        var blocks = new List<BodyBlock>();
        var lines = 0;
        foreach (var element in ParagraphWords.Unwrapped(main.Root!.Element(WordNames.W + "body")!))
        {
            if (element.Name != WordNames.Table && element.Name != WordNames.Paragraph)
                continue;
            var block = element.Name == WordNames.Table ? new(element, "", null, null, false) : OfParagraph(element, styles);
            lines += block.IsTable ? element.Descendants(WordNames.W + "tr").Count() : 1;
            if (lines > limits.Lines)
                throw new RefusedEditedFileException(EditedFileReasons.TooLong);
            blocks.Add(block);
        }

        return blocks;
    }

    private static BodyBlock OfParagraph(XElement paragraph, WordStyles styles)
    {
        var properties = paragraph.Element(WordNames.W + "pPr");
        var style = properties.ValueOf("pStyle");
        var isBold = styles.IsBold(style);
        var runs = paragraph.Descendants(WordNames.Run).Where(run => run.Elements(WordNames.Text).Any()).Select(run => run.Element(WordNames.W + "rPr")).ToList();
        var allBold = runs.Count > 0 && runs.All(look => look?.Element(WordNames.W + "b") is null ? isBold : look.IsOn("b"));
        return new(paragraph, ParagraphWords.Of(paragraph), styles.RoleOf(style), styles.LevelOf(properties), allBold || properties?.Element(WordNames.W + "numPr") is not null);
    }
}
