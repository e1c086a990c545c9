using System.IO.Compression;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Documents_WrittenTwiceWithADelay_AreTheSameBytes()
    {
        var first = Both();

        // A zip counts time in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        var second = Both();

        Assert.Equal(first.Report, second.Report);
        Assert.Equal(first.Appendix, second.Appendix);
    }

    [Fact]
    public void Package_Entries_HaveFixedOrderAndTime()
    {
        using var zip = new ZipArchive(new MemoryStream(Both().Report));

        Assert.Equal(
            [
                "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml",
                "word/settings.xml", "word/fontTable.xml", "word/header1.xml", "word/header2.xml", "word/document.xml",
            ],
            zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    private static (byte[] Report, byte[] Appendix) Both()
    {
        using var report = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);
        using var appendix = new DocxReader(SampleCycle.Normal(), TrackingAppendix.Write);
        return (report.Bytes, appendix.Bytes);
    }
}
