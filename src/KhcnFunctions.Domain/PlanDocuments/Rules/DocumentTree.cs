using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>A paragraph or table of the body, under the heading to which it belongs.</summary>
internal sealed class DocumentNode(OutlineBlock block, DocumentNode? parent)
{
    public OutlineBlock Block { get; } = block;

    public DocumentNode? Parent { get; } = parent;

    public List<DocumentNode> Children { get; } = [];

    public string Label => Block is OutlineParagraph paragraph ? paragraph.Label : "";

    /// <summary>On one line, as much of it as any rule has use for.</summary>
    public string Text { get; } = block is OutlineParagraph paragraph ? TaskFields.Bounded(paragraph.Text).ReplaceLineEndings(" ").Trim() : "";

    public bool IsBullet => DocumentTree.IsBullet(Label);

    public IEnumerable<DocumentNode> Descendants => Children.SelectMany(child => child.Descendants.Prepend(child));

    public IEnumerable<OutlineTable> Tables => Descendants.Select(node => node.Block).OfType<OutlineTable>();

    /// <summary>The number without its mark: '1', '1.2', 'a'; null for a bullet.</summary>
    public string? Number => Label.Length == 0 || IsBullet ? null : DocumentTree.NumberOf(Label);
}

/// <summary>
/// Headings and what stands under them. Levels follow from how the numbers look, in the order in which such numbers first come: a document may
/// begin with I. or with A., and nest as it likes. A bullet never holds a number.
/// </summary>
internal static partial class DocumentTree
{
    private const int Deepest = 20;

    public static IReadOnlyList<DocumentNode> Of(IEnumerable<OutlineBlock> body)
    {
        var blocks = body.ToList();
        var root = new DocumentNode(new OutlineParagraph(new(0), "", ""), null);
        var open = new List<(string Style, DocumentNode Node)>();
        var hasSections = blocks.OfType<OutlineParagraph>().Any(paragraph => StyleOf(paragraph.Label, []) is "I" or "A");
        foreach (var block in blocks)
        {
            if (block is not OutlineParagraph paragraph)
            {
                Add(block);
                continue;
            }

            var style = paragraph.Label.Length > 0 ? StyleOf(paragraph.Label, open) : !hasSections && IsHeading(paragraph) ? "CAPITALS" : "";
            if (style.Length == 0)
            {
                // A paragraph behind a bullet goes on above it, unless the bullet waits for its words.
                if (open.Count > 0 && open[^1].Node is { IsBullet: true } bullet && !bullet.Text.EndsWith(':') && FieldLabels.Line(bullet.Text) is not { Value.Length: 0 })
                    open.RemoveAll(entry => IsBullet(entry.Style));
                if (paragraph.Text.Length > 0)
                    Add(block);
                continue;
            }

            if (!IsBullet(paragraph.Label))
                open.RemoveAll(entry => IsBullet(entry.Style));
            if (open.FindIndex(entry => entry.Style == style) is >= 0 and var level)
                open.RemoveRange(level, open.Count - level);
            else if (style == "CAPITALS" || open.Count >= Deepest)
                open.Clear();
            open.Add((style, Add(block)));
        }

        return root.Children;

        DocumentNode Add(OutlineBlock block)
        {
            var parent = open.Count > 0 ? open[^1].Node : root;
            var node = new DocumentNode(block, parent == root ? null : parent);
            parent.Children.Add(node);
            return node;
        }
    }

    public static bool IsBullet(string label) => label.Length == 1 && !char.IsLetterOrDigit(label[0]);

    public static string NumberOf(string label) => TaskWord().Replace(label, "").Trim().TrimEnd('.', ')', ':', '/', ' ');

    /// <summary>Numbers that look alike have one style; a bullet is its own.</summary>
    private static string StyleOf(string label, IReadOnlyList<(string Style, DocumentNode Node)> open)
    {
        if (IsBullet(label))
            return label is "–" or "—" ? "-" : label;
        if (TaskWord().IsMatch(label))
            return "nhiệm vụ";
        var number = NumberOf(label);
        var mark = label.EndsWith(')') ? ")" : "";
        if (number.Length == 0)
            return label;
        if (char.IsDigit(number[0]))
            return $"1{new string('.', number.Count(letter => letter == '.'))}{mark}";
        if (char.IsLower(number[0]))
            return $"a{mark}{(label.EndsWith('.') ? "." : "")}";
        // I. is a letter behind H., and C. and D. are letters, whatever Romans wrote.
        var isRoman = number.All(letter => letter is 'I' or 'V' or 'X') && !(number.Length == 1 && open.Any(entry => entry.Style == "A" && entry.Node.Number is [var before] && before + 1 == number[0]));
        return isRoman || number.Length > 1 ? "I" : "A";
    }

    private static bool IsHeading(OutlineParagraph paragraph) =>
        paragraph.Text.Length is > 3 and < 150 && paragraph.Text.Any(char.IsLetter) && !paragraph.Text.Any(char.IsLower);

    [GeneratedRegex(@"^Nhiệm\s+vụ\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TaskWord();
}
