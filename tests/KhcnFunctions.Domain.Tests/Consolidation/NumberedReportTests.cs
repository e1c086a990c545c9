using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class NumberedReportTests
{
    [Fact]
    public void Report_Numbered_BearsNumberAndDayInHeadAndAnnex()
    {
        using var draft = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);
        using var numbered = Read(draft.Bytes);

        Assert.Contains("Số: 12/BC-SKHCN", numbered.Texts);
        Assert.Contains("Quảng Ngãi, ngày 08 tháng 01 năm 2027", numbered.Texts);
        Assert.Contains("(Kèm theo Báo cáo số 12/BC-SKHCN ngày 08 tháng 01 năm 2027 của Sở Khoa học và Công nghệ)", numbered.Texts);
        Assert.DoesNotContain(new string(' ', 8), numbered.AllText);
        Assert.Empty(numbered.Errors(DocumentFormat.OpenXml.FileFormatVersions.Office2019));
    }

    [Fact]
    public void Report_Numbered_KeepsEveryOtherWord()
    {
        using var draft = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);
        using var numbered = Read(draft.Bytes);

        Assert.Equal(draft.Texts.Count, numbered.Texts.Count);
        Assert.Equal(3, draft.Texts.Zip(numbered.Texts).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void Report_NumberedTwice_IsTheSameBytes()
    {
        using var draft = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);

        Assert.Equal(Number(draft.Bytes), Number(draft.Bytes));
    }

    [Fact]
    public void Report_WithThatRoomInAUnitsText_KeepsTheUnitsText()
    {
        var text = $"Theo Báo cáo số{new string(' ', 8)}/BC-SKHCN ngày{new string(' ', 8)}tháng 12 năm 2026";
        var input = SampleCycle.Normal();
        var entry = input.Units.First(unit => unit.Received is not null);
        var received = entry.Received!;
        input = input with
        {
            Units = [.. input.Units.Select(unit => unit == entry
                ? unit with { Received = received with { Report = received.Report with { General = received.Report.General with { Results = text } } } }
                : unit)],
        };
        using var draft = new DocxReader(input, ReportDocument.Write);
        using var numbered = Read(draft.Bytes);

        Assert.Contains(draft.Texts, line => line.Contains(text, StringComparison.Ordinal));
        Assert.Contains(numbered.Texts, line => line.Contains(text, StringComparison.Ordinal));
    }

    private static byte[] Number(byte[] draft) => NumberedReport.From(draft, "12/BC-SKHCN", new(2027, 1, 8));

    private static DocxReader Read(byte[] draft) => new(SampleCycle.Normal(), (_, stream) => stream.Write(Number(draft)));
}
