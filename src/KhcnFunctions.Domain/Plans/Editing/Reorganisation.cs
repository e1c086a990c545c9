namespace KhcnFunctions.Plans.Editing;

public enum ReorganisationKind
{
    /// <summary>Đổi tên: one unit goes on under a new name.</summary>
    Rename,

    /// <summary>Sáp nhập: units go up in another, new or there already.</summary>
    Merge,

    /// <summary>Chia tách: one unit becomes several; the first takes its open duties.</summary>
    Split,
}

/// <summary>Units of the department are arranged anew from a day on: the old ones end the day before and say who takes over.</summary>
/// <param name="From">First day of the new arrangement.</param>
/// <param name="Units">Ids of those that end.</param>
/// <param name="NewNames">Names of those that begin; none where <paramref name="Into"/> is given.</param>
/// <param name="Into">Id of the unit, there already, in which the others go up; for a merger alone.</param>
public sealed record Reorganisation(ReorganisationKind Kind, DateOnly From, IReadOnlyList<string> Units, IReadOnlyList<string> NewNames, string? Into)
{
    /// <summary>What keeps it from being carried out; null where nothing does.</summary>
    public string? Mistake(Plan plan) => this switch
    {
        { Units.Count: 0 } => "đề nghị chọn đơn vị được sắp xếp lại",
        { Kind: not ReorganisationKind.Merge, Units.Count: > 1 } => "đổi tên hoặc chia tách chỉ áp dụng cho một đơn vị",
        { Kind: ReorganisationKind.Merge, Into: { } into } when Units.Contains(into) => "đơn vị tiếp nhận không thể là đơn vị được sáp nhập",
        { Kind: ReorganisationKind.Merge, Into: null, Units.Count: < 2 } => "sáp nhập cần từ hai đơn vị, hoặc một đơn vị và đơn vị tiếp nhận đã có",
        { Kind: ReorganisationKind.Split, NewNames.Count: < 2 } => "chia tách cần tên của ít nhất hai đơn vị mới",
        { Into: null, Kind: not ReorganisationKind.Split, NewNames.Count: not 1 } => "đề nghị ghi tên một đơn vị mới",
        { Into: not null, NewNames.Count: > 0 } => "đã chọn đơn vị tiếp nhận thì không ghi tên đơn vị mới",
        _ when Units.Any(id => plan.Register.Units.FirstOrDefault(unit => unit.Id == id) is not { } unit || !unit.IsValidOn(From.AddDays(-1)))
            => "có đơn vị không còn hiệu lực vào trước ngày sắp xếp",
        _ when Into is { } receiver && plan.Register.UnitOn(receiver, From)?.Id != receiver => "đơn vị tiếp nhận không còn hiệu lực vào ngày sắp xếp",
        _ => null,
    };

    /// <summary>The plan after it. Tasks keep naming the old units, whose duties pass on from the day.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Mistake"/> is not null.</exception>
    public Plan Apply(Plan plan)
    {
        if (Mistake(plan) is { } mistake)
            throw new InvalidOperationException(mistake);
        var register = plan.Register;
        var model = register.Units.First(unit => unit.Id == Units[0]);
        var taken = register.Units.Select(unit => unit.Id).ToList();
        var begin = new List<Unit>();
        foreach (var name in NewNames)
        {
            var id = EntrySlug.Unused(name, taken);
            taken.Add(id);
            begin.Add(model with { Id = id, Name = name, ShortName = Initials(name), From = From, To = null, Successor = null });
        }

        var successor = Into ?? begin[0].Id;
        return plan with
        {
            Register = register with
            {
                Units =
                [
                    .. register.Units.Select(unit => Units.Contains(unit.Id) ? unit with { To = From.AddDays(-1), Successor = successor } : unit),
                    .. begin,
                ],
            },
        };
    }

    // PCĐS of Phòng Chuyển đổi số; HCTH changes it where another is in use.
    private static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0])));
}
