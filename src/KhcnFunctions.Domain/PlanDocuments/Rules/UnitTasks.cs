using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;
using KhcnFunctions.PlanDocuments.Times;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>Form (d): the unit comes first, as a heading or before a colon; what it leads and what it supports follows, a task a clause.</summary>
internal static partial class UnitTasks
{
    public static IReadOnlyList<DocumentTask> Read(DocumentNode section, TaskFields fields)
    {
        var tasks = new List<DocumentTask>();
        foreach (var node in section.Descendants.Where(node => node.Label.Length > 0))
        {
            if (HeadingOf(node, fields.Parties) is not var (parties, rest))
                continue;
            var clauses = Clauses(rest).Select(text => (Text: text, node.Block.Place))
                .Concat(node.Descendants.Where(child => child.Text.Length > 0).SelectMany(child => Clauses(child.Text).Select(text => (Text: text, child.Block.Place))));
            tasks.AddRange(clauses.Select(clause => Task(parties, clause.Text, node.Parent?.Text, clause.Place, fields)));
        }

        return tasks;
    }

    /// <summary>A paragraph that is a unit's name, or begins with one and a colon; only where a clause of leading or supporting follows.</summary>
    private static (PartyList Parties, string Inline)? HeadingOf(DocumentNode node, PartyReader reader)
    {
        var colon = node.Text.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? node.Text : node.Text[..colon]).Trim().TrimEnd('.', ';');
        var rest = colon < 0 ? "" : node.Text[(colon + 1)..].Trim();
        if (name.Length is 0 or > 150 || !UnitStart().IsMatch(name) || FieldLabels.Line(node.Text) is not null)
            return null;
        var follows = rest.Length > 0 ? Clause().IsMatch(rest) : node.Children.Any(child => Clause().IsMatch(child.Text));
        return follows ? (reader.Read(name), rest) : null;
    }

    private static IEnumerable<string> Clauses(string text) => text.Length == 0 ? [] : ClauseEnd().Split(text).Select(TaskFields.Trimmed).Where(clause => clause.Length > 0);

    private static DocumentTask Task(PartyList unit, string clause, string? group, DocumentPlace place, TaskFields fields)
    {
        var (leads, supports, supportsWords, deed) = Read(unit, clause, fields.Parties);
        var task = new DocumentTask(place, group, null, new(deed, place)) { Leads = new(leads, place) };
        if (supports is not null)
            task = task with { Supports = new(supports, place), SupportsAsWritten = supportsWords };
        return TimeReader.Find(deed) is { } time ? task with { Time = new(time.Text, place) } : task;
    }

    private static (PartyList Leads, PartyList? Supports, string? Words, string Deed) Read(PartyList unit, string clause, PartyReader reader)
    {
        if (Together().Match(clause) is { Success: true } together)
        {
            var (others, words, deed) = Others(clause[together.Length..], reader);
            return (unit, others, words, deed);
        }

        if (Supporting().Match(clause) is { Success: true } supporting)
        {
            var (others, _, deed) = Others(clause[supporting.Length..], reader);
            return (others, unit, string.Join(", ", unit.Parties.Select(party => party.AsWritten)), deed);
        }

        return (unit, null, null, Leading().Replace(clause, ""));
    }

    /// <summary>The units with whose names the text begins, and the deed behind; unknown names end where a verb begins.</summary>
    private static (PartyList Others, string Words, string Deed) Others(string text, PartyReader reader)
    {
        var (known, end) = reader.Take(text);
        var rest = text[end..].TrimStart(' ', ',');
        if (end > 0 && (rest.Length == 0 || char.IsLower(rest[0])) && !rest.StartsWith("và ", StringComparison.Ordinal))
            return (known, text[..end].Trim(), rest);
        if (Deed().Match(text, end) is { Success: true } verb)
            return (reader.Read(text[..verb.Index]), text[..verb.Index].Trim().TrimEnd(','), text[verb.Index..].Trim());
        return (known, text[..end].Trim(), rest);
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(Các\s+|Trưởng\s+|Thủ\s+trưởng\s+|Giao\s+|Đề\s+nghị\s+)?(Phòng|Sở|Chi\s+cục|Cục|Vụ|Bộ|Trung\s+tâm|Ban|Văn\s+phòng|Thanh\s+tra|UBND|Ủy\s+ban|Uỷ\s+ban|Công\s+an|Trường|Hội|Đoàn|Viện|Bệnh\s+viện|Đài|Báo|Hạt|Đội|Trạm|Quỹ|Bảo\s+tàng|Thư\s+viện|Tỉnh\s+đoàn|Liên\s+đoàn|Mặt\s+trận|Bảo\s+hiểm|Kho\s+bạc|Tổ|phòng|đơn\s+vị|sở|trường|thôn|xã)(?!\p{L})", Plain, 1000)]
    private static partial Regex UnitStart();

    [GeneratedRegex(@"^(Là\s+(cơ\s+quan|đơn\s+vị)\s+)?(Chủ\s+trì|Phối\s+hợp|Tham\s+mưu|Chịu\s+trách\s+nhiệm|Đầu\s+mối|Tổ\s+chức|Xây\s+dựng|Hướng\s+dẫn|Theo\s+dõi|Triển\s+khai|Rà\s+soát|Kiểm\s+tra|Bố\s+trí|Thực\s+hiện)(?!\p{L})", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"(?<=[.;])\s+(?=(Chủ\s+trì|Phối\s+hợp|Tham\s+mưu|chủ\s+trì|phối\s+hợp\s+với)(?!\p{L}))", Plain, 1000)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"^(Là\s+(cơ\s+quan|đơn\s+vị)\s+)?Chủ\s+trì\s*(,|và)?\s*phối\s+hợp\s+(chặt\s+chẽ\s+)?(với|cùng)\s+", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Together();

    [GeneratedRegex(@"^Phối\s+hợp\s+(chặt\s+chẽ\s+)?(với|cùng)\s+", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Supporting();

    [GeneratedRegex(@"^(Là\s+(cơ\s+quan|đơn\s+vị)\s+)?Chủ\s+trì\s*,?\s*", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"(?<=\s)(tổ\s+chức|xây\s+dựng|tham\s+mưu|kiểm\s+tra|hướng\s+dẫn|thẩm\s+định|bố\s+trí|triển\s+khai|thực\s+hiện|rà\s+soát|đưa|lập|trình|theo\s+dõi|đôn\s+đốc|tuyên\s+truyền|bảo\s+đảm|đảm\s+bảo|đề\s+xuất|nghiên\s+cứu|ban\s+hành|quản\s+lý|giám\s+sát|cung\s+cấp|tổng\s+hợp|hỗ\s+trợ|tập\s+huấn|đào\s+tạo|cập\s+nhật|vận\s+hành|mở|dàn\s+dựng|kiện\s+toàn|công\s+bố|trong\s+việc)\s", Plain, 1000)]
    private static partial Regex Deed();
}
