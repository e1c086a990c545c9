using System.Text;
using System.Xml.Linq;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>The words of a paragraph, cell or row, in the order of reading.</summary>
internal static class ParagraphWords
{
    /// <summary>Stands for a picture, which has no words.</summary>
    public const string Picture = "[hình]";

    /// <summary>Stands for the mark of a footnote or endnote.</summary>
    public const string Note = "[chú thích]";

    /// <summary>On one line, in NFC, with single blanks.</summary>
    public static string Of(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return Fold(text.ToString());
    }

    /// <summary>The cells of a row between tabs.</summary>
    public static string OfRow(XElement row) =>
        string.Join('\t', Unwrapped(row).Where(child => child.Name == WordNames.W + "tc").Select(cell => Fold(string.Join(' ', cell.Descendants(WordNames.Paragraph).Where(IsOutermost).Select(Of)))));

    /// <summary>What stands in an element, whether content controls stand around it or not.</summary>
    public static IEnumerable<XElement> Unwrapped(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name.LocalName is not ("sdt" or "sdtContent" or "customXml" or "smartTag"))
                yield return child;
            else
                foreach (var inner in Unwrapped(child))
                    yield return inner;
        }
    }

    /// <summary>One line in NFC with single blanks; without characters that nobody sees.</summary>
    public static string Fold(string text) => string.Join(' ', CleanText.Of(text).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    // The paragraphs of a text box are read with the paragraph that holds it.
    private static bool IsOutermost(XElement paragraph) => !paragraph.Ancestors(WordNames.Paragraph).Any();

    private static void Append(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "t":
                text.Append(element.Value);
                break;
            case "tab" or "br" or "cr" or "ptab":
                text.Append(' ');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "footnoteReference" or "endnoteReference":
                text.Append(Note);
                break;
            case "pPr" or "rPr" or "instrText" or "delText" or "Fallback" or "sdtPr" or "tblPr" or "trPr" or "tcPr":
                break;
            case "drawing" or "pict":
                AppendDrawing(text, element);
                break;
            default:
                foreach (var child in element.Elements())
                    Append(text, child);
                if (element.Name == WordNames.Paragraph)
                    text.Append(' ');
                break;
        }
    }

    private static void AppendDrawing(StringBuilder text, XElement drawing)
    {
        var before = text.Length;
        foreach (var box in drawing.Descendants(WordNames.W + "txbxContent").Where(box => !box.Ancestors().TakeWhile(outer => outer != drawing).Any(outer => outer.Name.LocalName is "txbxContent" or "Fallback")))
        {
            foreach (var child in box.Elements())
                Append(text, child);
        }

        if (text.Length == before && drawing.Descendants().Any(element => element.Name.LocalName is "blip" or "imagedata"))
            text.Append(Picture);
    }
}
