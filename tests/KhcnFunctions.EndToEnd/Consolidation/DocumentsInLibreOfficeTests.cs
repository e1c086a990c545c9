using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Consolidation;
using KhcnFunctions.EndToEnd.WordForm;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Narratives;
using UglyToad.PdfPig;
using Xunit;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.EndToEnd.Consolidation;

/// <summary>The documents as a real word processor lays them out and saves them again.</summary>
public sealed class DocumentsInLibreOfficeTests(LibreOffice office) : IClassFixture<LibreOffice>
{
    [Fact]
    public async Task Report_OfTheShippedPlan_HasThreeToSixPages()
    {
        using var pdf = await RenderAsync(stream => ReportDocument.Write(SampleCycle.Normal() with { Plan = PlanFile.Shipped }, stream));

        Assert.InRange(pdf.NumberOfPages, 3, 6);
    }

    [Fact]
    public async Task Report_OfThreeHundredUnits_IsRendered()
    {
        using var pdf = await RenderAsync(stream => ReportDocument.Write(SampleCycle.WithUnits(300), stream));

        Assert.InRange(pdf.NumberOfPages, 10, 100);
        Assert.Contains(pdf.GetPages(), page => page.Text.Contains("300,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(5, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public async Task Slip_WithDeputiesOfLongNames_IsOnePage(int deputies, bool answered)
    {
        var rendered = await office.SaveAsAsync(Write(stream => SubmissionSlip.Write(SampleSlip.Longest(answered, deputies), stream)), "docx", "pdf");

        using var pdf = PdfDocument.Open(rendered);
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Contains("KT. GIÁM ĐỐC", NarrativeReader.Read(new MemoryStream(rendered), FileKind.Pdf)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_SavedThereAgain_KeepsHeadingsTablesAndNumbers()
    {
        var input = SampleCycle.WithResults("Như sau:\nTT\tNội dung\n1\tTập huấn\n2\tHội nghị\n- Một việc;\n- Việc nữa.");
        var written = Write(stream => ReportDocument.Write(input, stream));

        using var before = Open(written);
        using var after = Open(await office.SaveAsAsync(written, "docx", LibreOffice.Docx));

        Assert.Equal(HeadingsOf(before), HeadingsOf(after));
        Assert.Equal(TablesOf(before), TablesOf(after));
        Assert.Equal((1, 1), (TitleRows(before), TitleRows(after)));
        Assert.Equal(
            ["1:%1.", "2:%2."],
            after.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!.Descendants<Level>()
                .Where(level => level.ParagraphStyleIdInLevel?.Val?.Value is "Heading1" or "Heading2")
                .Select(level => $"{level.ParagraphStyleIdInLevel!.Val!.Value![^1]}:{level.LevelText!.Val!.Value}").Distinct().Order());
    }

    private static IReadOnlyList<string> HeadingsOf(WordprocessingDocument document) =>
        [.. Body(document).Elements<Word.Paragraph>().Where(paragraph => StyleOf(paragraph).StartsWith("Heading", StringComparison.Ordinal)).Select(paragraph => $"{StyleOf(paragraph)} {paragraph.InnerText}")];

    private static IReadOnlyList<string> TablesOf(WordprocessingDocument document) =>
        [.. Body(document).Elements<Word.Table>().Select(table => string.Join('|', table.Descendants<TableCell>().Select(cell => cell.InnerText)))];

    private static int TitleRows(WordprocessingDocument document) =>
        Body(document).Descendants<TableRow>().Count(row => row.TableRowProperties?.GetFirstChild<TableHeader>() is not null);

    private static string StyleOf(Word.Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document!.Body!;

    private static WordprocessingDocument Open(byte[] docx) => WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);

    private static byte[] Write(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private async Task<PdfDocument> RenderAsync(Action<Stream> write) => PdfDocument.Open(await office.SaveAsAsync(Write(write), "docx", "pdf"));
}
