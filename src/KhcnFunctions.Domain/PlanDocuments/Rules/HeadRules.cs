using System.Globalization;
using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>What stands above the title: agencies, number and sign, place and day. However the two columns were set, each line of them says by itself what it is.</summary>
internal static partial class HeadRules
{
    private const int MostLines = 60;

    /// <param name="head">What stands before the title.</param>
    public static PlanDocument Read(PlanDocument document, IEnumerable<OutlineBlock> head, KnownNames names)
    {
        var agencies = new List<(string Text, DocumentPlace Place)>();
        foreach (var (text, place) in Lines(head).Take(MostLines))
        {
            if (Motto().IsMatch(text) || text.All(letter => !char.IsLetterOrDigit(letter)))
                continue;
            if (NumberAndSign().Match(text) is { Success: true } number)
            {
                document = document with
                {
                    Number = number.Groups["number"].Value is { Length: > 0 } digits ? new(digits, place) : null,
                    Sign = number.Groups["sign"].Value is { Length: > 0 } sign ? new(sign, place) : null,
                };
            }
            else if (PlaceAndDay().Match(text) is { Success: true } date)
            {
                document = document with
                {
                    Place = new(date.Groups["place"].Value.Trim(), place),
                    Date = new(new(date.Groups["date"].Value.Trim(), Number(date, "day"), Number(date, "month"), Number(date, "year")), place),
                };
            }
            else if (agencies.Count > 0 && !AgencyStart().IsMatch(text))
            {
                agencies[^1] = ($"{agencies[^1].Text} {text}", agencies[^1].Place);
            }
            else
            {
                agencies.Add((text, place));
            }
        }

        // 'ỦY BAN NHÂN DÂN / TỈNH …' is one, 'UBND TỈNH … / ỦY BAN NHÂN DÂN / XÃ …' are two.
        return document with
        {
            Agency = agencies is [.., var agency] ? Named(agency.Text, agency.Place, names.AgencyName) : null,
            SuperiorAgency = agencies is [.., var superior, _] ? Named(superior.Text, superior.Place, names.ParentName) : null,
        };
    }

    private static IEnumerable<(string Text, DocumentPlace Place)> Lines(IEnumerable<OutlineBlock> head) =>
        from block in head
        from paragraph in block switch
        {
            OutlineParagraph paragraph => [paragraph],
            OutlineTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Lines),
            _ => Enumerable.Empty<OutlineParagraph>(),
        }
        from line in paragraph.Shown.Split('\n', '\t')
        from piece in BesideNumber().Split(line)
        let text = piece.Trim()
        where text.Length > 0
        select (text, paragraph.Place);

    /// <summary>As the register writes it, since capitals do not say how a name is written; else as capitals stand.</summary>
    private static Found<string> Named(string written, DocumentPlace place, string? known) =>
        known is { Length: > 0 } && NameWords.Fold(known) == NameWords.Fold(written) ? new(known, place) : new(Capitals.Lowered(written), place);

    private static int? Number(Match match, string group) => int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"cộng\s+h(òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*[-–—]\s*tự\s+do", Plain, 1000)]
    private static partial Regex Motto();

    [GeneratedRegex(@"^Số\s*:?\s*(?<number>\d[\d.]*[a-z]?)?[\s…._]*/\s*(?<sign>[\p{L}\d][\p{L}\d&.\-–]*)", Plain, 1000)]
    private static partial Regex NumberAndSign();

    // Both columns on one line, with one blank between.
    [GeneratedRegex(@"(?<=^\s*Số\s*:?[^,]{0,40}/[\p{L}\d&.\-–]+)\s+(?=\p{Lu}[\p{L}\s.\-–']{1,60},\s*ngày)", Plain, 1000)]
    private static partial Regex BesideNumber();

    [GeneratedRegex(@"^(?<place>[\p{L}][\p{L}\s.\-–']{0,60}),\s*(?<date>ngày[\s…._]*(?<day>\d{1,2})?[\s…._]*tháng[\s…._]*(?<month>\d{1,2})?[\s…._]*năm[\s…._]*(?<year>\d{4})?)", Plain, 1000)]
    private static partial Regex PlaceAndDay();

    [GeneratedRegex(@"^(UBND|Ủy\s+ban|Uỷ\s+ban|HĐND|Hội\s+đồng|Sở|Bộ|Chi\s+cục|Cục|Tổng\s+cục|Trung\s+tâm|Ban|Văn\s+phòng|Phòng|Trường|Bệnh\s+viện|Viện|Học\s+viện|Đại\s+học|Thanh\s+tra|Công\s+an|Tỉnh\s+ủy|Đảng\s+ủy|Vụ|Hội|Liên\s+hiệp|Bảo\s+tàng|Thư\s+viện|Đài|Chính\s+phủ)(?!\p{L})", Plain, 1000)]
    private static partial Regex AgencyStart();
}

/// <summary>Names in capitals do not say how they are written; they are set in small letters, each first letter of a name of a place excepted as far as it can be told.</summary>
internal static class Capitals
{
    private static readonly HashSet<string> Small = [.. "và tỉnh thành phố huyện xã phường thị quận đặc khu các của".Split(' ')];

    public static string Lowered(string text)
    {
        if (text.Any(char.IsLower))
            return text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, at) =>
            word is "UBND" or "HĐND" or "HĐND," ? word
            : at > 0 && Small.Contains(word.ToLowerInvariant()) ? word.ToLowerInvariant()
            : word[..1] + word[1..].ToLowerInvariant()));
    }
}
