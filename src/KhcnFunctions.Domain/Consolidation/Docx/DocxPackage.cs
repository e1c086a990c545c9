using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>What the file says of itself beside its text. No author: an official document has an agency, not a writer.</summary>
/// <param name="CompiledAt">Stands for created and modified.</param>
internal sealed record DocxProperties(string Title, DateTimeOffset CompiledAt, bool Rehearsal);

/// <summary>
/// Writes a WordprocessingML package (ISO/IEC 29500) part by part, straight into the stream: nothing is held twice, and since
/// entry order, times and relationship ids are ours, the same input gives the same bytes.
/// </summary>
internal static class DocxPackage
{
    // The first moment that a zip can hold.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Body = "word/document.xml";

    internal static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>Leaves the stream open.</summary>
    public static void Write(Stream output, DocxProperties properties, IEnumerable<PageRun> pages) =>
        Write(output, properties, StyleSheet.Build(), PageHeader.FirstPage(properties.Rehearsal), xml => BodyWriter.Write(xml, pages));

    /// <summary>Leaves the stream open.</summary>
    /// <param name="firstPage">The header of each section's first page; the others are numbered.</param>
    /// <param name="document">Writes the main part.</param>
    public static void Write(Stream output, DocxProperties properties, Styles styles, Header firstPage, Action<XmlWriter> document)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        WriteText(zip, "[Content_Types].xml", PackageXml.ContentTypes);
        WriteText(zip, "_rels/.rels", PackageXml.PackageRelationships);
        WritePart(zip, "docProps/core.xml", xml => WriteProperties(xml, properties));
        WriteText(zip, "word/_rels/document.xml.rels", PackageXml.DocumentRelationships);
        WritePart(zip, "word/styles.xml", styles.WriteTo);
        WritePart(zip, "word/numbering.xml", HeadingNumbering.Build().WriteTo);
        WritePart(zip, "word/settings.xml", DocumentSettings.Build().WriteTo);
        WritePart(zip, "word/fontTable.xml", DocumentSettings.Fonts().WriteTo);
        WritePart(zip, "word/header1.xml", PageHeader.Numbered(properties.Rehearsal).WriteTo);
        WritePart(zip, "word/header2.xml", firstPage.WriteTo);
        WritePart(zip, Body, document);
    }

    private static void WriteText(ZipArchive zip, string name, string text)
    {
        using var stream = Open(zip, name);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var stream = Open(zip, name);
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    internal static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }

    private static void WriteProperties(XmlWriter xml, DocxProperties properties)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Elements = "http://purl.org/dc/elements/1.1/";
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Elements, DocumentText.Composed(properties.Title));
        xml.WriteElementString("dc", "language", Elements, DocumentSettings.Language);
        WriteTime(xml, "created", properties.CompiledAt);
        WriteTime(xml, "modified", properties.CompiledAt);
        xml.WriteEndElement();
    }

    private static void WriteTime(XmlWriter xml, string name, DateTimeOffset time)
    {
        xml.WriteStartElement("dcterms", name, "http://purl.org/dc/terms/");
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
