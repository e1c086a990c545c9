using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation;

/// <summary>What HCTH edited, what came after that, and edits whose part is gone; for the internal document alone.</summary>
internal static class EditingTracking
{
    private static readonly Column[] Columns =
    [
        new("Phần của Báo cáo", 22),
        new("Người biên tập", 20),
        new("Thời điểm", 16, ColumnAlignment.Centre),
        new("Nội dung mới sau khi biên tập, chưa đưa vào Báo cáo", 42),
    ];

    public static IEnumerable<Block> Compose(ConsolidatedReport report)
    {
        var rows = report.Parts.Where(part => part.Edit is not null).Select(Of).ToList();
        if (rows.Count + report.EditsWithoutPart.Count == 0)
            yield break;
        yield return new Heading(1, "NỘI DUNG PHÒNG HCTH BIÊN TẬP");
        if (rows.Count > 0)
            yield return new Table("Các phần của Báo cáo do Phòng HCTH biên tập", Columns, rows);
        foreach (var (key, edit) in report.EditsWithoutPart)
        {
            yield return new Paragraph($"Báo cáo không còn phần “{DocumentText.Excerpt(key, 100)}”; nội dung {edit.Author} biên tập lúc {DayText.Moment(edit.At)} được giữ lại để Phòng HCTH xem xét:", TextRole.Label);
            foreach (var block in LineBlocks.Of(ReportWording.Lines(edit.Text), line => string.IsNullOrWhiteSpace(line) ? null : LineBlocks.Line(line)))
                yield return block;
        }
    }

    private static Row Of(ReportPart part) => new(
    [
        part.Name,
        part.Edit!.Author,
        DayText.Moment(part.Edit.At),
        (part.HasNews, part.NewParagraphs.Count) switch
        {
            (false, _) => "-",
            (true, 0) => "Nội dung các đơn vị gửi đã thay đổi.",
            _ => DocumentText.Excerpt(string.Join('\n', part.NewParagraphs), 2000),
        },
    ]);
}
