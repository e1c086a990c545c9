using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace KhcnFunctions.Consolidation.Figures;

public sealed class FigureSheetsTests
{
    [Fact]
    public async Task Workbook_OfACycle_IsValidAndHasFourSheets()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(SampleCycle.Normal())), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(error => error.Description));
        Assert.Equal(["Tình hình gửi", "Đơn vị - nhiệm vụ", "Số liệu", "Kinh phí"], workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
    }

    [Fact]
    public async Task Cells_OfFiguresAndDays_AreNumbers()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(SampleCycle.Normal())), isEditable: false);

        var received = Assert.IsType<Cell>(Row(workbook, "Tình hình gửi", 2)[4], exactMatch: false);
        Assert.Equal(new DateTime(2026, 12, 8, 15, 42, 0), DateTime.FromOADate(double.Parse(received.InnerText, CultureInfo.InvariantCulture)), TimeSpan.FromSeconds(1));
        Assert.Equal(["1240", "98.5"], new[] { 2, 3 }.Select(row => Row(workbook, "Số liệu", row)[4].InnerText));
        Assert.All(new[] { 2, 3 }, row => Assert.True(Row(workbook, "Số liệu", row)[4].DataType?.Value is null || Row(workbook, "Số liệu", row)[4].DataType!.Value == CellValues.Number));
    }

    [Fact]
    public async Task Totals_OfBudgets_AreThoseOfTheReport()
    {
        var input = SampleCycle.Normal();
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(input)), isEditable: false);
        var rows = SheetOf(workbook, "Kinh phí").Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count();

        var total = Row(workbook, "Kinh phí", rows).ConvertAll(cell => cell.InnerText);
        var reported = ConsolidatedReport.From(input).Budgets!.Rows.Last().Cells;

        Assert.Equal(reported[1], total[1]);
        Assert.Equal(reported.Skip(3).Take(2), total.Skip(3).Take(2).Select(sum => ReportWording.Number(decimal.Parse(sum, CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x.example\";\"bấm\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task Text_ThatLooksLikeAFormula_IsATextCell(string text)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(SampleCycle.WithText(text))), isEditable: false);
        var sheets = workbook.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!).ToList();

        Assert.DoesNotContain(sheets, sheet => sheet.Descendants<CellFormula>().Any());
        var cells = sheets.SelectMany(sheet => sheet.Descendants<Cell>()).Where(cell => cell.InnerText == text).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.True(cell.DataType!.Value == CellValues.InlineString || cell.DataType.Value == CellValues.String));
    }

    [Fact]
    public async Task Sheets_ArePrintedOnLandscapePagesWithTheHeaderRepeated()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(SampleCycle.Normal())), isEditable: false);

        Assert.All(workbook.WorkbookPart!.WorksheetParts, part =>
        {
            var page = part.Worksheet!.GetFirstChild<PageSetup>()!;
            Assert.Equal((9u, 1u, 0u), (page.PaperSize!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
            Assert.Equal(OrientationValues.Landscape, page.Orientation!.Value);
            Assert.True(part.Worksheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
            Assert.Equal(1, part.Worksheet.Descendants<Pane>().Single().VerticalSplit!.Value);
        });
        Assert.Equal(
            ["'Tình hình gửi'!$1:$1", "'Đơn vị - nhiệm vụ'!$1:$1", "'Số liệu'!$1:$1", "'Kinh phí'!$1:$1"],
            workbook.WorkbookPart.Workbook!.DefinedNames!.Elements<DefinedName>().Select(name => name.Text));
    }

    [Fact]
    public async Task Workbook_WrittenTwiceWithADelay_IsTheSameBytes()
    {
        var first = await WriteAsync(SampleCycle.Normal());

        // A zip counts time in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));

        Assert.Equal(first, await WriteAsync(SampleCycle.Normal()));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public async Task Workbook_WithoutReports_OrWithLongTexts_IsWritten()
    {
        await WriteAsync(SampleCycle.Empty());
        var long64 = await WriteAsync(SampleCycle.WithText(new string('ố', 64_000)));

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(long64), isEditable: false);
        Assert.All(workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()), cell => Assert.InRange(cell.InnerText.Length, 0, 32_767));
    }

    [Fact]
    public async Task Workbook_OfARehearsal_SaysSoOnEachPage()
    {
        using var zip = new ZipArchive(new MemoryStream(await WriteAsync(SampleCycle.Normal() with { Rehearsal = true })));

        Assert.All(zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)), entry =>
        {
            using var part = entry.Open();
            Assert.Contains("Chạy thử", XDocument.Load(part).Root!.Value, StringComparison.Ordinal);
        });
    }

    private static List<Cell> Row(SpreadsheetDocument workbook, string sheet, int number) =>
        [.. SheetOf(workbook, sheet).Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ElementAt(number - 1).Elements<Cell>()];

    private static Worksheet SheetOf(SpreadsheetDocument workbook, string name)
    {
        var id = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!;
        return ((WorksheetPart)workbook.WorkbookPart.GetPartById(id)).Worksheet!;
    }

    private static async Task<byte[]> WriteAsync(ConsolidationInput input)
    {
        using var output = new MemoryStream();
        await FigureSheets.WriteAsync(input, output, CancellationToken.None);
        return output.ToArray();
    }
}
