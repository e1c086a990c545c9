namespace KhcnFunctions.Plans.Reading;

/// <summary>What must hold within the register: ids, days of validity, successors, a Director.</summary>
internal static class RegisterRules
{
    public static void Check(Register register, References references, MistakeList mistakes)
    {
        CheckEntries("register.units", register.Units, References.Unit, references, mistakes);
        CheckEntries("register.people", register.People, References.Person, references, mistakes);
        CheckEntries("register.recipients", register.Recipients, References.Recipient, references, mistakes);
        CheckEntries("register.staff", register.Staff, References.StaffMember, references, mistakes);
        CheckNoGap("register.units", register.Units, mistakes);
        CheckNoGap("register.recipients", register.Recipients, mistakes);

        foreach (var (index, unit) in register.Units.Index())
            references.Check($"register.units[{index}].inCharge", unit.InCharge, References.Person);

        if (!mistakes.Touches("register.people") && register.People.All(person => person.Role is not LeaderRole.Director))
            mistakes.AddRule("register.people", "Danh bạ chưa có Giám đốc.", "Thêm một người có \"role\": \"director\"; chưa rõ tên thì để \"name\": null.");
        CheckStaffAreNoLeaders(register, mistakes);
    }

    /// <summary>Notes an id that stands twice.</summary>
    public static void CheckUnique(IEnumerable<(string Place, string Id)> ids, MistakeList mistakes)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, id) in ids.Where(entry => entry.Id.Length > 0))
        {
            if (!first.TryAdd(id, place))
                mistakes.AddRule(place, $"'{id}' đã dùng ở {first[id]}.", "Đặt một mã hoặc số khác, không trùng.");
        }
    }

    // Decisions name a person by id, whichever list it stands in.
    private static void CheckStaffAreNoLeaders(Register register, MistakeList mistakes)
    {
        foreach (var (index, member) in register.Staff.Index())
        {
            if (register.People.Any(person => person.Id == member.Id))
                mistakes.AddRule($"register.staff[{index}].id", $"'{member.Id}' là mã của một lãnh đạo.", "Đặt một mã khác cho cán bộ này.");
        }
    }

    private static void CheckEntries<T>(string list, IReadOnlyList<T> entries, string kind, References references, MistakeList mistakes)
        where T : class, IRegistered
    {
        CheckUnique(entries.Select((entry, index) => ($"{list}[{index}].id", entry.Id)), mistakes);
        foreach (var (index, entry) in entries.Index())
        {
            references.Check($"{list}[{index}].successor", entry.Successor, kind);
            if (entry.From > entry.To)
                mistakes.AddRule($"{list}[{index}].to", $"Ngày cuối {entry.To:dd/MM/yyyy} trước ngày đầu {entry.From:dd/MM/yyyy}.", "Sửa from hoặc to; to là ngày cuối còn hiệu lực.");
            if (entry.Successor is not null && entry.To is null && !mistakes.IsWrong($"{list}[{index}].to"))
                mistakes.AddRule($"{list}[{index}].successor", "Đã ghi kế thừa (successor) nhưng chưa ghi ngày cuối (to).", "Ghi ngày cuối còn hiệu lực vào to, hoặc để successor là null.");
        }

        CheckNoCircle(list, entries, mistakes);
    }

    private static void CheckNoCircle<T>(string list, IReadOnlyList<T> entries, MistakeList mistakes)
        where T : class, IRegistered
    {
        var byId = entries.Where(entry => entry.Id.Length > 0).DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, entry) in entries.Index())
        {
            var circle = Chain(entry, byId).ToList();
            if (entry.Id.Length == 0 || circle[^1].Successor != entry.Id || told.Contains(entry.Id))
                continue;

            told.UnionWith(circle.Select(member => member.Id));
            var message = circle.Count == 1 ? $"'{entry.Id}' kế thừa chính nó." : $"Kế thừa thành vòng: {string.Join(" → ", circle.Select(member => member.Id))} → {entry.Id}.";
            mistakes.AddRule($"{list}[{index}].successor", message, "Chỉ ghi mã của nơi tiếp nhận sau cùng; nơi đang còn hiệu lực để null.");
        }
    }

    /// <summary>The entry, its successor, and so on, each once.</summary>
    private static IEnumerable<T> Chain<T>(T entry, Dictionary<string, T> byId)
        where T : class, IRegistered
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = entry; current is not null && seen.Add(current.Id); current = byId.GetValueOrDefault(current.Successor ?? ""))
            yield return current;
    }

    /// <summary>Duties and post must have a holder on every day: the successor is there on the day after.</summary>
    private static void CheckNoGap<T>(string list, IReadOnlyList<T> entries, MistakeList mistakes)
        where T : class, IRegistered
    {
        foreach (var (index, entry) in entries.Index())
        {
            var successor = entry.Successor is null ? null : entries.FirstOrDefault(other => other.Id == entry.Successor);
            if (entry.To is { } last && successor?.From > last.AddDays(1))
                mistakes.AddRule($"{list}[{index}].successor", $"Từ {last.AddDays(1):dd/MM/yyyy} đến hết {successor.From.Value.AddDays(-1):dd/MM/yyyy} không có nơi nào thay '{entry.Id}'.", $"Sửa to của '{entry.Id}' hoặc from của '{successor.Id}' cho liền nhau.");
        }
    }
}
