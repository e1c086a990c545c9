using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What stands around the text of the report. Lines of one item are between line feeds; empty where it isn't found.</summary>
/// <param name="Agencies">Cơ quan chủ quản and cơ quan ban hành.</param>
/// <param name="Nation">Quốc hiệu and Tiêu ngữ.</param>
/// <param name="Number">Số, ký hiệu; the room for the number is '…', however wide it was.</param>
/// <param name="PlaceAndDate">Địa danh and day, with such a room.</param>
/// <param name="Name">Tên loại and trích yếu.</param>
/// <param name="Addressee">Kính gửi.</param>
/// <param name="Distribution">Nơi nhận.</param>
/// <param name="Authority">Quyền hạn, chức vụ of the signer.</param>
/// <param name="Signer">Họ và tên of the signer.</param>
public sealed record ReportFrame(
    string Agencies, string Nation, string Number, string PlaceAndDate, string Name, string Addressee, string Distribution, string Authority, string Signer)
{
    internal static ReportFrame Of(DocumentZones zones)
    {
        var head = zones.Head.SelectMany(block => block.Paragraphs.Select(paragraph => (block.Role, IsTable: block.IsTable, Text: NumberRoom.Level(ParagraphWords.Of(paragraph))))).Where(line => line.Text.Length > 0).ToList();
        var addressee = head.FindIndex(line => line.Role == StyleIds.Addressee || TextFold.Of(line.Text).StartsWith("kinh gui", StringComparison.Ordinal));
        var above = addressee < 0 ? head : head[..addressee];
        var number = above.Find(line => IsNumber(line.Text)).Text ?? "";
        var day = above.Find(line => IsPlaceAndDate(line.Text)).Text ?? "";
        var nation = above.Where(line => IsNation(line.Text)).Select(line => line.Text).ToList();
        var name = above.Where(line => line.Text != number && line.Text != day && !IsNation(line.Text)).ToList();
        var signature = Signed(zones.Signature);
        return new(
            Join(name.Where(line => line.IsTable).Select(line => line.Text)),
            Join(nation),
            number,
            day,
            Join(name.Where(line => !line.IsTable).Select(line => line.Text)),
            addressee < 0 ? "" : Join(head[addressee..].Select(line => line.Text)),
            signature.Distribution,
            signature.Authority,
            signature.Signer);
    }

    // The list is under its title, down to the end of its cell; of the rest, capitals are the position.
    private static (string Distribution, string Authority, string Signer) Signed(IReadOnlyList<BodyBlock> blocks)
    {
        var paragraphs = blocks.SelectMany(block => block.Paragraphs).Select(paragraph => (Cell: paragraph.Ancestors(WordNames.W + "tc").FirstOrDefault(), Text: ParagraphWords.Of(paragraph))).Where(line => line.Text.Length > 0).ToList();
        var title = paragraphs.FindIndex(line => TextFold.Of(line.Text).TrimEnd(':', ' ') == "noi nhan");
        if (title < 0)
            return ("", "", "");
        var list = paragraphs.Skip(title + 1).TakeWhile(line => line.Cell == paragraphs[title].Cell && (line.Cell is not null || line.Text.StartsWith('-'))).ToList();
        var rest = paragraphs.Take(title).Concat(paragraphs.Skip(title + 1 + list.Count)).Select(line => line.Text).ToList();
        return (Join(list.Select(line => line.Text)), Join(rest.Where(IsCapitals)), Join(rest.Where(text => !IsCapitals(text))));
    }

    private static bool IsNumber(string text) => TextFold.Of(text).Replace(" ", "", StringComparison.Ordinal).StartsWith("so:", StringComparison.Ordinal);

    private static bool IsPlaceAndDate(string text) =>
        TextFold.Of(text) is var folded && folded.Contains("ngay", StringComparison.Ordinal) && folded.Contains("thang", StringComparison.Ordinal) && folded.Contains(", ", StringComparison.Ordinal) && text.Length < 100;

    private static bool IsNation(string text) =>
        TextFold.Of(text) is var folded && (folded.StartsWith("cong hoa xa hoi", StringComparison.Ordinal) || folded.StartsWith("doc lap", StringComparison.Ordinal));

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && string.Equals(text, text.ToUpperInvariant(), StringComparison.Ordinal);

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
