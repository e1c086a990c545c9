using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>
/// Tells which part each paragraph belongs to: by headings of Word's levels 1 and 2; for parts without one, by paragraphs that
/// say the words of their heading and look like it. What stands under no known heading belongs to the part before.
/// </summary>
internal sealed class PartFinder
{
    // The titles of tasks are long; what is longer still is text.
    private const int LongestHeading = 1_000;

    private const double LikelyHeading = 0.4;

    private readonly ReportOutline _outline;
    private readonly IReadOnlyList<BodyBlock> _text;
    private readonly PartHeading?[] _headings;
    private readonly List<string> _warnings = [];

    private PartFinder(ReportOutline outline, IReadOnlyList<BodyBlock> text)
    {
        _outline = outline;
        _text = text;
        _headings = new PartHeading?[text.Count];
    }

    public static (IReadOnlyList<EditedPart> Parts, IReadOnlyList<string> Warnings) Find(ReportOutline outline, DocumentZones zones) => new PartFinder(outline, zones.Text).Find(zones.Annex);

    private (IReadOnlyList<EditedPart> Parts, IReadOnlyList<string> Warnings) Find(IReadOnlyList<BodyBlock> annex)
    {
        FindByLevel();
        FindRetyped();
        FindByWords();
        var lines = _outline.Parts.ToDictionary(part => part.Key, _ => new List<EditedLine>(), StringComparer.Ordinal);
        Fill(lines);
        lines[ReportOutline.Annex].AddRange(annex.SelectMany(block => Lines(block, isHeading: false)).Select(line => line with { Text = NumberRoom.Level(line.Text) }));
        foreach (var part in _outline.Parts.Where(part => part.IsExpected && lines[part.Key].Count == 0))
            _warnings.Add(EditedFileReasons.Missing(part.Name));
        return ([.. _outline.Parts.Select(part => new EditedPart(part.Key, part.Name, lines[part.Key]))], _warnings);
    }

    private void FindByLevel()
    {
        foreach (var (index, block) in _text.Index().Where(pair => IsHeading(pair.Item)))
            _headings[index] = _outline.Find(block.Text);
    }

    // A heading in other words is still the part's where it stands between the parts before and after it.
    private void FindRetyped()
    {
        foreach (var wanted in _outline.Headings.Where(IsUnfound).ToList())
        {
            var best = Between(wanted).Where(index => _headings[index] is null && IsHeading(_text[index]))
                .Select(index => (Index: index, Likeness: WordBag.Likeness(WordBag.Of(ReportOutline.Fold(_text[index].Text)), WordBag.Of(wanted.Folded))))
                .Where(each => each.Likeness >= LikelyHeading)
                .OrderByDescending(each => each.Likeness).Select(each => (int?)each.Index).FirstOrDefault();
            if (best is { } found)
                _headings[found] = wanted;
        }
    }

    private void FindByWords()
    {
        foreach (var wanted in _outline.Headings.Where(IsUnfound).ToList())
        {
            var same = _text.Index().Where(pair => _headings[pair.Index] is null && SaysIt(pair.Item, wanted)).Select(pair => pair.Index).ToHashSet();
            if (same.Count == 0)
                continue;
            var between = Between(wanted).Where(same.Contains).ToList();
            _headings[between.Count > 0 ? between[0] : same.Min()] = wanted;
        }
    }

    private static bool IsHeading(BodyBlock block) => block is { IsTable: false, Level: 1 or 2, Text.Length: > 0 and <= LongestHeading };

    private bool IsUnfound(PartHeading wanted) => !Array.Exists(_headings, heading => heading?.Folded == wanted.Folded);

    private static bool SaysIt(BodyBlock block, PartHeading wanted) =>
        block is { IsTable: false, Text.Length: > 0 and <= LongestHeading } && (block.LooksLikeHeading || TypedNumber.IsOn(block.Text)) && ReportOutline.Fold(block.Text) == wanted.Folded;

    // The blocks after the last one found of the parts before, and before the first one found of the parts after.
    private IEnumerable<int> Between(PartHeading wanted)
    {
        var from = Array.FindLastIndex(_headings, heading => heading is not null && heading.Index <= wanted.Index && heading != wanted) + 1;
        var to = Array.FindIndex(_headings, heading => heading is not null && heading.Index > wanted.Index);
        return Enumerable.Range(from, Math.Max(0, (to < 0 ? _headings.Length : to) - from));
    }

    private void Fill(Dictionary<string, List<EditedLine>> lines)
    {
        var (key, furthest) = (PartKeys.Opening, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var closing = StartOfClosing();
        foreach (var (index, block) in _text.Index())
        {
            if (_headings[index] is { } heading)
            {
                if (!seen.Add(heading.Folded))
                    _warnings.Add(EditedFileReasons.Doubled(block.Text));
                else if (heading.Index < furthest)
                    _warnings.Add(EditedFileReasons.OutOfOrder(block.Text));
                (key, furthest) = (heading.Key, Math.Max(furthest, heading.Index));
            }

            lines[index >= closing ? PartKeys.Closing : key].AddRange(Lines(block, _headings[index] is not null || IsHeading(block)));
        }
    }

    // The last paragraph of the text: by its style, or by how the text of an official document begins to end, and ends.
    private int StartOfClosing()
    {
        for (var index = _text.Count - 1; index >= 0 && _headings[index] is null; index--)
        {
            var block = _text[index];
            if (block.Text.Length == 0 && !block.IsTable)
                continue;
            return block.Role == StyleIds.Closing || block.Folded.StartsWith("tren day la", StringComparison.Ordinal) || block.Text.EndsWith("./.", StringComparison.Ordinal) ? index : _text.Count;
        }

        return _text.Count;
    }

    private static IEnumerable<EditedLine> Lines(BodyBlock block, bool isHeading)
    {
        if (block.IsTable)
            return block.Rows.Select(ParagraphWords.OfRow).Where(row => row.Trim().Length > 0).Select(row => new EditedLine(LineKind.Row, row));
        if (block.Text.Length == 0)
            return [];
        return [isHeading ? new(LineKind.Heading, TypedNumber.Strip(block.Text)) : new(LineKind.Paragraph, block.Text)];
    }
}
