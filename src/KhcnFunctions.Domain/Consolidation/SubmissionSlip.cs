using System.Xml;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>The Phiếu trình that goes with a draft to who signs it: one page, with room to write where nothing was recorded.</summary>
public static class SubmissionSlip
{
    /// <summary>Writes the .docx and leaves the stream open. The same input gives the same bytes.</summary>
    public static void Write(SubmissionSlipInput input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var properties = new DocxProperties($"Phiếu trình dự thảo lần {input.Draft} Báo cáo {SlipText.LowerFirst(input.Subject)}", input.MadeAt, input.Rehearsal);
        DocxPackage.Write(output, properties, SlipStyles.Build(), PageHeader.FirstPage(input.Rehearsal), xml => WriteDocument(xml, input));
    }

    private static void WriteDocument(XmlWriter xml, SubmissionSlipInput input)
    {
        xml.WriteStartElement("w", "document", BodyWriter.Word2006);
        xml.WriteAttributeString("xmlns", "r", null, BodyWriter.Relationships);
        xml.WriteStartElement("w", "body", BodyWriter.Word2006);
        foreach (var element in new SlipBody(input).Build())
            element.WriteTo(xml);
        Page.Section(new PageRun(PageOrientation.Portrait, OwnNumbering: true, []), first: true).WriteTo(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
