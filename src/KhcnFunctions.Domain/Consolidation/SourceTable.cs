using System.Globalization;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation;

/// <summary>For every paragraph of the Báo cáo that is a unit's: whose, which version, when, with which hash; and what HCTH wrote instead.</summary>
internal static class SourceTable
{
    /// <summary>Who stands as the source of an edited paragraph.</summary>
    public const string EditedByOffice = "Phòng HCTH biên tập";

    private const int ExcerptLength = 60;
    private const string None = "-";

    private static readonly Column[] Columns =
    [
        new("Vị trí trong Báo cáo", 14),
        new("Đầu đoạn", 30),
        new("Phòng, đơn vị", 20),
        new("Lần gửi", 6, ColumnAlignment.Centre),
        new("Thời điểm nhận", 12, ColumnAlignment.Centre),
        new("SHA-256 của báo cáo", 18),
    ];

    public static IEnumerable<Block> Compose(ConsolidatedReport report)
    {
        yield return new Heading(1, "NGUỒN CỦA TỪNG ĐOẠN TRONG BÁO CÁO");
        yield return new Paragraph("Vị trí gồm mục, điểm của Báo cáo và thứ tự đoạn văn, bảng trong điểm đó. Đoạn không có trong bảng là lời của Sở.");
        yield return new Table("Nguồn của từng đoạn trong Báo cáo", Columns, Rows(report));
    }

    private static IEnumerable<Row> Rows(ConsolidatedReport report) =>
        from placed in Placed.In(report)
        let block = placed.Block
        from row in block.Editor is { } editor ? [Of(placed, editor)] : block.Sources.Select(source => Of(placed, source))
        select row;

    private static Row Of(Placed placed, Provenance source) =>
        new([placed.Place, Excerpt(placed.Block), source.UnitName, source.Version.ToString(CultureInfo.InvariantCulture), DayText.Moment(source.ReceivedAt), source.Sha256]);

    private static Row Of(Placed placed, Editor editor) =>
        new([placed.Place, Excerpt(placed.Block), $"{EditedByOffice} ({editor.Name})", None, DayText.Moment(editor.At), None]);

    private static string Excerpt(Block block) =>
        DocumentText.Excerpt(DocumentText.Clean(block is Paragraph paragraph ? paragraph.Text : PartText.Write([block is Table table ? table with { Rows = [] } : block])), ExcerptLength);
}
