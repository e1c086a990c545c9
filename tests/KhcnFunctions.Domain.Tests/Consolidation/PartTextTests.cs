using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class PartTextTests
{
    private const string Task = """
        a) Kết quả thực hiện
        Đã ban hành 02 văn bản.
        - Số lớp tập huấn: 3 lớp.
        TT	Nội dung	Số lượng
        1	Tập huấn	3
        2	Hội nghị	

        A	B
        C	D
        [Nội dung phối hợp thực hiện:]
        Góp ý 04 dự thảo.
        b) Đánh giá
        - Mức độ thực hiện: Hoàn thành.
        """;

    [Fact]
    public void Text_OfAPart_ReadsAndWritesTheSame() => Assert.Equal(Task.ReplaceLineEndings("\n"), PartText.Write(PartText.Read(Task)));

    [Fact]
    public void Text_OfAPart_KnowsHeadingsLabelsListsAndTables()
    {
        var blocks = PartText.Read(Task);

        Assert.Equal(new Heading(3, "Kết quả thực hiện"), blocks[0]);
        Assert.Equal(new Paragraph("- Số lớp tập huấn: 3 lớp.", TextRole.Item), blocks[2]);
        var table = Assert.IsType<Table>(blocks[3]);
        Assert.Equal(["TT", "Nội dung", "Số lượng"], table.Columns.Select(column => column.Title));
        Assert.Equal([["1", "Tập huấn", "3"], ["2", "Hội nghị", ""]], table.Rows.Select(row => row.Cells));
        Assert.Equal([ColumnAlignment.Centre, ColumnAlignment.Left, ColumnAlignment.Right], table.Columns.Select(column => column.Alignment));
        Assert.Single(Assert.IsType<Table>(blocks[4]).Rows);
        Assert.Equal(new Paragraph("Nội dung phối hợp thực hiện:", TextRole.Label), blocks[5]);
        Assert.Equal(new Heading(3, "Đánh giá"), blocks[7]);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("tables")]
    [InlineData("look-alikes")]
    public void Text_OfEveryCompiledPart_GivesTheSamePart(string name)
    {
        var input = name switch
        {
            "normal" => SampleCycle.Normal(),
            "tables" => SampleCycle.WithText("Bảng 1\nA\tB\n1\t2\n\nC\tD\n3\t4\nmột\tdòng"),
            _ => SampleCycle.WithText("a) Giống tiêu đề\nb) Nữa\n[Giống dẫn đề:]\n  thụt dòng\n1. Mục\n• Mục\nCăn cứ Luật;\nđ) Hết\tdòng có tab\n[a:]\tx\n[b:]\ty\u2028z"),
        };

        foreach (var part in ConsolidatedReport.From(input).Parts)
        {
            var again = PartText.Read(part.CompiledText, part.Key);

            Assert.Equal(part.CompiledText, PartText.Write(again));
            Assert.Equal(part.Compiled.Select(Look), again.Select(Look));
        }
    }

    [Fact]
    public void Text_ALetterAtTheBeginningAgain_CountsAnew()
    {
        var blocks = PartText.Read("b) Một\nc) Hai\na) Ba\nb) Bốn");

        Assert.Equal("a) Một\nb) Hai\na) Ba\nb) Bốn", PartText.Write(blocks));
    }

    [Fact]
    public void Text_Hostile_IsText()
    {
        var blocks = PartText.Read("a\0\u202Eb\r\n" + string.Join('\t', Enumerable.Range(0, 1000)) + "\n" + string.Join('\t', Enumerable.Range(0, 1000)) + "\n\t\t\n\t\n[:]\n) x\na)");

        Assert.All(blocks, block => Assert.IsType<Paragraph>(block));
        Assert.Equal("a\uFFFD[U+202E]b", ((Paragraph)blocks[0]).Text);
        Assert.Equal(["[:]", ") x", "a)"], blocks.TakeLast(3).Select(block => ((Paragraph)block).Text));
    }

    [Fact]
    public void Text_OfTheOpening_KeepsTheBasisApart()
    {
        var part = ConsolidatedReport.From(SampleCycle.Normal()).Part(PartKeys.Opening)!;

        var roles = PartText.Read(part.CompiledText, PartKeys.Opening).Select(block => ((Paragraph)block).Role);

        Assert.Equal([TextRole.LegalBasis, TextRole.LegalBasis, TextRole.LegalBasis, TextRole.Body, TextRole.Body], roles);
    }

    private static object Look(Block block) => block switch
    {
        Table table => string.Join('|', table.Columns.Select(column => column.Title).Concat(table.Rows.SelectMany(row => row.Cells))),
        _ => block with { Sources = [], Composed = false },
    };
}
