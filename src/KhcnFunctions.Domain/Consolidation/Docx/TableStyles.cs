using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>Two table styles: without lines, for the frame of the document, and with a grid, for data.</summary>
internal static class TableStyles
{
    private const int CellPadding = 85;

    public static IEnumerable<OpenXmlElement> Build() => [Plain(), Grid()];

    private static Style Plain() => new()
    {
        Type = StyleValues.Table,
        StyleId = StyleIds.PlainTable,
        Default = true,
        StyleName = new() { Val = "Normal Table" },
        StyleTableProperties = new()
        {
            TableIndentation = new() { Width = 0, Type = TableWidthUnitValues.Dxa },
            TableCellMarginDefault = new(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = CellPadding, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = CellPadding, Type = TableWidthValues.Dxa }),
        },
    };

    private static Style Grid() => new()
    {
        Type = StyleValues.Table,
        StyleId = StyleIds.GridTable,
        StyleName = new() { Val = "Table Grid" },
        BasedOn = new() { Val = StyleIds.PlainTable },
        StyleTableProperties = new()
        {
            TableBorders = new(
                Line(new TopBorder()), Line(new LeftBorder()), Line(new BottomBorder()), Line(new RightBorder()),
                Line(new InsideHorizontalBorder()), Line(new InsideVerticalBorder())),
        },
    };

    private static T Line<T>(T border)
        where T : BorderType
    {
        border.Val = BorderValues.Single;
        border.Size = 4;
        border.Space = 0;
        border.Color = "auto";
        return border;
    }
}
