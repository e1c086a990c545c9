using System.Globalization;
using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>The căn cứ: a line each, between the title and the first section.</summary>
internal static partial class LegalBasisRules
{
    private const string Kinds = "Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Kế hoạch|Chương trình hành động|Chương trình|Công văn|Thông báo|Kết luận|Công điện|Hướng dẫn|Đề án|Văn bản|Báo cáo|Tờ trình|Quy định|Lệnh";
    private const string Day = @"ngày\s+(?<day>\d{1,2})\s*(/|-|\.|tháng)\s*(?<month>\d{1,2})\s*(/|-|\.|năm)\s*(?<year>\d{4})";

    /// <summary>Whether a paragraph names a căn cứ.</summary>
    public static bool IsBasis(string text) => Basis().IsMatch(text);

    public static Found<LegalBasis>? Read(OutlineParagraph paragraph)
    {
        if (!IsBasis(paragraph.Text))
            return null;
        // 'Thực hiện …, Sở X xây dựng Kế hoạch như sau:' ends with what is no căn cứ.
        var written = Opening().Replace(paragraph.Text.ReplaceLineEndings(" "), "").Trim().TrimEnd(';', ',', '.', ' ');
        if (Proposal().Match(written) is { Success: true } proposal)
            return new(new(written, "Đề nghị", null, null, proposal.Groups["issuer"].Value.Trim(), null), paragraph.Place);
        if (Law().Match(written) is { Success: true } law)
            return new(new(written, Sentence(law.Groups["kind"].Value), Value(law, "number"), DayOf(law), null, Value(law, "subject")), paragraph.Place);
        if (Issued().Match(written) is { Success: true } issued)
        {
            var (issuer, subject) = Split(issued.Groups["rest"].Value.Trim());
            return new(new(written, Sentence(issued.Groups["kind"].Value), Value(issued, "number"), DayOf(issued), issuer, subject), paragraph.Place);
        }

        return new(new(written, null, null, null, null, null), paragraph.Place, "chưa tách được loại, số, ngày của căn cứ này");
    }

    /// <summary>'của Chính phủ quy định chi tiết …', 'của UBND tỉnh về …', or the subject alone.</summary>
    private static (string? Issuer, string? Subject) Split(string rest)
    {
        var of = Of().Match(rest);
        if (!of.Success)
            return (null, About().Replace(rest, "").Trim() is { Length: > 0 } alone ? alone : null);
        var said = rest[of.Length..];
        if (SubjectStart().Match(said) is not { Success: true } start)
            return (said.Trim(), null);
        return (said[..start.Index].Trim().TrimEnd(','), About().Replace(said[start.Index..].Trim(), "").Trim());
    }

    private static string Sentence(string kind) => kind[..1].ToUpperInvariant() + kind[1..].ToLowerInvariant();

    private static string? Value(Match match, string group) => match.Groups[group].Value.Trim() is { Length: > 0 } value ? value : null;

    private static DateOnly? DayOf(Match match)
    {
        if (!match.Groups["day"].Success)
            return null;
        var (day, month, year) = (Number("day"), Number("month"), Number("year"));
        return new DocumentDate("", day, month, year).Whole;

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex($@"^(Căn\s+cứ|Xét|Theo\s+đề\s+nghị|(Thực\s+hiện|Triển\s+khai|Theo|Tiếp\s+tục\s+thực\s+hiện)\s+({Kinds})\s+([^;]{{0,200}}\s)?(số|ngày)\s)", Plain, 1000)]
    private static partial Regex Basis();

    [GeneratedRegex(@"[,;.]\s*(UBND|Ủy\s+ban|Uỷ\s+ban|Sở|Bộ|Chi\s+cục|Cục|Trung\s+tâm|Ban|Văn\s+phòng|Trường|Bệnh\s+viện|Viện|Vụ|Thanh\s+tra)(?!\p{L})[^;]{0,200}?\s(xây\s+dựng|ban\s+hành|lập)\s[^;]{0,800}?(như\s+sau|sau\s+đây|cụ\s+thể)\s*:?\s*$", Plain, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(Theo|Xét)\s+đề\s+nghị\s+của\s+(?<issuer>.+)$", Plain, 1000)]
    private static partial Regex Proposal();

    [GeneratedRegex($@"^(Căn\s+cứ|Thực\s+hiện|Theo)\s+(?<kind>Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?<subject>[^;]+?)(\s+số\s+(?<number>\d[\w/.\-–]*))?,?(\s+{Day})?(\s+của\s+.*)?$", Plain, 1000)]
    private static partial Regex Law();

    [GeneratedRegex($@"^(Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Theo|Tiếp\s+tục\s+thực\s+hiện)(\s+(các|nội\s+dung))?\s+(?<kind>{Kinds})\s+số:?\s*(?<number>\d[\w/.\-–&]*),?(\s+{Day})?\s*,?(?<rest>.*)$", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Issued();

    [GeneratedRegex(@"^của\s+", Plain, 1000)]
    private static partial Regex Of();

    [GeneratedRegex(@"^(về\s+việc|v/v|về)\s+", Plain, 1000)]
    private static partial Regex About();

    // 'của Chính phủ quy định …': verbs with which a subject begins where no 'về' stands.
    [GeneratedRegex(@"(?<=^|\s)(về\s+việc|v/v|về|quy\s+định|ban\s+hành|phê\s+duyệt|sửa\s+đổi|bổ\s+sung|hướng\s+dẫn|công\s+bố|giao|tăng\s+cường|triển\s+khai|tổ\s+chức|đẩy\s+mạnh|tiếp\s+tục|thực\s+hiện|kết\s+luận|điều\s+chỉnh|thành\s+lập|phân\s+cấp|phân\s+công|quyết\s+định|thông\s+qua|bãi\s+bỏ)(?!\p{L})", Plain, 1000)]
    private static partial Regex SubjectStart();
}
