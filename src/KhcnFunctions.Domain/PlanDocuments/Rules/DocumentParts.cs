using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>The parts that every official document has, in their order.</summary>
/// <param name="Head">Agencies, number, place and day.</param>
/// <param name="Title">The paragraph 'KẾ HOẠCH'; null where there is none.</param>
/// <param name="Body">From the lines under it to the last section.</param>
/// <param name="Foot">From 'Nơi nhận' on: to whom it goes, who signs.</param>
/// <param name="Annexes">What stands behind.</param>
internal sealed partial record DocumentParts(
    IReadOnlyList<OutlineBlock> Head, OutlineParagraph? Title, IReadOnlyList<OutlineBlock> Body, IReadOnlyList<OutlineBlock> Foot, IReadOnlyList<OutlineBlock> Annexes)
{
    public static DocumentParts Of(Outline outline)
    {
        var blocks = outline.Blocks.ToList();
        var title = blocks.FindIndex(block => block is OutlineParagraph { Label: "" } paragraph && TitleLine().IsMatch(paragraph.Text));
        var start = title + 1;
        var foot = blocks.FindIndex(start, IsFoot);
        if (foot < 0)
            return new(blocks[..Math.Max(title, 0)], title < 0 ? null : (OutlineParagraph)blocks[title], blocks[start..], [], []);
        // In a .docx the foot is a table; in a text it goes on to the end or the first annex.
        var end = blocks[foot] is OutlineTable ? foot + 1 : blocks.FindIndex(foot, block => block is OutlineTable || (block is OutlineParagraph paragraph && Annex().IsMatch(paragraph.Shown)));
        end = end < 0 ? blocks.Count : end;
        return new(blocks[..Math.Max(title, 0)], title < 0 ? null : (OutlineParagraph)blocks[title], blocks[start..foot], blocks[foot..end], blocks[end..]);
    }

    private static bool IsFoot(OutlineBlock block) => block switch
    {
        OutlineParagraph paragraph => Recipients().IsMatch(paragraph.Shown),
        OutlineTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Lines).Any(line => Recipients().IsMatch(line.Shown)),
        _ => false,
    };

    /// <summary>The kind of document in capitals, alone on its line or before the rest of the title.</summary>
    [GeneratedRegex(@"^\s*(?<kind>KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH(\s+HÀNH\s+ĐỘNG)?|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN)(\s+(?<rest>\S.*))?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    public static partial Regex TitleLine();

    [GeneratedRegex(@"^\s*Nơi\s+nhận\s*(:|\t|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    public static partial Regex Recipients();

    [GeneratedRegex(@"^\s*(PHỤ\s+LỤC|Phụ\s+lục)(\s|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Annex();
}
