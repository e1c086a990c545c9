using System.Globalization;

namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>
/// Reads who is named in a line or cell. A 'và' or comma inside a name separates nothing: they do where another name begins behind them.
/// What is not in the register stays a question, with candidates.
/// </summary>
internal sealed class PartyReader(KnownNames names, DateOnly? planDay = null)
{
    private const int LongestRelated = 16;

    // With what names of units begin; in folded words, so that 'Công an' is told from 'Công tác'.
    private static readonly HashSet<string> Starts =
        [.. ((string[])["phòng", "sở", "chi cục", "cục", "tổng cục", "vụ", "bộ", "trung tâm", "ban", "văn phòng", "thanh tra", "ubnd", "hđnd", "công ty", "công an", "trường", "hội", "đoàn", "liên đoàn", "liên hiệp", "liên minh", "tỉnh đoàn",
            "thành đoàn", "tỉnh ủy", "thành ủy", "đảng ủy", "viện", "học viện", "bệnh viện", "báo", "đài", "hạt", "đội", "trạm", "quỹ", "ngân hàng", "đại học", "kho bạc", "bảo hiểm", "bảo tàng", "thư viện", "mặt trận", "tòa án", "cổng", "tập đoàn",
            "tổng công ty", "doanh nghiệp", "kiểm toán", "nhà xuất bản", "bưu điện", "chi nhánh", "cơ quan", "ủy ban", "hợp tác xã", "nhà"]).Select(NameWords.Fold)];

    private static readonly HashSet<string> Titles = [.. "trưởng giám đốc chánh thủ lãnh đạo hiệu cục chi đội hạt ban".Split(' ').Select(NameWords.Fold)];

    private static readonly string[] Fillers = ["và", "cùng", "với", "hoặc"];

    private readonly UnitIndex _units = new(names);

    public UnitIndex Units => _units;

    /// <summary>Everybody whom the text names, the whole of which names somebody.</summary>
    public PartyList Read(string text)
    {
        var parties = new List<Party>();
        var related = false;
        var start = 0;
        foreach (var part in text.Split('\n', ';'))
        {
            var offset = start;
            start += part.Length + 1;
            related |= ReadPart(text, part, offset, parties);
        }

        return new(parties, related);
    }

    /// <summary>Those with whose names the text begins, and where it goes on behind them.</summary>
    public (PartyList Parties, int End) Take(string text)
    {
        var words = NameWords.Of(text);
        var parties = new List<Party>();
        var related = false;
        var (at, end) = (0, 0);
        while (at < words.Count)
        {
            var begin = at;
            if (end > 0 && words[at].Folded == "và")
                begin++;
            if (begin == at && end > 0 && !text[words[at - 1].End..words[at].Start].Contains(',', StringComparison.Ordinal))
                break;
            if (_units.At(words, begin) is { } known)
            {
                parties.Add(Known(text[words[begin].Start..words[begin + known.Words - 1].End], known.Unit));
                at = begin + known.Words;
            }
            else if (RelatedAt(words, text, begin) is { } length)
            {
                related = true;
                at = begin + length;
            }
            else
            {
                break;
            }

            end = words[at - 1].End;
        }

        return (new(parties, related), end);
    }

    /// <summary>One name; the whole text is one.</summary>
    public Party One(string text)
    {
        var words = NameWords.Of(text);
        if (_units.At(words, 0) is { } known && known.Words == words.Count)
            return Known(text.Trim(), known.Unit);
        return Other(text.Trim(), words);
    }

    private bool ReadPart(string text, string part, int offset, List<Party> parties)
    {
        // What stands in brackets says something about a name and is none.
        var words = NameWords.Of(WithoutBrackets(part));
        var related = false;
        for (var at = 0; at < words.Count;)
        {
            if (Fillers.Contains(words[at].Folded, StringComparer.Ordinal))
            {
                at++;
                continue;
            }

            if (_units.At(words, at) is { } known && IsEnd(words, part, at + known.Words))
            {
                parties.Add(Known(part[words[at].Start..words[at + known.Words - 1].End], known.Unit));
                at += known.Words;
                continue;
            }

            if (RelatedAt(words, part, at) is { } length)
            {
                related = true;
                at += length;
                continue;
            }

            var end = at + 1;
            while (!IsEnd(words, part, end))
                end++;
            // 'Phòng PTĐT và HTKT' may be one abbreviation.
            var further = end + 1;
            while (end < words.Count && !IsEnd(words, part, further))
                further++;
            if (end < words.Count && _units.ByInitials(words.Skip(at).Take(further - at)) is not null)
                end = further;
            parties.Add(Other(text[(offset + words[at].Start)..(offset + words[end - 1].End)], [.. words.Skip(at).Take(end - at)]));
            at = end;
        }

        return related;
    }

    private Party Known(string written, KnownUnit unit) =>
        unit.To is { } last && planDay > last
            ? new(written, unit.Id, $"'{unit.Name}' hết hiệu lực từ sau ngày {last.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)}", unit.Successor is { } next ? [next] : [])
            : new(written, unit.Id, null, []);

    private Party Other(string written, IReadOnlyList<NameWord> words)
    {
        if (_units.ByInitials(words) is { } unit)
            return Known(written, unit);
        // 'Giám đốc Trung tâm X' answers for the unit.
        var title = words.TakeWhile(word => Titles.Contains(word.Folded)).Count();
        if (title > 0 && _units.At(words, title) is { } headed && title + headed.Words == words.Count)
            return Known(written, headed.Unit);
        if (UnitIndex.IsWhole(words))
            return new(written, _units.Whole?.Id, null, []);
        return new(written, null, names.Units.Count == 0 ? null : "tên này chưa có trong danh bạ", _units.Candidates(written));
    }

    /// <summary>Whether a name may end before a word: there is no more, or another name begins behind a comma, a dash or 'và'.</summary>
    private bool IsEnd(IReadOnlyList<NameWord> words, string text, int at)
    {
        if (at >= words.Count)
            return true;
        var between = text[words[at - 1].End..words[at].Start];
        if (words[at].Folded == "và")
            return IsStart(words, text, at + 1);
        return between.IndexOfAny([',', '/', '(', ')']) >= 0 && (IsStart(words, text, at) || between.Contains('(', StringComparison.Ordinal) || between.Contains(')', StringComparison.Ordinal));
    }

    private bool IsStart(IReadOnlyList<NameWord> words, string text, int at)
    {
        if (at >= words.Count)
            return false;
        if (_units.At(words, at) is not null || RelatedAt(words, text, at) is not null)
            return true;
        var first = text[words[at].Start];
        if (words[at].Folded == "các")
            return true;
        if (!char.IsUpper(first))
            return false;
        var written = text.AsSpan(words[at].Start, words[at].End - words[at].Start);
        if (written.Length > 1 && char.IsUpper(written[1]))
            return true;
        return Starts.Contains(words[at].Folded)
            || (at + 1 < words.Count && Starts.Contains($"{words[at].Folded} {words[at + 1].Folded}"))
            || (at + 2 < words.Count && Starts.Contains($"{words[at].Folded} {words[at + 1].Folded} {words[at + 2].Folded}"));
    }

    /// <summary>How many words 'các phòng, đơn vị (có) liên quan (khác)' has; null where it does not stand here.</summary>
    private static int? RelatedAt(IReadOnlyList<NameWord> words, string text, int at)
    {
        if (at >= words.Count || words[at].Folded is not ("các" or "những" or "phòng" or "đơn" or "cơ" or "sở" or "tổ"))
            return null;
        for (var end = at; end + 1 < words.Count && end < at + LongestRelated; end++)
        {
            // A second 'các' begins something else.
            if (end > at && words[end].Folded == "các" && words[end - 1].Folded == "và")
                return null;
            if (words[end].Folded == "liên" && words[end + 1].Folded == "quan")
                return end + 2 - at + (end + 2 < words.Count && words[end + 2].Folded == "khác" ? 1 : 0);
            if (end > at && text[words[end - 1].End..words[end].Start].IndexOfAny([';', '.', ':']) >= 0)
                return null;
        }

        return null;
    }

    private static string WithoutBrackets(string text)
    {
        var open = 0;
        return string.Create(text.Length, text, (plain, source) =>
        {
            for (var at = 0; at < source.Length; at++)
            {
                open += source[at] == '(' ? 1 : 0;
                plain[at] = open > 0 && source[at] is not ('(' or ')') ? ' ' : source[at];
                open -= source[at] == ')' && open > 0 ? 1 : 0;
            }
        });
    }
}
