namespace KhcnFunctions.Plans.Reading;

/// <summary>Checks that an id refers to an entry of the register, and to one of the right kind.</summary>
internal sealed class References(Register register, MistakeList mistakes)
{
    private readonly Dictionary<string, HashSet<string>> idsByKind = new(StringComparer.Ordinal)
    {
        [Unit] = Ids(register.Units),
        [Person] = Ids(register.People),
        [Recipient] = Ids(register.Recipients),
        [StaffMember] = Ids(register.Staff),
    };

    public const string Unit = "đơn vị";
    public const string Person = "lãnh đạo";
    public const string Recipient = "nơi nhận";
    public const string StaffMember = "cán bộ";

    /// <summary>Checks one reference; a blank one, or a list that is missing, is noted elsewhere.</summary>
    public void Check(string place, string? id, string kind)
    {
        var known = idsByKind[kind];
        if (string.IsNullOrEmpty(id) || known.Contains(id) || mistakes.IsWrong("register") || mistakes.IsWrong(ListOf(kind)))
            return;

        var other = idsByKind.FirstOrDefault(pair => pair.Value.Contains(id)).Key;
        var message = other is null ? $"Danh bạ không có {kind} nào mã '{id}'." : $"'{id}' là {other}, không phải {kind}.";
        mistakes.AddRule(place, message, mistakes.DidYouMean(id, known));
    }

    /// <summary>Checks a list of references, each of which may stand once.</summary>
    public void CheckAll(string place, IEnumerable<string> ids, string kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            Check($"{place}[{index}]", id, kind);
            if (id.Length > 0 && !seen.Add(id))
                mistakes.AddRule($"{place}[{index}]", $"'{id}' ghi hai lần trong danh sách.", "Chỉ giữ một.");
        }
    }

    private static string ListOf(string kind) => kind switch
    {
        Unit => "register.units",
        Person => "register.people",
        StaffMember => "register.staff",
        _ => "register.recipients",
    };

    private static HashSet<string> Ids(IEnumerable<IRegistered> entries) =>
        entries.Select(entry => entry.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
}
