using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>Writes the blocks one after the other; only one paragraph or table row is in memory at a time.</summary>
internal sealed class BodyWriter
{
    /// <summary>Namespace of WordprocessingML.</summary>
    public const string Word2006 = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Namespace of references to other parts.</summary>
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly XmlWriter xml;
    private int letter;

    private BodyWriter(XmlWriter xml) => this.xml = xml;

    public static void Write(XmlWriter xml, IEnumerable<PageRun> pages)
    {
        xml.WriteStartElement("w", "document", Word2006);
        xml.WriteAttributeString("xmlns", "r", null, Relationships);
        xml.WriteStartElement("w", "body", Word2006);
        new BodyWriter(xml).WritePages(pages);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WritePages(IEnumerable<PageRun> pages)
    {
        SectionProperties? previous = null;
        foreach (var run in pages)
        {
            if (previous is not null)
            {
                End(previous);
            }

            var first = previous is null;
            var afterTable = false;
            foreach (var block in run.Blocks)
            {
                if (afterTable)
                {
                    Put(Empty(StyleIds.TableEnd));
                }

                afterTable = block is Table;
                WriteBlock(block, Page.TextWidth(run.Orientation));
            }

            previous = Page.Section(run, first);
        }

        if (previous is not null)
        {
            Put(Empty(StyleIds.SectionEnd));
            Put(previous);
        }
    }

    // The properties of all sections but the last stand in their last paragraph.
    private void End(SectionProperties section) =>
        Put(new Word.Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = StyleIds.SectionEnd }, SectionProperties = section }));

    private static Word.Paragraph Empty(string style) => new(new ParagraphProperties { ParagraphStyleId = new() { Val = style } });

    private void WriteBlock(Block block, int width)
    {
        switch (block)
        {
            case Heading heading:
                WriteHeading(heading);
                break;
            case Paragraph paragraph:
                Put(TextRuns.Paragraph(StyleIds.Of(paragraph.Role), paragraph.Text));
                break;
            case Table table:
                DataTable.Write(xml, table, width);
                break;
            case Letterhead letterhead:
                Put(FrameTables.Of(letterhead));
                break;
            case SignatureBlock signature:
                Put(FrameTables.Of(signature, width));
                break;
            case DocumentName name:
                Put(TextRuns.Paragraph(StyleIds.Title, name.Kind), TextRuns.Paragraph(StyleIds.Subject, name.Subject), FrameTables.Rule(width, width / 3));
                break;
            case AnnexName annex:
                Put(TextRuns.Paragraph(StyleIds.AnnexLabel, annex.Label), TextRuns.Paragraph(StyleIds.AnnexTitle, annex.Title), TextRuns.Paragraph(StyleIds.AnnexReference, annex.Reference));
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    private void WriteHeading(Heading heading)
    {
        letter = heading.Level < 3 ? 0 : heading.Restarts ? 1 : letter + 1;
        var text = heading.Level < 3 ? heading.Text : $"{HeadingNumbering.Letter(letter)}) {heading.Text}";
        Put(TextRuns.Paragraph(StyleIds.Heading(heading.Level), text));
    }

    private void Put(params ReadOnlySpan<OpenXmlElement> elements)
    {
        foreach (var element in elements)
        {
            element.WriteTo(xml);
        }
    }
}
