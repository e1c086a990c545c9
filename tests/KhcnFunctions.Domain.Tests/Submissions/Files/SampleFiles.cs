using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.Submissions.Files;

/// <summary>Small files of every kind, made here byte by byte.</summary>
internal static class SampleFiles
{
    public const string DocxMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string XlsxMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static byte[] Docx => SampleForms.Write();

    public static byte[] Xlsx => Office(XlsxMain,
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/sharedStrings.xml", "<sst xmlns='x'><si><t>Số lớp</t></si><si><r><t>Số </t></r><r><t>người</t></r></si></sst>"),
        ("xl/worksheets/sheet1.xml", "<worksheet xmlns='x'><sheetData><row><c t='s'><v>0</v></c><c><v>1234.5</v></c></row><row><c t='s'><v>1</v></c><c t='inlineStr'><is><t>nhiều</t></is></c></row></sheetData></worksheet>"));

    public static byte[] Odt => Zip(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text><text:p>Báo cáo<text:s text:c="2"/>năm<text:line-break/>2026</text:p><table:table><table:table-row><table:table-cell><text:p>Kết quả</text:p></table:table-cell><table:table-cell><text:p>Đã làm</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>
            """),
        ("META-INF/manifest.xml", "<manifest/>"));

    public static byte[] Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F'];

    public static byte[] Rar => [.. "Rar!\u001A\u0007"u8, 1, 0, 1, 2, 3, 4, 10, 1, 5, 6, 0, 5, 1, 1];

    public static byte[] EncryptedRar => [.. "Rar!\u001A\u0007"u8, 1, 0, 1, 2, 3, 4, 10, 4, 5, 6, 0, 5, 1, 1];

    public static byte[] Doc => Compound("Root Entry", "WordDocument", "1Table");

    public static byte[] Xls => Compound("Root Entry", "Workbook");

    /// <summary>A file with a text, as PDF 1.4.</summary>
    public static byte[] Pdf(string text = "Bao cao nam 2026", string trailer = "", string extra = "") => Encoding.Latin1.GetBytes(string.Join('\n',
        "%PDF-1.4",
        "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
        "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj",
        "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj",
        $"4 0 obj <</Length {text.Length + 40}>> stream",
        $"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".PadRight(text.Length + 40),
        "endstream endobj",
        "5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj",
        extra,
        $"trailer <</Root 1 0 R /Size 6 {trailer}>>",
        "%%EOF"));

    public static byte[] Office(string mainType, params (string Name, string Text)[] parts) => Zip(
        [("[Content_Types].xml", $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/main.xml' ContentType='{mainType}'/></Types>"), .. parts]);

    public static byte[] Zip(params (string Name, string Text)[] members) => Zip([.. members.Select(member => (member.Name, Encoding.UTF8.GetBytes(member.Text)))]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>An OLE compound file of which only the directory is there.</summary>
    public static byte[] Compound(params string[] names)
    {
        var file = new byte[512 + (128 * (names.Length + 4))];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        for (var index = 0; index < names.Length; index++)
        {
            var entry = file.AsSpan(512 + (128 * index), 128);
            Encoding.Unicode.GetBytes(names[index]).CopyTo(entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((names[index].Length + 1) * 2));
            entry[66] = (byte)(index == 0 ? 5 : 2);
        }

        return file;
    }

    /// <summary>A zip of which every member says that it is encrypted.</summary>
    public static byte[] Encrypted(byte[] zip)
    {
        var bytes = (byte[])zip.Clone();
        for (var at = 0; at + 10 < bytes.Length; at++)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                bytes[at + 8] |= 1;
        }

        return bytes;
    }

    /// <summary>A zip whose directory says that each member is one byte long.</summary>
    public static byte[] Lying(byte[] zip)
    {
        var bytes = (byte[])zip.Clone();
        for (var at = 0; at + 30 < bytes.Length; at++)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), 1);
        }

        return bytes;
    }
}
