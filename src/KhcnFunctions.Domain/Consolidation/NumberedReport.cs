using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Consolidation.EditedFile;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// The approved report with the số, ký hiệu and day that văn thư gave it, in the room left for them. Nothing else changes,
/// whether the product wrote the file or HCTH edited it.
/// </summary>
public static class NumberedReport
{
    /// <param name="report">The draft as <see cref="ReportDocument"/> wrote it, or an <see cref="EditedReport"/>.</param>
    /// <param name="number">Such as 12/BC-SKHCN.</param>
    /// <exception cref="InvalidDataException">It is no such document.</exception>
    public static byte[] From(ReadOnlyMemory<byte> report, string number, DateOnly signedOn)
    {
        var package = ReportPackage.Read(report);
        foreach (var paragraph in NumberRoom.Places(package.Zones))
        {
            var text = ParagraphRewrite.TextOf(paragraph);
            if (NumberRoom.HasNumber(text) || NumberRoom.HasDay(text))
                ParagraphRewrite.Put(paragraph, NumberRoom.Fill(text, number, signedOn));
        }

        return Replace(report, package.Main, package.Document);
    }

    /// <summary>Whether the document has the room for both, the number and the day.</summary>
    /// <exception cref="InvalidDataException">It is no such document.</exception>
    public static bool HasRoom(ReadOnlyMemory<byte> report) => HasRoom(ReportPackage.Read(report).Zones);

    internal static bool HasRoom(DocumentZones zones)
    {
        var texts = NumberRoom.Places(zones with { Annex = [] }).Select(ParagraphRewrite.TextOf).ToList();
        return texts.Exists(NumberRoom.HasNumber) && texts.Exists(NumberRoom.HasDay);
    }

    // What was not asked for keeps its bytes.
    private static byte[] Replace(ReadOnlyMemory<byte> report, string main, XDocument document)
    {
        using var source = new ZipArchive(new MemoryStream(report.ToArray()), ZipArchiveMode.Read);
        using var output = new MemoryStream();
        using (var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries)
            {
                using var copy = DocxPackage.Open(target, part.FullName);
                if (string.Equals(part.FullName, main, StringComparison.OrdinalIgnoreCase))
                {
                    using var xml = XmlWriter.Create(copy, DocxPackage.Settings);
                    document.Save(xml);
                }
                else
                {
                    using var content = part.Open();
                    content.CopyTo(copy);
                }
            }
        }

        return output.ToArray();
    }
}
