using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using KhcnFunctions.Submissions.Narratives;
using Xunit;

namespace KhcnFunctions.Submissions.Files;

public sealed class FileInspectionTests
{
    private static readonly Dictionary<FileKind, byte[]> Good = new()
    {
        [FileKind.Docx] = SampleFiles.Docx,
        [FileKind.Xlsx] = SampleFiles.Xlsx,
        [FileKind.Pdf] = SampleFiles.Pdf(),
        [FileKind.Odt] = SampleFiles.Odt,
        [FileKind.Ods] = SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")),
        [FileKind.Jpeg] = SampleFiles.Jpeg,
        [FileKind.Png] = SampleFiles.Png,
        [FileKind.Zip] = SampleFiles.Zip(("Báo cáo/bao-cao.docx", SampleFiles.Docx), ("ảnh.png", SampleFiles.Png), ("Báo cáo/", [])),
    };

    public static TheoryData<FileKind> Kinds => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Inspect_OfAGoodFile_SaysItsKindWhateverItsName(FileKind kind)
    {
        var verdict = Inspect(Good[kind], "Báo cáo.exe");

        Assert.Equal((kind, null, null), (verdict.Kind, verdict.Refusal, verdict.Check));
        Assert.Equal("Báo cáo.exe" + FileTypes.Extensions(kind)[0], verdict.Name);
    }

    [Fact]
    public void Inspect_OfOldAndRarFiles_TakesThemAndHasThemChecked()
    {
        foreach (var (bytes, kind) in new[] { (SampleFiles.Doc, FileKind.Doc), (SampleFiles.Xls, FileKind.Xls), (SampleFiles.Rar, FileKind.Rar) })
        {
            var verdict = Inspect(bytes);

            Assert.Equal(kind, verdict.Kind);
            Assert.Contains("HCTH cần kiểm tra", verdict.Check, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty", [], FileReasons.Empty },
        { "text", Encoding.UTF8.GetBytes("Chào"), FileReasons.Unknown },
        { "exe", [.. "MZ"u8, 1, 2, 3], FileReasons.Program },
        { "exe before a PDF", [.. "MZ"u8, .. SampleFiles.Pdf()], FileReasons.Program },
        { "script", Encoding.UTF8.GetBytes("#!/bin/sh"), FileReasons.Program },
        { "encrypted docx", SampleFiles.Compound("Root Entry", "EncryptedPackage", "EncryptionInfo"), FileReasons.Encrypted },
        { "doc with macros", SampleFiles.Compound("Root Entry", "WordDocument", "Macros", "VBA"), FileReasons.Macros },
        { "xls with macros", SampleFiles.Compound("Root Entry", "Workbook", "_VBA_PROJECT_CUR"), FileReasons.Macros },
        { "xls with Excel 4 macros", [.. SampleFiles.Xls, 0x85, 0, 14, 0, 0, 1, 0, 0, 0, 1, 6, 0, .. "Macro1"u8], FileReasons.Macros },
        { "protected doc", ProtectedDoc(), FileReasons.Encrypted },
        { "msi", SampleFiles.Compound("Root Entry", "SummaryInformation"), FileReasons.Unknown },
        { "docm", SampleFiles.Office("application/vnd.ms-word.document.macroEnabled.main+xml"), FileReasons.Macros },
        { "docx with code", SampleFiles.Office(SampleFiles.DocxMain, ("word/vbaProject.bin", "x")), FileReasons.Macros },
        { "xlsx with macro sheet", SampleFiles.Office(SampleFiles.XlsxMain, ("xl/macrosheets/sheet1.xml", "<a/>")), FileReasons.Macros },
        { "docx with a remote template", SampleFiles.Office(SampleFiles.DocxMain, ("word/_rels/settings.xml.rels", "<a><b Target='http://x.example/a.dotm'/></a>")), FileReasons.Template },
        { "embedded xlsm", SampleFiles.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Types(SampleFiles.DocxMain))), ("word/embeddings/a.xlsx", SampleFiles.Office("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))), FileReasons.Macros },
        { "pptx", SampleFiles.Office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), FileReasons.Unknown },
        { "odt with code", SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "x")), FileReasons.Macros },
        { "encrypted odt", SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<encryption-data/>")), FileReasons.Encrypted },
        { "encrypted zip", SampleFiles.Encrypted(SampleFiles.Zip(("a.docx", SampleFiles.Docx))), FileReasons.Encrypted },
        { "encrypted rar", SampleFiles.EncryptedRar, FileReasons.Encrypted },
        { "nested zip", SampleFiles.Zip(("a.zip", SampleFiles.Zip(("b.png", SampleFiles.Png)))), FileReasons.Nested },
        { "rar in zip", SampleFiles.Zip(("a.rar", SampleFiles.Rar)), FileReasons.Nested },
        { "empty zip", SampleFiles.Zip(("a/", [])), FileReasons.Empty },
        { "path", SampleFiles.Zip(("../../etc/passwd", SampleFiles.Png)), FileReasons.UnsafePath },
        { "absolute path", SampleFiles.Zip(("/etc/passwd", SampleFiles.Png)), FileReasons.UnsafePath },
        { "Windows path", SampleFiles.Zip(("a\\b.png", SampleFiles.Png)), FileReasons.UnsafePath },
        { "drive", SampleFiles.Zip(("C:b.png", SampleFiles.Png)), FileReasons.UnsafePath },
        { "macro in zip", SampleFiles.Zip(("báo cáo.docx", SampleFiles.Office("application/vnd.ms-word.document.macroEnabled.main+xml"))), FileReasons.InMember("báo cáo.docx", FileReasons.Macros) },
        { "program in zip", SampleFiles.Zip(("a.pdf", [.. "MZ"u8, 0, 0])), FileReasons.InMember("a.pdf", FileReasons.Program) },
        { "cut off", SampleFiles.Docx[..^100], FileReasons.Broken },
        { "bomb", SampleFiles.Zip(("a.png", new byte[30_000_000])), FileReasons.Bomb },
        { "bomb that lies about its size", SampleFiles.Lying(SampleFiles.Zip(("word/a.xml", new byte[60_000_000]), ("[Content_Types].xml", Encoding.UTF8.GetBytes(Types(SampleFiles.DocxMain))))), FileReasons.Bomb },
        { "too many members", SampleFiles.Zip([.. Enumerable.Range(0, FileLimits.MostMembers + 1).Select(index => ($"{index}", Array.Empty<byte>()))]), FileReasons.Bomb },
        { "encrypted pdf", SampleFiles.Pdf(trailer: "/Encrypt 6 0 R /ID [<00> <00>]", extra: "6 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <" + new string('1', 64) + "> /U <" + new string('2', 64) + ">>> endobj"), FileReasons.Encrypted },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Inspect_OfABadFile_SaysWhy(string what, byte[] bytes, string reason)
    {
        var verdict = Inspect(bytes, "báo cáo.docx");

        Assert.True(verdict.Kind is null, what);
        Assert.Equal(reason, verdict.Refusal);
    }

    [Fact]
    public void Inspect_OfAFileThatIsTooLarge_SaysSo() => Assert.Equal(FileReasons.TooLarge, Inspect([.. SampleFiles.Png, .. new byte[FileLimits.LargestFile]]).Refusal);

    [Fact]
    public void Inspect_OfAPdfWithCode_HasItChecked() => Assert.Equal(FileReasons.PdfActions, Inspect(SampleFiles.Pdf(extra: "6 0 obj <</S /JavaScript /JS (x)>> endobj")).Check);

    [Fact]
    public void Inspect_OfAnyFile_LeavesItAtItsBeginning()
    {
        using var stream = new MemoryStream(SampleFiles.Docx);
        FileInspection.Inspect(stream, "a.docx");

        Assert.Equal(0, stream.Position);
    }

    /// <summary>Broken files for a bounded time: nothing but a verdict comes back. KHCN_FUZZ_SECONDS makes it longer by hand.</summary>
    [Fact]
    public void Inspect_OfBrokenFiles_NeverThrowsAndEnds()
    {
        var limit = TimeSpan.FromSeconds(double.TryParse(Environment.GetEnvironmentVariable("KHCN_FUZZ_SECONDS"), out var seconds) ? seconds : 5);
        byte[][] seeds = [.. Good.Values, SampleFiles.Doc, SampleFiles.Xls, SampleFiles.Rar];
        var kinds = Enum.GetValues<FileKind>();
        var watch = Stopwatch.StartNew();
        for (var round = 0; watch.Elapsed < limit || round < 50; round++)
        {
            var random = new Random(round);
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var count = random.Next(1, 12); count > 0; count--)
                bytes[random.Next(3) == 0 ? random.Next(Math.Min(64, bytes.Length)) : random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)0xFF : (byte)random.Next(256);
            if (random.Next(5) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            var start = watch.Elapsed;
            var failure = Record.Exception(() =>
            {
                Inspect(bytes);
                NarrativeReader.Read(new MemoryStream(bytes), kinds[round % kinds.Length]);
            });
            Assert.True(failure is null, $"round {round}: {failure}");
            Assert.True(watch.Elapsed - start < TimeSpan.FromSeconds(30), $"round {round} took {watch.Elapsed - start}");
        }
    }

    private static FileVerdict Inspect(byte[] bytes, string name = "a") => FileInspection.Inspect(new MemoryStream(bytes), name);

    private static string Types(string main) => $"<Types><Override ContentType='{main}'/></Types>";

    private static byte[] ProtectedDoc()
    {
        var header = new byte[512];
        BinaryPrimitives.WriteUInt16LittleEndian(header, 0xA5EC);
        header[11] = 1;
        return [.. SampleFiles.Compound("Root Entry", "WordDocument", "1Table", "0Table"), .. header];
    }
}
