using System.Text;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// The body of a part as plain text that a clerk edits: a paragraph a line; headings 'a) …'; labels '[…:]'; lists '- …';
/// tables as lines with tabs. A line that only looks like a heading or a label is set in by two blanks.
/// </summary>
public static class PartText
{
    private const string Indent = "  ";

    /// <summary>Never ends with a line break.</summary>
    public static string Write(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        var (letter, lastHadTabs) = (0, false);
        foreach (var block in blocks)
        {
            letter = block is Heading heading ? heading.Restarts ? 1 : letter + 1 : letter;
            var lines = Of(block, letter);
            var hasTabs = lines.Contains('\t', StringComparison.Ordinal);
            if (text.Length > 0)
                text.Append(hasTabs && lastHadTabs ? "\n\n" : "\n");
            text.Append(lines);
            lastHadTabs = hasTabs;
        }

        return text.ToString();
    }

    /// <summary>Blank lines say nothing, but end a table.</summary>
    /// <param name="key">The part whose text it is: the opening has its căn cứ, the closing its last paragraph.</param>
    public static IReadOnlyList<Block> Read(string text, string key = "")
    {
        var blocks = LineBlocks.Of(ReportWording.Lines(DocumentText.Composed(text)), Line).ToList();
        var first = blocks.FindIndex(block => block is Heading);
        if (first >= 0)
            blocks[first] = (Heading)blocks[first] with { Restarts = false };
        return key switch
        {
            PartKeys.Opening => [.. Opening(blocks)],
            PartKeys.Closing when blocks.LastOrDefault() is Paragraph last => [.. blocks.SkipLast(1), last with { Role = TextRole.Closing }],
            _ => blocks,
        };
    }

    private static Block? Line(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        if (!line.StartsWith(Indent, StringComparison.Ordinal) && Marked(line.Trim()) is { } marked)
            return marked;
        return LineBlocks.Line(line);
    }

    // Which of the marks of headings and labels the line bears.
    private static Block? Marked(string line)
    {
        if (line is ['[', .. var label, ']'] && label.EndsWith(':') && label.Length > 1)
            return new Paragraph(label, TextRole.Label);
        var close = line.IndexOf(") ", StringComparison.Ordinal);
        return close is 1 or 2 && HeadingNumbering.IsLetter(line[..close])
            ? new Heading(3, line[(close + 2)..].TrimStart()) { Restarts = line[..close] == "a" }
            : null;
    }

    private static string Of(Block block, int letter) => block switch
    {
        Heading heading => $"{HeadingNumbering.Letter(letter)}) {LineBlocks.OneLine(heading.Text)}",
        Paragraph { Role: TextRole.Label } label => $"[{LineBlocks.OneLine(label.Text)}]",
        Paragraph paragraph when LineBlocks.OneLine(paragraph.Text) is var line => Marked(line) is null ? line : Indent + line,
        Table table => string.Join('\n', table.Rows.Select(row => row.Cells).Prepend([.. table.Columns.Select(column => column.Title)]).Select(Of)),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static string Of(IReadOnlyList<string> cells) => string.Join('\t', cells.Select(cell => LineBlocks.OneLine(cell).Replace('\t', ' ')));

    private static IEnumerable<Block> Opening(List<Block> blocks)
    {
        var basis = blocks.TakeWhile(block => block is Paragraph { Text: var text } && (text.EndsWith(';') || text.StartsWith("Căn cứ ", StringComparison.Ordinal))).Count();
        return blocks.Select((block, index) => index < basis && block is Paragraph paragraph ? paragraph with { Role = TextRole.LegalBasis } : block);
    }
}
