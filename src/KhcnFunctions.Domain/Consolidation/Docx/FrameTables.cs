using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>The head and the foot of an official document: tables of two columns without lines. Lengths in twips.</summary>
internal static class FrameTables
{
    // As wide as the grid of the decree's own annex (3829 + 5670), with more room for long names of agencies.
    private const int AgencyWidth = 4080;
    private const int NationWidth = 5419;

    // As wide as 'Độc lập - Tự do - Hạnh phúc' in bold 13 pt.
    private const int MottoRule = 3170;
    private const int AgencyRule = 1400;

    public static Word.Table Of(Letterhead head)
    {
        var agencies = Cell(AgencyWidth,
        [
            TextRuns.Paragraph(StyleIds.Superior, head.Superior),
            TextRuns.Paragraph(StyleIds.Issuer, head.Issuer),
            Rule(AgencyWidth, AgencyRule),
        ]);
        var nation = Cell(NationWidth,
        [
            TextRuns.Paragraph(StyleIds.Nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            TextRuns.Paragraph(StyleIds.Motto, "Độc lập - Tự do - Hạnh phúc"),
            Rule(NationWidth, MottoRule),
        ]);
        var number = Cell(AgencyWidth, [TextRuns.Paragraph(StyleIds.Number, head.Number ?? "")]);
        var place = Cell(NationWidth, [TextRuns.Paragraph(StyleIds.PlaceAndDate, head.PlaceAndDate)]);
        return Frame([AgencyWidth, NationWidth], [Unsplit(agencies, nation), Unsplit(number, place)]);
    }

    public static Word.Table Of(SignatureBlock block, int width)
    {
        int[] widths = [width * 45 / 100, width - (width * 45 / 100)];
        var left = block.Distribution.Select(line => TextRuns.Paragraph(StyleIds.Distribution, line)).Prepend(TextRuns.Paragraph(StyleIds.DistributionTitle, "Nơi nhận:"));
        var right = block.Authority.Select(line => TextRuns.Paragraph(StyleIds.Authority, line)).Append(TextRuns.Paragraph(StyleIds.Signer, block.Signer ?? ""));
        return Frame(widths, [Unsplit(Cell(widths[0], left), Cell(widths[1], right))]);
    }

    /// <summary>Cells side by side without lines; no row is split over two pages.</summary>
    public static Word.Table Rows(IReadOnlyList<int> widths, params IEnumerable<IReadOnlyList<IEnumerable<Word.Paragraph>>> rows) =>
        Frame(widths, rows.Select(row => Unsplit(row.Select((paragraphs, index) => Cell(widths[index], paragraphs)))));

    /// <summary>A centred line, drawn as the border of an empty paragraph.</summary>
    public static Word.Paragraph Rule(int available, int length)
    {
        var indent = Twips((available - length) / 2);
        return new(new ParagraphProperties
        {
            ParagraphStyleId = new() { Val = StyleIds.Rule },
            ParagraphBorders = new() { TopBorder = new() { Val = BorderValues.Single, Size = 6, Space = 1, Color = "auto" } },
            Indentation = new() { Left = indent, Right = indent },
        });
    }

    public static TableCell Cell(int width, IEnumerable<Word.Paragraph> paragraphs)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa }));
        cell.Append(paragraphs);
        return cell;
    }

    public static TableGrid Grid(IEnumerable<int> widths) => new(widths.Select(width => new GridColumn { Width = Twips(width) }));

    private static TableRow Unsplit(params IEnumerable<OpenXmlElement> cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        row.Append(cells);
        return row;
    }

    private static Word.Table Frame(IReadOnlyList<int> widths, IEnumerable<TableRow> rows)
    {
        var table = new Word.Table(
            new TableProperties
            {
                TableStyle = new() { Val = StyleIds.PlainTable },
                TableWidth = new() { Width = Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                TableJustification = new() { Val = TableRowAlignmentValues.Center },
                TableLayout = new() { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }),
            },
            Grid(widths));
        table.Append(rows);
        return table;
    }

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
