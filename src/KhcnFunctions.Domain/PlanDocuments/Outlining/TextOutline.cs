using System.Text.RegularExpressions;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>
/// The outline of a plain text: saved by Word, a paragraph a line and cells between tabs; or copied out of a PDF, with lines broken where
/// the page ended them, page numbers between, and the two columns of the header side by side or one after the other.
/// </summary>
internal static partial class TextOutline
{
    private const int LongestBrokenLine = 120;
    private const int FewestBrokenLines = 3;

    public static Outline Of(string text) => Of([.. text.Split('\n').Select((line, at) => new TextLine(line.TrimEnd(), new(at + 1)))], isBroken: null);

    /// <param name="isBroken">Whether lines end where the page ended them; null to find out.</param>
    public static Outline Of(IReadOnlyList<TextLine> lines, bool? isBroken)
    {
        if (lines.Count > OutlineReader.MostParagraphs)
            throw new PlanDocumentException(OutlineReader.TooLong);
        if (!(isBroken ?? IsBroken(lines)))
            return new(Tables(lines));
        var kept = lines.Where(line => !PageNumber().IsMatch(line.Text)).Select(line => line with { Text = Gap().Replace(LabelGap().Replace(line.Text, " "), "\t") }).ToList();
        return new(Tables(BrokenLines.Join(kept)));
    }

    private static bool IsBroken(IReadOnlyList<TextLine> lines) =>
        lines.Max(line => line.Text.Trim().Length) <= LongestBrokenLine
        && lines.Zip(lines.Skip(1)).Count(pair => pair.First.Text.Length > 0 && Continuing().IsMatch(pair.Second.Text) && TypedLabel.Split(pair.Second.Text).Label.Length == 0) >= FewestBrokenLines;

    /// <summary>Rows are lines of three cells or more; one with two between them is a row as well.</summary>
    private static List<OutlineBlock> Tables(IReadOnlyList<TextLine> lines)
    {
        var blocks = new List<OutlineBlock>();
        var tables = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Table is { } drawn)
            {
                blocks.Add(drawn);
                continue;
            }

            if (lines[at].Cells.Length < 3)
            {
                blocks.Add(Paragraph(lines[at]));
                continue;
            }

            var end = at + 1;
            for (var next = end; next < lines.Count && lines[next].Cells.Length >= 2; next++)
                end = lines[next].Cells.Length >= 3 ? next + 1 : end;
            tables++;
            var number = tables;
            var rows = lines.Skip(at).Take(end - at).Select((line, row) =>
            {
                var place = line.Place with { Table = number, Row = row + 1 };
                return new OutlineRow(place, [.. line.Cells.Select((cell, column) => new OutlineCell(column, 1, false, [new OutlineParagraph(place, "", cell.Trim())]))]);
            });
            blocks.Add(new OutlineTable(lines[at].Place with { Table = number, Row = 1 }, [.. rows]));
            at = end - 1;
        }

        return blocks;
    }

    private static OutlineParagraph Paragraph(TextLine line)
    {
        if (line.Text.Contains('\t', StringComparison.Ordinal))
            return new(line.Place, "", line.Text.Trim(' '));
        var (label, text) = TypedLabel.Split(line.Text);
        return new(line.Place, label, text);
    }

    [GeneratedRegex(@"^\s*(-\s*)?(Trang\s+)?\d{1,3}(\s*/\s*\d{1,3})?(\s*-)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();

    // The blanks of a number or day that is not filled in yet are no gap between columns.
    [GeneratedRegex(@"(?<=\S)(?<!Số:|ngày|tháng|năm) {3,}(?=\S)(?!/|tháng|năm)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gap();

    // A number that a word processor counted stands apart from its text.
    [GeneratedRegex(@"(?<=^\s*([IVXLC]{1,6}|[A-ZĐ]|\d{1,3}(\.\d{1,3})*|[a-zđ])[.)]|^\s*[-–+•])(\t| {3,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LabelGap();

    [GeneratedRegex(@"^\s*\p{Ll}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Continuing();
}

/// <summary>A line of a text, with its indent; or a table that stands in its place.</summary>
internal sealed record TextLine(string Text, DocumentPlace Place, OutlineTable? Table = null)
{
    public string[] Cells => Text.Trim(' ').Split('\t');
}
