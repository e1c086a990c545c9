using System.Globalization;
using System.Text;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation.Figures;

/// <summary>
/// A table as CSV for a Vietnamese Excel: UTF-8 with its mark, semicolons, decimal commas, days as dd/MM/yyyy; quoted by RFC 4180,
/// section 2. A text that a spreadsheet would take for a formula has an apostrophe in front.
/// </summary>
public static class FigureCsv
{
    private const char Separator = ';';

    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = "," };

    public static byte[] Write(FigureData data, FigureTableKind kind)
    {
        ArgumentNullException.ThrowIfNull(data);
        var table = FigureTable.Of(kind, data);
        var text = new StringBuilder();
        Append(text, table.Columns.Select(column => (object?)column.Title));
        foreach (var row in table.Rows)
            Append(text, row);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Append(StringBuilder text, IEnumerable<object?> row) => text.AppendJoin(Separator, row.Select(Field)).Append("\r\n");

    private static string Field(object? value) => Quote(value switch
    {
        null => "",
        decimal number => number.ToString("0.############################", Numbers),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => DayText.Date(day),
        DateTimeOffset moment => moment.ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture),
        string words => Harmless(words),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    });

    // Excel and LibreOffice skip blanks before they look for a formula; wide forms of the signs count in an East Asian Excel.
    private static string Harmless(string words) =>
        words.AsSpan().TrimStart(' ') is [var first, ..] && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".Contains(first, StringComparison.Ordinal) ? "'" + words : words;

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny("\";\r\n\t") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
