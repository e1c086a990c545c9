namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What HCTH changed in the draft. A pure result: no page is thought of.</summary>
/// <param name="Parts">In the order of the report; parts that neither has are left out.</param>
/// <param name="Frame">What differs around the text; empty where nothing does.</param>
public sealed record ReportComparison(IReadOnlyList<PartChange> Parts, IReadOnlyList<FrameChange> Frame)
{
    public bool HasChanges => Frame.Count > 0 || Parts.Any(part => part.State is not PartState.Unchanged);

    /// <summary>Compares an edited report with the draft from which it was made.</summary>
    /// <param name="own">The draft, read in the same way as the edited report: what a file alone brings with it is no change.</param>
    public static ReportComparison Of(EditedReport own, EditedReport edited)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(edited);
        var names = own.Parts.Concat(edited.Parts).DistinctBy(part => part.Key, StringComparer.Ordinal);
        return new(
            [.. names.Select(part => Of(part, LinesOf(own, part.Key), LinesOf(edited, part.Key))).Where(part => part.Lines.Count > 0)],
            [.. Differences(own.Frame, edited.Frame)]);
    }

    private static PartChange Of(EditedPart part, IReadOnlyList<EditedLine> before, IReadOnlyList<EditedLine> after)
    {
        var lines = LineComparison.Of(before, after);
        var state = (before.Count, after.Count) switch
        {
            ( > 0, 0) => PartState.Missing,
            (0, > 0) => PartState.Added,
            _ => lines.All(line => line.State is LineState.Kept) ? PartState.Unchanged : PartState.Changed,
        };
        return new(part.Key, part.Name, state, lines);
    }

    private static IReadOnlyList<EditedLine> LinesOf(EditedReport report, string key) =>
        report.Parts.FirstOrDefault(part => string.Equals(part.Key, key, StringComparison.Ordinal))?.Lines ?? [];

    private static IEnumerable<FrameChange> Differences(ReportFrame own, ReportFrame edited) => new FrameChange[]
    {
        new("Cơ quan chủ quản, cơ quan ban hành", own.Agencies, edited.Agencies),
        new("Quốc hiệu, Tiêu ngữ", own.Nation, edited.Nation),
        new("Số, ký hiệu", own.Number, edited.Number),
        new("Địa danh, ngày tháng năm", own.PlaceAndDate, edited.PlaceAndDate),
        new("Tên loại, trích yếu", own.Name, edited.Name),
        new("Kính gửi", own.Addressee, edited.Addressee),
        new("Nơi nhận", own.Distribution, edited.Distribution),
        new("Quyền hạn, chức vụ của người ký", own.Authority, edited.Authority),
        new("Họ và tên người ký", own.Signer, edited.Signer),
    }.Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal));
}
