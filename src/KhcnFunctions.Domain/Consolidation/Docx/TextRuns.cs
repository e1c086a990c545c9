using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>Turns any text into a paragraph: what XML cannot hold is replaced, tabs and line breaks become Word's own.</summary>
internal static class TextRuns
{
    public static Word.Paragraph Paragraph(string style, string text, bool bold = false, JustificationValues? alignment = null)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new() { Val = style } };
        if (alignment is { } value)
        {
            properties.Justification = new() { Val = value };
        }

        return new(properties, Run(text, bold));
    }

    private static Run Run(string text, bool bold)
    {
        var run = new Run();
        if (bold)
        {
            run.RunProperties = new() { Bold = new(), BoldComplexScript = new() };
        }

        var rest = DocumentText.Clean(text).AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('\t', '\n');
            var plain = end < 0 ? rest : rest[..end];
            if (!plain.IsEmpty)
            {
                run.AppendChild(new Text(plain.ToString()) { Space = SpaceProcessingModeValues.Preserve });
            }

            if (end < 0)
            {
                break;
            }

            run.AppendChild<OpenXmlElement>(rest[end] == '\t' ? new TabChar() : new Break());
            rest = rest[(end + 1)..];
        }

        return run;
    }
}
