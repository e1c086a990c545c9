using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;
using KhcnFunctions.PlanDocuments.Times;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>
/// Duties to report in 'Tổ chức thực hiện'. A paragraph begins with those whom it binds; each of its clauses with a word of reporting is a duty,
/// and takes from the one before what it does not say itself.
/// </summary>
internal static partial class DutyRules
{
    public static IReadOnlyList<DocumentDuty> Read(DocumentNode section, PartyReader reader) =>
        [.. section.Descendants.Where(node => node.Block is OutlineParagraph).SelectMany(node => Paragraph(node, reader))];

    private static IEnumerable<DocumentDuty> Paragraph(DocumentNode node, PartyReader reader)
    {
        var text = node.Text;
        // 'Trên đây là Kế hoạch …' closes a plan and binds nobody.
        if (Closing().IsMatch(text) || !Report().IsMatch(text))
            yield break;
        var raised = Difficulty().Match(text);
        var difficulty = raised.Success ? raised.Groups["what"].Value : null;
        var rest = text[raised.Length..];
        var (who, end) = Subject(rest, reader);
        // '1. Phòng X' over '- Tổng hợp, báo cáo …'.
        for (var above = node.Parent; who.Count == 0 && above?.Parent is not null; above = above.Parent)
            who = Heading(above.Text, reader);
        DocumentDuty? before = null;
        foreach (var clause in ClauseEnd().Split(rest[end..]))
        {
            var said = clause.Trim().TrimStart(':', ',', ' ');
            if (before is not null && said.Length > 0 && char.IsUpper(said[0]) && Subject(said, reader) is { End: > 0, Who: { Count: > 0 } others } own)
            {
                who = others;
                said = said[own.End..].Trim();
                before = null;
            }

            if (Clause(said, who, difficulty, before, node) is not { } duty)
                continue;
            before = duty;
            yield return duty;
        }
    }

    private static IReadOnlyList<Party> Heading(string text, PartyReader reader)
    {
        var name = text.TrimEnd(':', '.', ';', ' ');
        return name.Length == 0 || Verb().IsMatch(name) ? Subject(text, reader).Who : reader.Read(name).Parties;
    }

    /// <summary>Those with whom a sentence begins, and where it goes on.</summary>
    private static (IReadOnlyList<Party> Who, int End) Subject(string text, PartyReader reader)
    {
        var given = Given().Match(text).Length;
        // A sentence that begins with its verb names nobody.
        if (given == 0 && text.Length > 0 && Verb().Match($" {char.ToLowerInvariant(text[0])}{text[1..]}") is { Success: true, Index: 0 })
            return ([], 0);
        var (known, length) = reader.Take(text[given..]);
        if (length > 0 && text[(given + length)..].TrimStart() is var rest && (rest.Length == 0 || rest[0] is ':' or '(' || Verb().Match(" " + rest) is { Success: true, Index: 0 }))
            return (known.Parties, given + length);
        var verb = Verb().Match(text, given);
        if (!verb.Success || verb.Index <= given)
            return (known.Parties, given + length);
        return (reader.Read(text[given..verb.Index]).Parties, verb.Index);
    }

    private static DocumentDuty? Clause(string clause, IReadOnlyList<Party> who, string? difficulty, DocumentDuty? before, DocumentNode node)
    {
        var said = TaskFields.Trimmed(Aim().Replace(clause, ""));
        if (!Report().IsMatch(said))
            return null;
        var time = TimeReader.Find(said);
        var through = Through().Match(said) is { Success: true } by ? by.Groups["unit"].Value.Trim() : null;
        var plain = Blanked(said, time?.Spans ?? []);
        plain = Blanks().Replace(Brackets().Replace(plain, " "), " ").Trim();
        var (what, to) = WhatAndTo(plain);
        if (what is null || (to is null && time is null && through is null))
            return null;
        var isRaised = difficulty is not null && what == "báo cáo";
        return new(node.Block.Place, node.Number, who, isRaised ? difficulty! : what, to ?? before?.To, through ?? (to is null ? before?.Through : null), time?.Text ?? TimeText.None);
    }

    private static (string? What, string? To) WhatAndTo(string plain)
    {
        foreach (Match word in Report().Matches(plain))
        {
            if (AddressedTo().Match(plain, word.Index) is { Success: true } named && named.Index == word.Index)
                return (Chain(plain, word.Index) + named.Groups["what"].Value.Trim().TrimEnd(','), Addressee(named.Groups["to"].Value));
        }

        if (Report().Matches(plain) is not [.., var last])
            return (null, null);
        var what = plain[last.Index..].Trim();
        return (Chain(plain, last.Index) + TaskFields.Trimmed(what), null);
    }

    // 'tổng hợp, ', 'tham mưu Giám đốc Sở ': deeds that end in the report.
    private static string Chain(string plain, int at) => Before().Match(plain[..at]).Value.TrimStart();

    private static string Addressee(string text) => AddresseeEnd().Split(text)[0].Trim(',', '.', ';', ' ');

    private static string Blanked(string text, IReadOnlyList<(int Start, int End)> spans)
    {
        var letters = text.ToCharArray();
        foreach (var (start, end) in spans)
            Array.Fill(letters, ' ', start, end - start);
        return new(letters);
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private const string Addressees = @"UBND|Ủy\s+ban|Uỷ\s+ban|HĐND|Hội\s+đồng|Sở|Bộ|Thủ\s+tướng|Chính\s+phủ|Giám\s+đốc|Lãnh\s+đạo|Chủ\s+tịch|Tỉnh\s+ủy|Thành\s+ủy|Đảng\s+ủy|Ban|Chi\s+cục|Cục|Tổng\s+cục|Văn\s+phòng|Phòng|Trung\s+tâm|Thanh\s+tra|Thường\s+trực|Quốc\s+hội|Vụ|Huyện\s+ủy|Tổ|Trạm|Hạt|Đội|Trường|Cơ\s+quan|Trưởng|phòng\s+\p{Lu}";

    [GeneratedRegex(@"^Trên\s+đây\s+là", Plain, 1000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"(?<!\p{L})(báo\s+cáo|^Báo\s+cáo|phản\s+ánh|gửi\s+(kết\s+quả|số\s+liệu))(?!\p{L})", Plain, 1000)]
    private static partial Regex Report();

    [GeneratedRegex(@"^((Trong\s+q|Q)uá\s+trình[^;.]{0,150}?,?\s*)?(nếu|Nếu|trường\s+hợp|Trường\s+hợp)\s+((có|phát\s+sinh|gặp)\s+)*((các|những)\s+)?(?<what>(khó\s+khăn|vướng\s+mắc)(\s*,?\s*(và\s+)?(khó\s+khăn|vướng\s+mắc|phát\s+sinh))*)[^,;.]{0,40}?,?\s+(?=(đề\s+nghị|yêu\s+cầu|các|trưởng|thủ\s+trưởng|phòng|đơn\s+vị|\p{Lu}))", Plain, 1000)]
    private static partial Regex Difficulty();

    [GeneratedRegex(@"^(Giao|Đề\s+nghị|Yêu\s+cầu|đề\s+nghị|yêu\s+cầu|Phân\s+công)(\s+cho)?\s+", Plain, 1000)]
    private static partial Regex Given();

    // With what a sentence goes on behind those whom it binds.
    [GeneratedRegex(@"\s*:|\s+(có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|là\s+(đầu\s+mối|cơ\s+quan)|chủ\s+(động|trì)|tổ\s+chức|triển\s+khai|báo\s+cáo|theo\s+dõi|định\s+kỳ|gửi|căn\s+cứ|tổng\s+hợp|nghiêm\s+túc|kịp\s+thời|xây\s+dựng|tham\s+mưu|phối\s+hợp|giám\s+sát|phản\s+ánh|thực\s+hiện|trước\s+ngày|chậm\s+nhất|trình|rà\s+soát|kiểm\s+tra|hướng\s+dẫn|bố\s+trí|bảo\s+đảm|đảm\s+bảo|hằng|hàng|thường\s+xuyên|khẩn\s+trương|quán\s+triệt|cụ\s+thể\s+hóa|lập|nghiên\s+cứu|tiếp\s+tục|đôn\s+đốc|cung\s+cấp|lồng\s+ghép|cập\s+nhật|đề\s+xuất|tăng\s+cường|chỉ\s+đạo|phân\s+công|giúp|hoàn\s+thiện|nộp|tiếp\s+nhận|ban\s+hành|tự\s+đánh\s+giá|đánh\s+giá|quan\s+tâm|phải|cần|sẽ|nếu|khi|vào)(?!\p{L})", Plain, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(@";\s*|\.\s+|\s+và\s+(?=báo\s+cáo\s+đột\s+xuất)|,\s+(?=(khi|trường\s+hợp)\s+[^,;.]{1,80}\s+thì\s+báo\s+cáo)", Plain, 1000)]
    private static partial Regex ClauseEnd();

    // 'để tổng hợp, báo cáo Giám đốc': what is done with it afterwards.
    [GeneratedRegex(@"\s+để\s+(tổng\s+hợp|được|xem\s+xét|theo\s+dõi|kịp\s+thời|chỉ\s+đạo|phối\s+hợp|giải\s+quyết|báo\s+cáo|điều\s+chỉnh)(?!\p{L}).*$", Plain, 1000)]
    private static partial Regex Aim();

    [GeneratedRegex(@"\(\s*(gửi\s+)?(thông\s+)?qua\s+(?<unit>[^()]+?)(\s+(để|trước|chậm\s+nhất|theo\s+địa\s+chỉ)\s[^()]*)?\)|\s(thông\s+)?qua\s+(?<unit>(Phòng|Sở|Văn\s+phòng|Chi\s+cục|Cục|Vụ|Trung\s+tâm|Ban|Thanh\s+tra)\s[^,;()]+?)(?=\s+(trước|chậm|định\s+kỳ|để|hằng|hàng)(?!\p{L})|[,;()]|$)", Plain, 1000)]
    private static partial Regex Through();

    [GeneratedRegex(@"\([^()]*\)", Plain, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+", Plain, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex($@"(?<what>([Bb]áo\s+cáo|phản\s+ánh|gửi\s+(kết\s+quả|số\s+liệu))([^;]{{0,160}}?))(\s+(gửi\s+)?(về|cho|lên|tới|đến|gửi|với)\s+(?<to>({Addressees})(?!\p{{L}}).*)|(?<=[Bb]áo\s+cáo)\s+(?<to>({Addressees})(?!\p{{L}}).*))$", Plain, 1000)]
    private static partial Regex AddressedTo();

    [GeneratedRegex(@"((?<!\p{L})tổng\s+hợp(\s+kết\s+quả)?,?\s+)?((tham\s+mưu|trình)(\s+[\p{L}]+){0,6}\s+)$|(?<!\p{L})tổng\s+hợp(\s+kết\s+quả)?,?\s+$|(?<!\p{L})gửi\s+$", Plain, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"\s+và\s*[,.;]?\s*$|,\s*(?=\p{Ll})|\s+(?=(để|theo|trong|khi|trước|chậm|định\s+kỳ|kết\s+quả|về\s+việc)(?!\p{L}))", Plain, 1000)]
    private static partial Regex AddresseeEnd();
}
