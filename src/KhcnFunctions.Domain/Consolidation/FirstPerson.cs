namespace KhcnFunctions.Consolidation;

/// <summary>Finds where a unit speaks of itself: 'Phòng đã …', 'đơn vị chúng tôi', 'của Phòng.', its own name. Another unit's name is none of that.</summary>
internal sealed class FirstPerson(IEnumerable<string> unitNames)
{
    /// <summary>What is proposed instead.</summary>
    public const string Proposed = "Sở";

    private static readonly string[] Kinds = ["Văn phòng", "Phòng", "Trung tâm", "Chi cục", "Đơn vị"];

    // Lines of the department's own that name units.
    private static readonly string[] NamingLines = ["- Đơn vị chủ trì", "- Đơn vị phối hợp", "- Chỉ đạo thực hiện"];

    private static readonly string[] Verbs =
    [
        "đã", "đang", "sẽ", "cũng", "chưa", "luôn", "còn", "kính", "được", "có", "tham mưu", "phối hợp", "chủ trì", "chủ động", "thực hiện", "tổ chức", "tiếp tục", "thường xuyên",
        "hoàn thành", "triển khai", "xây dựng", "đề nghị", "kiến nghị", "đề xuất", "nhận thấy", "báo cáo", "ban hành", "tiến hành", "tập trung", "hướng dẫn", "tiếp nhận", "dự kiến",
    ];

    // Before the word they make it another's, or several.
    private static readonly HashSet<string> NotItself = new(StringComparer.OrdinalIgnoreCase)
    {
        "các", "những", "mỗi", "từng", "nhiều", "mọi", "một", "hai", "ba", "bốn", "năm", "trưởng", "phó", "văn", "toàn", "số", "liên", "căn", "dự",
    };

    private static readonly string[] Belonging = ["của", "tại", "trong", "do", "thuộc"];

    private readonly string[] _names = [.. unitNames.OrderByDescending(name => name.Length)];

    /// <param name="unitName">The unit whose paragraph it is; null where HCTH wrote it.</param>
    public IEnumerable<(int Offset, int Length)> Find(string text, string? unitName)
    {
        if (NamingLines.Any(line => text.StartsWith(line, StringComparison.Ordinal)))
            return [];
        var own = unitName is null ? null : LineBlocks.OneLine(unitName);
        var kinds = own is null ? Kinds : Kinds.Where(kind => own.StartsWith(kind, StringComparison.OrdinalIgnoreCase)).Take(1).Append("Đơn vị").Distinct(StringComparer.Ordinal);
        var found = We(text)
            .Concat(own is null ? [] : Occurrences(text, own).Where(at => !NamesAnother(text, at, own)).Select(at => (at, own.Length)))
            .Concat(kinds.SelectMany(kind => Occurrences(text, kind).Where(at => SpeaksOfItself(text, at, kind.Length)).Select(at => (at, kind.Length))));
        return WithoutOverlaps(found.Select(each => (Offset: each.Item1, Length: each.Item2)));
    }

    private static IEnumerable<(int, int)> We(string text)
    {
        foreach (var at in Occurrences(text, "chúng tôi"))
        {
            var kind = Kinds.FirstOrDefault(kind => text.AsSpan(0, at).EndsWith(kind + " ", StringComparison.OrdinalIgnoreCase));
            var before = kind is null ? 0 : kind.Length + 1;
            yield return (at - before, before + "chúng tôi".Length);
        }
    }

    // A longer name that begins alike is another unit's.
    private bool NamesAnother(string text, int at, string own) =>
        _names.Any(name => name.Length > own.Length && text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static bool SpeaksOfItself(string text, int at, int length)
    {
        var before = LastWord(text.AsSpan(0, at));
        if (NotItself.Contains(before.ToString()))
            return false;
        var after = text.AsSpan(at + length);
        return after is [' ', .. var next]
            ? BeginsWithVerb(next)
            : IsEnd(after) && !after.StartsWith(", chống", StringComparison.Ordinal) && Belonging.Contains(before.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    private static bool BeginsWithVerb(ReadOnlySpan<char> text)
    {
        foreach (var verb in Verbs)
        {
            if (text.StartsWith(verb, StringComparison.Ordinal) && IsEnd(text[verb.Length..]))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(' ');
        return text[(text.LastIndexOf(' ') + 1)..];
    }

    private static bool IsEnd(ReadOnlySpan<char> rest) => rest.IsEmpty || !char.IsLetterOrDigit(rest[0]);

    private static IEnumerable<int> Occurrences(string text, string words)
    {
        for (var at = 0; words.Length > 0 && (at = text.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += words.Length)
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && IsEnd(text.AsSpan(at + words.Length)))
                yield return at;
        }
    }

    private static IEnumerable<(int Offset, int Length)> WithoutOverlaps(IEnumerable<(int Offset, int Length)> found)
    {
        var end = 0;
        foreach (var (offset, length) in found.OrderBy(each => each.Offset).ThenByDescending(each => each.Length))
        {
            if (offset < end)
                continue;
            end = offset + length;
            yield return (offset, length);
        }
    }
}
