using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Plans;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation;

/// <summary>The page of the Phiếu trình: head, what is submitted, a grid of opinions, signatures. Lengths in twips.</summary>
internal sealed class SlipBody(SubmissionSlipInput input)
{
    private const string Caption = "Ý kiến về dự thảo Báo cáo";
    private const int WhoWidth = 3371;
    private const int CellMargins = 170;

    private static readonly int Width = Page.TextWidth(PageOrientation.Portrait);

    public IEnumerable<OpenXmlElement> Build()
    {
        yield return FrameTables.Of(new Letterhead(input.Agency.ToUpperInvariant(), input.Office.ToUpperInvariant(), Number: null, $"{input.Place}, {DayText.LongDate(input.Day)}"));
        yield return TextRuns.Paragraph(SlipStyles.Title, "PHIẾU TRÌNH");
        yield return TextRuns.Paragraph(SlipStyles.Subject, SlipText.Subject(input));
        yield return FrameTables.Rule(Width, Width / 3);
        yield return TextRuns.Paragraph(SlipStyles.To, SlipText.To(input));
        foreach (var line in SlipText.Summary(input))
            yield return TextRuns.Paragraph(SlipStyles.Text, line);
        yield return Grid();
        yield return Signatures();
        yield return TextRuns.Paragraph(StyleIds.SectionEnd, "");
    }

    private Word.Table Grid()
    {
        var widths = new[] { WhoWidth, Width - WhoWidth };
        var table = new Word.Table(
            new TableProperties
            {
                TableStyle = new() { Val = StyleIds.GridTable },
                TableWidth = new() { Width = Twips(Width), Type = TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = TableLayoutValues.Fixed },
                TableLook = new() { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                TableCaption = new() { Val = Caption },
            },
            FrameTables.Grid(widths),
            new TableRow(
                new TableRowProperties(new CantSplit(), new TableHeader()),
                FrameTables.Cell(widths[0], [TextRuns.Paragraph(StyleIds.ColumnTitle, "Người cho ý kiến")]),
                FrameTables.Cell(widths[1], [TextRuns.Paragraph(StyleIds.ColumnTitle, "Ý kiến, thời điểm")])));
        table.Append(Rows(widths));
        return table;
    }

    private IEnumerable<TableRow> Rows(int[] widths)
    {
        var isTight = input.Opinions.Count > 3;
        foreach (var opinion in input.Opinions)
            yield return Row(widths, $"Phó Giám đốc {SlipText.NameOf(opinion.Name)}", SlipText.Of(opinion, input.Opinions.Count), isTight ? 2 : 3);
        yield return Row(widths, $"Quyết định của {SlipText.RoleOf(input.Signer)}", null, isTight ? 2 : 4);
    }

    private static TableRow Row(int[] widths, string who, string? text, int lines)
    {
        var what = text is null ? Enumerable.Range(0, lines).Select(_ => BlankLine(widths[1] - CellMargins)) : [TextRuns.Paragraph(SlipStyles.Cell, text)];
        return new(new TableRowProperties(new CantSplit()), FrameTables.Cell(widths[0], [TextRuns.Paragraph(SlipStyles.Cell, who, bold: true)]), FrameTables.Cell(widths[1], what));
    }

    // Dots to write on, as far as the cell goes.
    private static Word.Paragraph BlankLine(int width) => new(
        new ParagraphProperties
        {
            ParagraphStyleId = new() { Val = SlipStyles.Line },
            Tabs = new(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = width }),
        },
        new Run(new TabChar()));

    // The names stand in a row of their own, and so on one line.
    private Word.Table Signatures()
    {
        var third = Width / 3;
        string[] signer = input.Signer.Role is LeaderRole.Director ? ["GIÁM ĐỐC"] : ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"];
        return FrameTables.Rows(
            [third, third, Width - third - third],
            [
                [TextRuns.Paragraph(SlipStyles.Role, "CHUYÊN VIÊN"), TextRuns.Paragraph(SlipStyles.Done, SlipText.Done("trình", input.Drafter))],
                [TextRuns.Paragraph(SlipStyles.Role, "TRƯỞNG PHÒNG"), TextRuns.Paragraph(SlipStyles.Done, SlipText.Done("kiểm tra", input.Check))],
                signer.Select((line, index) => TextRuns.Paragraph(index == 0 ? SlipStyles.Role : SlipStyles.RoleNext, line)),
            ],
            [Named(input.Drafter.Name), Named(input.Check.Name), Named(input.Signer.Name)]);
    }

    private static Word.Paragraph[] Named(string? name) => [TextRuns.Paragraph(SlipStyles.Name, name is null ? "" : SlipText.NameOf(name))];

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
