using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>The draft of a normal cycle, and ways in which a word processor or a clerk changes it.</summary>
internal static class SampleEdits
{
    public static readonly XNamespace W = SampleForms.W;

    public static ReportOutline Outline { get; } = ReportOutline.Of(ConsolidatedReport.From(SampleCycle.Normal()));

    public static byte[] Own { get; } = Write(SampleCycle.Normal());

    public static EditedReport OwnReport { get; } = Taken(Own);

    public static byte[] Write(ConsolidationInput input)
    {
        using var stream = new MemoryStream();
        ReportDocument.Write(input, stream);
        return stream.ToArray();
    }

    public static EditedReport Taken(byte[] docx)
    {
        var reading = EditedReport.Read(docx, Outline);
        Assert.Empty(reading.Mistakes);
        return reading.Report!;
    }

    public static string Refused(byte[] docx)
    {
        var reading = EditedReport.Read(docx, Outline);
        Assert.Null(reading.Report);
        return Assert.Single(reading.Mistakes);
    }

    public static ReportComparison Compare(byte[] docx) => ReportComparison.Of(OwnReport, Taken(docx));

    /// <summary>The parts that are not unchanged.</summary>
    public static IReadOnlyList<PartChange> Changed(byte[] docx) => [.. Compare(docx).Parts.Where(part => part.State is not PartState.Unchanged)];

    public static byte[] Edit(Action<XDocument> change) => SampleForms.Edit(Own, change);

    public static byte[] Edit(byte[] docx, Action<XDocument> change) => SampleForms.Edit(docx, change);

    public static XElement Body(this XDocument document) => document.Root!.Element(W + "body")!;

    public static XElement ParagraphWith(this XDocument document, string text) =>
        document.Descendants(W + "p").First(paragraph => paragraph.TextOf().Contains(text, StringComparison.Ordinal));

    public static string TextOf(this XElement paragraph) => string.Concat(paragraph.Descendants(W + "t").Select(text => text.Value));

    public static XElement Paragraph(string text, string? style = "BodyText") => new(
        W + "p",
        style is null ? null : new XElement(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", style))),
        Run(text));

    public static XElement Run(string text) => new(W + "r", new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    public static void SetText(this XElement paragraph, string text)
    {
        paragraph.Elements(W + "r").Remove();
        paragraph.Add(Run(text));
    }

    /// <summary>Puts parts into the package, each under its name; what was there is replaced.</summary>
    public static byte[] With(byte[] docx, params (string Name, byte[] Bytes)[] parts)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                zip.GetEntry(name)?.Delete();
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public static byte[] With(byte[] docx, string name, string text) => With(docx, (name, Encoding.UTF8.GetBytes(text)));

    public static byte[] WithType(byte[] docx, string part, string contentType) =>
        SampleForms.EditText(docx, xml => xml.Replace("</Types>", $"<Override PartName=\"/{part}\" ContentType=\"{contentType}\"/></Types>", StringComparison.Ordinal), "[Content_Types].xml");

    public static byte[] WithRelationship(byte[] docx, string id, string kind, string target, bool isExternal = false, string place = "word/_rels/document.xml.rels") =>
        SampleForms.EditText(docx, xml => xml.Replace("</Relationships>", Relationship(id, kind, target, isExternal) + "</Relationships>", StringComparison.Ordinal), place);

    public static string Relationship(string id, string kind, string target, bool isExternal) =>
        $"<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>";

    /// <summary>All that the package says, unpacked.</summary>
    public static string Everything(ReadOnlyMemory<byte> docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx.ToArray()));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(entry.FullName).Append('\n').Append(reader.ReadToEnd()).Append('\n');
        }

        return all.ToString();
    }

    public static IReadOnlyList<string> Errors(ReadOnlyMemory<byte> docx)
    {
        using var reader = new DocxReader(SampleCycle.Normal(), (_, stream) => stream.Write(docx.Span));
        return reader.Errors(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365);
    }
}
