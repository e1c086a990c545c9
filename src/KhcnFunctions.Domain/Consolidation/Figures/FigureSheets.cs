using System.Drawing;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace KhcnFunctions.Consolidation.Figures;

/// <summary>The figures as an .xlsx, ready to print: a sheet a table. Every text is a text cell, whatever it begins with; there is no formula.</summary>
public static class FigureSheets
{
    /// <summary>Characters of a cell, as Excel holds them.</summary>
    private const int LongestCell = 32_000;

    /// <summary>Points, as Excel allows.</summary>
    private const double TallestRow = 409;

    private const double LineHeight = 16.5;

    /// <summary>Writes the workbook and leaves the stream open; the same input gives the same bytes.</summary>
    public static async Task WriteAsync(ConsolidationInput input, Stream output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var data = FigureData.From(input);
        FigureTable[] tables = [.. Enum.GetValues<FigureTableKind>().Select(kind => FigureTable.Of(kind, data))];
        using var plain = new MemoryStream();
        await WritePlainAsync(tables, plain, ct);
        plain.Position = 0;
        PrintableWorkbook.Rewrite(plain, output, tables, input.Rehearsal);
    }

    private static async Task WritePlainAsync(IEnumerable<FigureTable> tables, Stream output, CancellationToken ct)
    {
        var options = new SpreadCheetahOptions { DefaultFont = new() { Name = "Times New Roman", Size = 12 }, DocumentProperties = null };
        await using var workbook = await Spreadsheet.CreateNewAsync(output, options, ct);
        var styles = new FigureStyles(workbook);
        foreach (var table in tables)
        {
            var sheet = new WorksheetOptions { FrozenRows = 1 };
            foreach (var (column, number) in table.Columns.Select((column, index) => (column, index + 1)))
                sheet.Column(number).Width = column.Width;
            await workbook.StartWorksheetAsync(table.Title, sheet, ct);
            var titles = table.Columns.Select(column => column.Title).ToList();
            await workbook.AddRowAsync([.. titles.Select(title => new Cell(title, styles.Header))], HeightOf(table, titles), ct);
            foreach (var (row, index) in table.Rows.Select((row, index) => (row, index)))
            {
                var isTotal = table.HasTotal && index == table.Rows.Count - 1;
                await workbook.AddRowAsync([.. row.Select(value => CellOf(value, styles, isTotal))], HeightOf(table, row), ct);
            }
        }

        await workbook.FinishAsync(ct);
    }

    // Programs fit the height of a row to wrapped text only while somebody types it: here it is reckoned, a little generously.
    private static RowOptions HeightOf(FigureTable table, IReadOnlyList<object?> row)
    {
        const double narrowing = 0.8;
        var lines = row.Zip(table.Columns).Max(cell => cell.First is string words
            ? words.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / (cell.Second.Width * narrowing))))
            : 1);
        return new() { Height = Math.Min(TallestRow, lines * LineHeight) };
    }

    private static Cell CellOf(object? value, FigureStyles styles, bool isTotal) => value switch
    {
        null => new("", styles.Text(isTotal)),
        string words => new(words.Length <= LongestCell ? words : words[..LongestCell] + "…", styles.Text(isTotal)),
        decimal number => new(number, decimal.IsInteger(number) ? styles.Whole(isTotal) : styles.Fraction(isTotal)),
        int number => new(number, styles.Count),
        DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), styles.Day),
        DateTimeOffset moment => new(moment.DateTime, styles.Moment),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>How cells look. Excel writes the separators of its own language: a Vietnamese one dots between thousands.</summary>
    private sealed class FigureStyles(Spreadsheet workbook)
    {
        private const string WholeNumber = "#,##0";
        private const string FractionalNumber = "#,##0.############";

        private static readonly EdgeBorder Line = new() { BorderStyle = BorderStyle.Thin };

        private readonly StyleId _text = Add(workbook, HorizontalAlignment.Left, null, false);
        private readonly StyleId _boldText = Add(workbook, HorizontalAlignment.Left, null, true);
        private readonly StyleId _whole = Add(workbook, HorizontalAlignment.Right, WholeNumber, false);
        private readonly StyleId _boldWhole = Add(workbook, HorizontalAlignment.Right, WholeNumber, true);
        private readonly StyleId _fraction = Add(workbook, HorizontalAlignment.Right, FractionalNumber, false);
        private readonly StyleId _boldFraction = Add(workbook, HorizontalAlignment.Right, FractionalNumber, true);

        public StyleId Header { get; } = Add(workbook, HorizontalAlignment.Center, null, true, Color.FromArgb(0xE7, 0xE6, 0xE6));

        public StyleId Count { get; } = Add(workbook, HorizontalAlignment.Center, "0", false);

        public StyleId Day { get; } = Add(workbook, HorizontalAlignment.Center, "dd/mm/yyyy", false);

        public StyleId Moment { get; } = Add(workbook, HorizontalAlignment.Center, "dd/mm/yyyy hh:mm", false);

        public StyleId Text(bool isTotal) => isTotal ? _boldText : _text;

        public StyleId Whole(bool isTotal) => isTotal ? _boldWhole : _whole;

        public StyleId Fraction(bool isTotal) => isTotal ? _boldFraction : _fraction;

        private static StyleId Add(Spreadsheet workbook, HorizontalAlignment alignment, string? format, bool bold, Color? fill = null) => workbook.AddStyle(new Style
        {
            Alignment = new() { Horizontal = alignment, Vertical = VerticalAlignment.Top, WrapText = true },
            Border = new() { Left = Line, Right = Line, Top = Line, Bottom = Line },
            Fill = new() { Color = fill },
            Font = new() { Name = "Times New Roman", Size = 12, Bold = bold },
            Format = format is null ? null : NumberFormat.Custom(format),
        });
    }
}
