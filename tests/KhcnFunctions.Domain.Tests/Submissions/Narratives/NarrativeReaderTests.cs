using System.IO.Compression;
using System.Text;
using KhcnFunctions.Submissions.Files;
using Xunit;

namespace KhcnFunctions.Submissions.Narratives;

public sealed class NarrativeReaderTests
{
    [Fact]
    public void Read_OfAnExcelFile_IsItsTableInLines() => Assert.Equal("Số lớp\t1.234,5\nSố người\tnhiều", Read(SampleFiles.Xlsx, FileKind.Xlsx));

    [Fact]
    public void Read_OfAnOpenDocument_IsItsText() => Assert.Equal("Báo cáo  năm\n2026\nKết quả \tĐã làm", Read(SampleFiles.Odt, FileKind.Odt));

    [Fact]
    public void Read_OfAPdf_IsItsText() => Assert.Equal("Bao cao nam 2026", Read(SampleFiles.Pdf(), FileKind.Pdf));

    [Theory]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Zip)]
    [InlineData(FileKind.Doc)]
    public void Read_OfOtherKinds_IsNothing(FileKind kind) => Assert.Null(Read(SampleFiles.Jpeg, kind));

    [Fact]
    public void Read_OfAScan_IsNothing() => Assert.Null(Read(SampleFiles.Pdf(text: ""), FileKind.Pdf));

    [Theory]
    [InlineData(FileKind.Docx)]
    [InlineData(FileKind.Pdf)]
    [InlineData(FileKind.Odt)]
    [InlineData(FileKind.Xlsx)]
    public void Read_OfABrokenFile_IsNothing(FileKind kind) => Assert.Null(Read([1, 2, 3], kind));

    [Fact]
    public void Read_OfADocumentThatUnfoldsToMuch_StopsInTime()
    {
        var xml = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
            + string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>chữ chữ chữ chữ</w:t></w:r></w:p>", 400_000));
        var bytes = SampleFiles.Zip(("word/document.xml", xml));

        Assert.InRange(Read(bytes, FileKind.Docx)!.Length, 1000, NarrativeReader.MostText * 2);
    }

    [Fact]
    public void Read_OfAPdfThatUnfoldsToMuch_StopsInTime()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("BT ET ", 10_000)));
            for (var count = 0; count < 5000; count++)
                zlib.Write(block);
        }

        var stream = Encoding.Latin1.GetString(packed.ToArray());
        var pdf = Encoding.Latin1.GetString(SampleFiles.Pdf()).Replace("/Contents 4 0 R", "/Contents 6 0 R", StringComparison.Ordinal)
            .Replace("trailer", $"6 0 obj <</Length {stream.Length} /Filter /FlateDecode>> stream\n{stream}\nendstream endobj\ntrailer", StringComparison.Ordinal);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Null(Read(Encoding.Latin1.GetBytes(pdf), FileKind.Pdf));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100_000_000);
    }

    private static string? Read(byte[] bytes, FileKind kind) => NarrativeReader.Read(new MemoryStream(bytes), kind);
}
