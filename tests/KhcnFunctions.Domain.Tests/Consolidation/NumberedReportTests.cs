using KhcnFunctions.Consolidation.EditedFile;
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

    public static TheoryData<string, string> Rooms() => new()
    {
        { "Số:        /BC-SKHCN", "Quảng Ngãi, ngày        tháng 12 năm 2026" },
        { "Số:\u00A0\u00A0\u00A0\u00A0/BC-SKHCN", "Quảng Ngãi, ngày\u00A0\u00A0\u00A0tháng 12 năm 2026" },
        { "Số: ……/BC-SKHCN", "Quảng Ngãi, ngày …… tháng 12 năm 2026" },
        { "Số: ........./BC-SKHCN", "Quảng Ngãi, ngày .... tháng .... năm 2026" },
        { "Số : ____ /BC-SKHCN", "Quảng Ngãi, ngày ___ tháng ___ năm ____" },
        { "Số: /BC-SKHCN", "Quảng Ngãi, ngày tháng 12 năm 2026" },
        { "So\u0302\u0301:   /BC-SKHCN", "Quảng Ngãi, nga\u0300y   tháng 12 năm 2026" },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_AsPeopleLeaveIt_IsFilledWhateverTheRuns(string number, string day)
    {
        var edited = SampleEdits.Edit(document =>
        {
            foreach (var (beginning, text) in new[] { ("Số:", number), ("Quảng Ngãi, ngày", day), ("(Kèm theo", $"(Kèm theo Báo cáo {number.Replace("S", "s", StringComparison.Ordinal)[..number.IndexOf('/', StringComparison.Ordinal)].Replace(":", "", StringComparison.Ordinal)}/BC-SKHCN {day["Quảng Ngãi, ".Length..]} của Sở Khoa học và Công nghệ)") })
            {
                var paragraph = document.ParagraphWith(beginning);
                paragraph.SetText("");
                paragraph.Elements().Last().Remove();
                paragraph.Add(text.Select(letter => SampleEdits.Run(letter.ToString())));
                paragraph.Elements(SampleEdits.W + "r").First().AddFirst(new System.Xml.Linq.XElement(SampleEdits.W + "rPr", new System.Xml.Linq.XElement(SampleEdits.W + "i")));
            }
        });

        Assert.True(NumberedReport.HasRoom(edited));
        Assert.False(SampleEdits.Compare(edited).HasChanges);
        var bytes = Number(edited);
        using var numbered = new DocxReader(SampleCycle.Normal(), (_, stream) => stream.Write(bytes));
        Assert.Contains("Số: 12/BC-SKHCN", numbered.Texts);
        Assert.Contains("Quảng Ngãi, ngày 08 tháng 01 năm 2027", numbered.Texts);
        Assert.Contains("(Kèm theo Báo cáo số 12/BC-SKHCN ngày 08 tháng 01 năm 2027 của Sở Khoa học và Công nghệ)", numbered.Texts);
        var run = Assert.Single(numbered.Body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>(), run => run.InnerText == "Số: 12/BC-SKHCN");
        Assert.NotNull(run.RunProperties!.Italic);
        Assert.Empty(numbered.Errors(DocumentFormat.OpenXml.FileFormatVersions.Office2019));
        Assert.False(NumberedReport.HasRoom(bytes));
    }

    [Fact]
    public void Room_FilledByHand_IsLeftAsItIs()
    {
        var edited = SampleEdits.Edit(document => document.ParagraphWith("Số:").SetText("Số: 15/BC-SKHCN"));

        Assert.False(NumberedReport.HasRoom(edited));
        Assert.Equal([EditedFileReasons.NoRoom], SampleEdits.Taken(edited).Warnings);
        Assert.Contains("Số: 15/BC-SKHCN", SampleEdits.Everything(Number(edited)), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ThatIsNone_IsRefused() => Assert.Throws<InvalidDataException>(() => NumberedReport.HasRoom("PK"u8.ToArray()));

    private static byte[] Number(byte[] draft) => NumberedReport.From(draft, "12/BC-SKHCN", new(2027, 1, 8));

    private static DocxReader Read(byte[] draft) => new(SampleCycle.Normal(), (_, stream) => stream.Write(Number(draft)));
}
