using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// Paragraphs, list lines and tables out of lines of plain text: two or more lines with tabs, one below the other, are a table
/// whose first line names the columns.
/// </summary>
internal static class LineBlocks
{
    /// <summary>More do not fit on a page; such lines stay lines.</summary>
    public const int MostColumns = 20;

    private const int WidestColumn = 40;
    private const int NarrowestColumn = 5;

    /// <param name="single">What a line outside of tables becomes; null where it is left out.</param>
    public static IEnumerable<Block> Of(IEnumerable<string> lines, Func<string, Block?> single)
    {
        var run = new List<string>();
        foreach (var line in lines)
        {
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                run.Add(line);
                continue;
            }

            foreach (var block in Close(run, single))
                yield return block;
            run.Clear();
            if (single(line) is { } other)
                yield return other;
        }

        foreach (var block in Close(run, single))
            yield return block;
    }

    /// <summary>A paragraph of one line in composed letters; list lines look like such.</summary>
    public static Paragraph Line(string text)
    {
        var line = OneLine(text);
        return new(line, IsListLine(line) ? TextRole.Item : TextRole.Body);
    }

    /// <summary>Line breaks become blanks.</summary>
    public static string OneLine(string text) => DocumentText.Composed(text).Replace('\n', ' ').Trim(' ', '\t');

    /// <summary>'- …', '+ …', '• …', '1. …'.</summary>
    public static bool IsListLine(string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Take(4).Count();
        return digits is > 0 and < 4
            ? line.AsSpan(digits).StartsWith(". ", StringComparison.Ordinal)
            : line is ['-' or '–' or '+' or '•', ' ', ..];
    }

    private static IEnumerable<Block> Close(List<string> run, Func<string, Block?> single)
    {
        if (run.Count >= 2 && Table(run) is { } table)
            return [table];
        return run.Select(single).OfType<Block>();
    }

    private static Table? Table(List<string> lines)
    {
        var rows = lines.Select(line => line.Split('\t').Select(OneLine).ToArray()).Where(cells => cells.Any(cell => cell.Length > 0)).ToList();
        var count = rows.Count == 0 ? 0 : rows.Max(cells => cells.Length);
        if (rows.Count < 2 || count is < 2 or > MostColumns)
            return null;
        var full = rows.ConvertAll(cells => new Row([.. cells, .. Enumerable.Repeat("", count - cells.Length)]));
        return new($"Bảng gồm các cột: {DocumentText.Excerpt(string.Join("; ", full[0].Cells.Where(cell => cell.Length > 0)), 200)}", [.. Enumerable.Range(0, count).Select(index => Column(full, index))], full.Skip(1).ToList());
    }

    private static Column Column(List<Row> rows, int index)
    {
        var longest = rows.Max(row => row.Cells[index].Length);
        var isNumbers = rows.Skip(1).All(row => row.Cells[index].Length == 0 || VietnameseNumber.Read(row.Cells[index]) is not null);
        var alignment = !isNumbers ? ColumnAlignment.Left : longest <= 3 ? ColumnAlignment.Centre : ColumnAlignment.Right;
        return new(rows[0].Cells[index], Math.Clamp(longest, NarrowestColumn, WidestColumn), alignment);
    }
}
