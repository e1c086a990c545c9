namespace KhcnFunctions.Consolidation;

/// <summary>The hints for HCTH as they stand in the internal document.</summary>
internal static class HintTable
{
    private const int ExcerptLength = 120;
    private const int Around = 40;

    private static readonly Column[] Columns = [new("Vị trí trong Báo cáo", 20), new("Nội dung", 45), new("Gợi ý", 35)];

    public static IEnumerable<Block> Compose(ConsolidatedReport report)
    {
        var hints = EditingHints.Of(report);
        if (hints.Wording.Count + hints.Merges.Count == 0)
            yield break;
        yield return new Heading(1, "GỢI Ý BIÊN TẬP (HCTH xem xét)");
        yield return new Paragraph("Báo cáo chưa được sửa theo các gợi ý này.");
        yield return new Table("Gợi ý biên tập", Columns, hints.Wording.Select(hint => Of(report, hint)).Concat(hints.Merges.Select(hint => Of(report, hint))));
    }

    private static Row Of(ConsolidatedReport report, WordingHint hint)
    {
        var text = TextOf(report, hint.Part, hint.Paragraph);
        var from = Math.Max(0, hint.Offset - Around);
        return new([hint.Place, (from == 0 ? "" : "…") + DocumentText.Excerpt(text[from..], ExcerptLength), $"“{hint.Found}” đổi thành “{hint.Proposed}”"]);
    }

    private static Row Of(ConsolidatedReport report, MergeHint hint) => new(
    [
        hint.Place,
        DocumentText.Excerpt(TextOf(report, hint.Part, hint.Paragraph), ExcerptLength),
        FormattableString.Invariant($"Gần giống (khoảng {hint.Percent}%) {hint.OtherPlace}; xem xét gộp."),
    ]);

    private static string TextOf(ConsolidatedReport report, string part, int paragraph) => ((Paragraph)report.Part(part)!.Blocks[paragraph]).Text;
}
