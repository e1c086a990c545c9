using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation;

/// <summary>Tables and lists in units' texts.</summary>
public sealed class UnitTablesTests
{
    private const string Text = "Kết quả như sau:\nTT\tNội dung\tSố lượng\n1\tTập huấn\t1.240\n2\tHội nghị\t3\n- Một việc;\n+ Việc nữa;\n• Và nữa;\n1. Hết.\nmột dòng\tcó tab";

    [Fact]
    public void LinesWithTabs_InBothDocuments_AreAWordTableWithRepeatedTitles()
    {
        foreach (var write in new Action<ConsolidationInput, Stream>[] { ReportDocument.Write, TrackingAppendix.Write })
        {
            using var reader = new DocxReader(SampleCycle.WithResults(Text), write);

            var table = reader.TableNamed("Bảng gồm các cột: TT; Nội dung; Số lượng");

            Assert.Equal([["TT", "Nội dung", "Số lượng"], ["1", "Tập huấn", "1.240"], ["2", "Hội nghị", "3"]], DocxReader.Rows(table));
            Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
            Assert.Contains("một dòng\tcó tab", reader.Texts);
        }
    }

    [Fact]
    public void ListLines_InBothDocuments_HangUnderTheirDash()
    {
        foreach (var write in new Action<ConsolidationInput, Stream>[] { ReportDocument.Write, TrackingAppendix.Write })
        {
            using var reader = new DocxReader(SampleCycle.WithResults(Text), write);

            var items = reader.Body.Elements<Word.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "ListItem").Select(DocxReader.TextOf);

            Assert.Superset(new HashSet<string> { "- Một việc;", "+ Việc nữa;", "• Và nữa;", "1. Hết." }, items.ToHashSet());
            var style = reader.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(each => each.StyleId == "ListItem");
            Assert.Equal("Đoạn liệt kê", style.StyleName!.Val!.Value);
            Assert.True(int.Parse(style.StyleParagraphProperties!.Indentation!.Hanging!.Value!) > 0);
        }
    }

    [Fact]
    public void Table_InAPart_KnowsItsUnit()
    {
        using var reader = new DocxReader(SampleCycle.WithResults(Text), TrackingAppendix.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Nguồn của từng đoạn trong Báo cáo"));

        Assert.Equal("Phòng Quản lý Công nghệ và Chuyên ngành", rows.Single(row => row[1].StartsWith("TT\tNội dung", StringComparison.Ordinal))[2]);
    }

    [Fact]
    public void Table_OfTenThousandRows_IsWhole()
    {
        var text = new StringBuilder("TT\tTên\tGhi chú");
        for (var row = 1; row <= 10_000; row++)
            text.Append(FormattableString.Invariant($"\n{row}\tMục {row}\t</w:t>&"));
        using var reader = new DocxReader(SampleCycle.WithResults(text.ToString()), ReportDocument.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Bảng gồm các cột: TT; Tên; Ghi chú"));

        Assert.Equal(10_001, rows.Count);
        Assert.Equal(["10000", "Mục 10000", "</w:t>&"], rows[^1]);
        Assert.Empty(reader.Errors(FileFormatVersions.Office2019));
    }

    [Fact]
    public void Lines_WiderThanAPage_StayLines()
    {
        var line = string.Join('\t', Enumerable.Range(0, 500));
        using var reader = new DocxReader(SampleCycle.WithResults($"{line}\n{line}"), ReportDocument.Write);

        Assert.Equal(2, reader.Texts.Count(text => text == line));
        Assert.Empty(reader.Errors(FileFormatVersions.Microsoft365));
    }

    [Fact]
    public void Tables_OneAfterTheOther_AreKeptApart()
    {
        using var reader = new DocxReader(SampleCycle.WithResults("A\tB\n1\t2\n\nC\tD\n3\t4"), ReportDocument.Write);

        var table = reader.TableNamed("Bảng gồm các cột: A; B");

        Assert.Equal("TableEnd", Assert.IsType<Word.Paragraph>(table.NextSibling()).ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        Assert.Equal([["C", "D"], ["3", "4"]], DocxReader.Rows(Assert.IsType<Word.Table>(table.NextSibling()!.NextSibling())));
    }

    [Fact]
    public void Lines_RaggedOrBlank_MakeATableOfItsWidestRow()
    {
        using var reader = new DocxReader(SampleCycle.WithResults("A\tB\n\t\t\n1\t2\t3\n\tx"), ReportDocument.Write);

        Assert.Equal([["A", "B", ""], ["1", "2", "3"], ["", "x", ""]], DocxReader.Rows(reader.TableNamed("Bảng gồm các cột: A; B")));
    }
}
