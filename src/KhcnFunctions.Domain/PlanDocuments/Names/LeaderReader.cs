using System.Text.RegularExpressions;
using KhcnFunctions.Plans;

namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>Reads who directs a task: 'PGĐ Trần Công Hòa', 'Ông Đinh Văn Khoa - Phó Giám đốc', 'Giám đốc Sở'.</summary>
internal sealed partial class LeaderReader(KnownNames names)
{
    public Party Read(string text)
    {
        var written = text.Trim();
        var words = NameWords.Of(written).Select(word => word.Folded).ToList();
        var named = names.People.Where(person => person.Name is { } name && Contains(words, [.. NameWords.Of(name).Select(word => word.Folded)])).ToList();
        if (named is [var one])
            return new(written, one.Id, null, []);
        if (named.Count > 1)
            return new(written, null, "danh bạ có nhiều lãnh đạo cùng tên", [.. named.Select(person => person.Id)]);
        // A title alone means the one who holds it; with a name behind it, it does not.
        if (Titles().Replace(written, "").Trim(' ', ',', '-', '–', '.', ':').Length == 0)
        {
            var role = Deputy().IsMatch(written) ? LeaderRole.DeputyDirector : LeaderRole.Director;
            var holders = names.People.Where(person => person.Role == role).ToList();
            return holders is [var only] ? new(written, only.Id, null, []) : new(written, null, "văn bản chỉ ghi chức vụ, không ghi tên", [.. holders.Select(person => person.Id)]);
        }

        return new(written, null, names.People.Count == 0 ? null : "tên này chưa có trong danh bạ lãnh đạo", Candidates(words));
    }

    private static bool Contains(List<string> words, List<string> name) =>
        name.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - name.Count + 1)).Any(at => words.Skip(at).Take(name.Count).SequenceEqual(name));

    private IReadOnlyList<string> Candidates(List<string> words) =>
        [.. names.People
            .Where(person => person.Name is not null)
            .Select(person => (person.Id, Shared: NameWords.Of(person.Name!).Count(word => words.Contains(word.Folded))))
            .Where(person => person.Shared >= 2)
            .OrderByDescending(person => person.Shared)
            .Take(3)
            .Select(person => person.Id)];

    [GeneratedRegex(@"\b(đồng chí|đ/c|ông|bà|phó|giám đốc|pgđ|gđ|chi cục trưởng|cục trưởng|chủ tịch|bộ trưởng|thứ trưởng|pct|ct|ubnd|sở|tỉnh|thành phố|xã|chi cục|cục|bộ|trực tiếp|chỉ đạo)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titles();

    [GeneratedRegex(@"\b(phó|pgđ|pct|thứ trưởng)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Deputy();
}
