using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>Writes a table row by row; its column titles are repeated on every page.</summary>
internal static class DataTable
{
    public static void Write(XmlWriter xml, Table table, int width)
    {
        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => width * column.Share / shares).ToArray();
        xml.WriteStartElement("w", "tbl", BodyWriter.Word2006);
        Properties(table.Caption, width).WriteTo(xml);
        FrameTables.Grid(widths).WriteTo(xml);
        Titles(table.Columns, widths).WriteTo(xml);
        foreach (var row in table.Rows)
        {
            Cells(table.Columns, widths, row).WriteTo(xml);
        }

        xml.WriteEndElement();
    }

    private static TableProperties Properties(string caption, int width) => new()
    {
        TableStyle = new() { Val = StyleIds.GridTable },
        TableWidth = new() { Width = Twips(width), Type = TableWidthUnitValues.Dxa },
        TableLayout = new() { Type = TableLayoutValues.Fixed },
        TableLook = new() { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
        TableCaption = new() { Val = DocumentText.Composed(caption) },
    };

    private static TableRow Titles(IReadOnlyList<Column> columns, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        row.Append(columns.Select((column, index) => FrameTables.Cell(widths[index], [TextRuns.Paragraph(StyleIds.ColumnTitle, column.Title)])));
        return row;
    }

    private static TableRow Cells(IReadOnlyList<Column> columns, int[] widths, Row row)
    {
        var cells = columns.Select((column, index) => FrameTables.Cell(
            widths[index],
            ReportWording.Lines(row.Cells[index]).Select(line => TextRuns.Paragraph(StyleIds.Cell, line, row.Total, Of(column.Alignment)))));
        var result = new TableRow(new TableRowProperties(new CantSplit()));
        result.Append(cells);
        return result;
    }

    private static JustificationValues? Of(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Centre => JustificationValues.Center,
        ColumnAlignment.Right => JustificationValues.Right,
        _ => null,
    };

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
