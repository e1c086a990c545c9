using System.Xml;
using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Consolidation.Docx;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>Writes a unit's Word form: its tasks with content controls whose tags are the names of <see cref="FormField"/>. The same content gives the same bytes.</summary>
public static class WordFormWriter
{
    private const string Word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Leaves the stream open.</summary>
    public static void Write(Stream output, WordFormContent content)
    {
        // The day of the form is of no meaning; the same content is to give the same bytes.
        var properties = new DocxProperties($"Biểu báo cáo năm {content.Year} - {content.Unit.Name}", VietnamTime.StartOf(new DateOnly(content.Year, 1, 1)), content.Rehearsal);
        DocxPackage.Write(output, properties, FormStyles.Build(), FirstPageHeader(content), xml => WriteDocument(xml, content));
    }

    private static void WriteDocument(XmlWriter xml, WordFormContent content)
    {
        xml.WriteStartElement("w", "document", BodyWriter.Word2006);
        xml.WriteAttributeString("xmlns", "r", null, BodyWriter.Relationships);
        xml.WriteAttributeString("xmlns", "w14", null, Word2010);
        xml.WriteAttributeString("mc", "Ignorable", Compatibility, "w14");
        xml.WriteStartElement("w", "body", BodyWriter.Word2006);
        foreach (var element in new FormBody(content).Build())
            element.WriteTo(xml);
        Page.Section(new PageRun(PageOrientation.Portrait, OwnNumbering: true, []), first: true).WriteTo(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // A unit's own paper: the department above the unit; it stands outside of the text, so that nobody reads it as an answer.
    private static Header FirstPageHeader(WordFormContent content)
    {
        var head = new Letterhead(content.Plan.Agency.Name.ToUpperInvariant(), content.Unit.Name.ToUpperInvariant(), null, "");
        var header = new Header();
        if (content.Rehearsal)
            header.AppendChild(TextRuns.Paragraph(StyleIds.RehearsalMark, PageHeader.RehearsalText));
        header.Append(FrameTables.Of(head), new Word.Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = StyleIds.SectionEnd } }));
        return header;
    }
}
