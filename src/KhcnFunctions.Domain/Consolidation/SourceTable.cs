using System.Globalization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>For every paragraph of the Báo cáo that is a unit's: whose, which version, when, with which hash.</summary>
internal static class SourceTable
{
    private const int ExcerptLength = 60;

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
        yield return new Paragraph("Vị trí gồm mục, điểm của Báo cáo và thứ tự đoạn văn trong điểm đó. Đoạn không có trong bảng là lời của Sở.");
        yield return new Table("Nguồn của từng đoạn trong Báo cáo", Columns, Rows(report));
    }

    private static IEnumerable<Row> Rows(ConsolidatedReport report) =>
        from section in report.Sections.Select((section, index) => (section.Blocks, Number: index + 1))
        from place in Places(section.Number, section.Blocks)
        from source in place.Paragraph.Sources
        select new Row(
        [
            place.Name,
            DocumentText.Excerpt(DocumentText.Clean(place.Paragraph.Text), ExcerptLength),
            source.UnitName,
            source.Version.ToString(CultureInfo.InvariantCulture),
            DayText.Moment(source.ReceivedAt),
            source.Sha256,
        ]);

    private static IEnumerable<(string Name, Paragraph Paragraph)> Places(int section, IReadOnlyList<Block> blocks)
    {
        var (point, letter, count) = (0, 0, 0);
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Heading { Level: 2 }:
                    (point, letter, count) = (point + 1, 0, 0);
                    break;
                case Heading { Level: 3 }:
                    (letter, count) = (letter + 1, 0);
                    break;
                case Paragraph paragraph:
                    count++;
                    yield return (Name(section, point, letter, count), paragraph);
                    break;
                default:
                    break;
            }
        }
    }

    private static string Name(int section, int point, int letter, int count)
    {
        string[] roman = ["I", "II", "III", "IV"];
        var number = point == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{point}");
        var small = letter == 0 ? "" : $".{HeadingNumbering.Letter(letter)}";
        return string.Create(CultureInfo.InvariantCulture, $"Mục {roman[section - 1]}{number}{small}, đoạn {count}");
    }
}
