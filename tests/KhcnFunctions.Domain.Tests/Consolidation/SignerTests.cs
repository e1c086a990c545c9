using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Plans;
using Xunit;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation;

public sealed class SignerTests
{
    [Fact]
    public void Report_SignedByADeputy_IsSignedForTheDirectorOnTwoLines()
    {
        var signer = new Person { Id = "tran-cong-hoa", Name = "TS. Trần Công Hòa", Role = LeaderRole.DeputyDirector };

        Assert.Equal(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Công Hòa"], SignatureOf(SampleCycle.Normal() with { Signer = signer }));
    }

    [Fact]
    public void Report_NoSignerGiven_IsSignedByTheDirectorOfTheDay()
    {
        var plan = SamplePlan.Build();
        Person[] people =
        [
            new() { Id = "cu", Name = "Nguyễn Văn Cũ", Role = LeaderRole.Director, To = new(2026, 11, 30) },
            new() { Id = "moi", Name = "PGS.TS. Nguyễn Văn Mới", Role = LeaderRole.Director, From = new(2026, 12, 1) },
        ];

        Assert.Equal(["GIÁM ĐỐC", "Nguyễn Văn Mới"], SignatureOf(SampleCycle.Normal() with { Plan = plan with { Register = plan.Register with { People = people } } }));
    }

    [Fact]
    public void Report_DirectorUnknown_LeavesRoomForTheName() => Assert.Equal(["GIÁM ĐỐC", ""], SignatureOf(SampleCycle.Normal()));

    [Theory]
    [InlineData("Thạc sĩ Lê Thị B", "Lê Thị B")]
    [InlineData("GS.TSKH Lê Thị B", "Lê Thị B")]
    [InlineData("ThS Lê Thị B", "Lê Thị B")]
    [InlineData("TS", "TS")]
    [InlineData("Thsiu Văn C", "Thsiu Văn C")]
    public void Name_WithTitles_IsPlain(string name, string expected) => Assert.Equal(expected, PersonName.Plain(name));

    private static IEnumerable<string> SignatureOf(ConsolidationInput input)
    {
        using var reader = new DocxReader(input, ReportDocument.Write);
        var cells = reader.Body.Elements<Word.Table>().Single(table => table.InnerText.Contains("Nơi nhận:", StringComparison.Ordinal)).Descendants<TableCell>().ToList();
        return [.. cells[1].Elements<Word.Paragraph>().Select(DocxReader.TextOf)];
    }
}
