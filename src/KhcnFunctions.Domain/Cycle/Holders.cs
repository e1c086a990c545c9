using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Cycle;

/// <summary>
/// Who holds which place in a cycle on a day: the plan's register with the cycle's decisions over it, that is
/// successors, stand-ins and corrected addresses. What is decided names the person in office; a stand-in comes in only
/// when a mail is addressed. Nothing ever goes to nobody: where a holder has no address, it goes to the next rung and to HCTH.
/// </summary>
public sealed class Holders
{
    private readonly Plan _plan;
    private readonly CycleDecisions _decisions;
    private readonly DateOnly _day;

    // Worked out once: lists ask for each of hundreds of units.
    private Dictionary<string, Unit>? _units;
    private Func<Unit, IReadOnlyList<Person>>? _deputies;

    public Holders(Plan plan, CycleDecisions decisions, DateOnly day)
    {
        _plan = plan;
        _decisions = decisions;
        _day = day;
        var corrected = Correct(plan.WithSuccessorsOf(decisions), decisions);
        Plan = corrected with { Agency = corrected.Agency with { Office = OfficeOf(corrected) } };
    }

    /// <summary>The plan with the addresses that hold now, and with the office of the day.</summary>
    public Plan Plan { get; }

    /// <summary>The unit that runs the cycle, or its successor.</summary>
    public Unit Office => Unit(Plan.Agency.Office);

    /// <summary>The Director in office, even while away.</summary>
    public Person? Director => Plan.Register.Director(_day);

    public Recipient Addressee => Recipient(Plan.ReportTo.Addressee);

    public Recipient Through => Recipient(Plan.ReportTo.Through);

    /// <exception cref="InvalidOperationException">The register has no such unit.</exception>
    public Unit Unit(string id) =>
        (_units ??= Plan.Register.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal)).GetValueOrDefault(id) ?? throw new InvalidOperationException($"The register has no unit {id}.");

    /// <summary>The leader who has the place of <paramref name="id"/> on the day, even while away; null when nobody has.</summary>
    public Person? InOffice(string id) => Plan.Register.PersonOn(id, _day);

    /// <summary>Who reads what is due to a leader in office: the leader, or who stands in on the day.</summary>
    public LeaderReader ReaderFor(Person inOffice) =>
        Standing(inOffice) is var reader && reader.Id == inOffice.Id ? new(inOffice) : new(reader, inOffice);

    /// <summary>The deputy directors in office who answer for a unit, where they or their stand-ins can be reached.</summary>
    public IReadOnlyList<Person> DeputiesOver(Unit unit) =>
        [.. (_deputies ??= Plan.DeputiesOn(_day))(unit).Where(person => Standing(person).Email is not null)];

    /// <summary>The leaders in office on the day, the Director first.</summary>
    public IReadOnlyList<Person> Leaders()
    {
        var deputies = Plan.Register.DeputyDirectors(_day);
        return Director is { } director ? [director, .. deputies] : deputies;
    }

    /// <summary>The same cycle's holders on another day.</summary>
    public Holders On(DateOnly day) => new(_plan, _decisions, day);

    /// <summary>A holder as people call it.</summary>
    public string NameOf(Holder holder) => holder.Kind switch
    {
        HolderKind.Unit => Unit(holder.Id).Name,
        HolderKind.Head => $"Trưởng đơn vị, {Unit(holder.Id).Name}",
        HolderKind.Person => InOffice(holder.Id) is { } leader ? Wording.Leader(ReaderFor(leader)) : holder.Id,
        HolderKind.Recipient => Recipient(holder.Id).Name,
        HolderKind.ReportLine => $"{Addressee.Name} (qua {Through.Name})",
        HolderKind.OfficeHead => $"Trưởng phòng, {Office.Name}",
        HolderKind.RecordsClerk => $"Văn thư, {Office.Name}",
        HolderKind.Staff => Plan.Register.StaffOn(holder.Id, _day)?.Name ?? Office.Name,
        _ => Office.Name,
    };

    /// <summary>Addresses to which a notice goes now.</summary>
    public IReadOnlyList<string> AddressesOf(Notice notice) => notice.CopyToOffice
        ? [.. AddressesOf(notice.To).Concat(Office.Emails).Distinct(StringComparer.OrdinalIgnoreCase)]
        : AddressesOf(notice.To);

    /// <summary>Addresses of a holder; empty only where neither the holder, HCTH nor the Director has any.</summary>
    public IReadOnlyList<string> AddressesOf(Holder holder)
    {
        var own = holder.Kind switch
        {
            HolderKind.Unit => Unit(holder.Id).Emails,
            HolderKind.Head => Unit(holder.Id).HeadEmail is { } email ? [email] : Unit(holder.Id).Emails,
            HolderKind.Office => Office.Emails,
            HolderKind.Person => InOffice(holder.Id) is { } person && Standing(person).Email is { } email ? [email] : [],
            HolderKind.Recipient => Recipient(holder.Id).Email is { } email ? [email] : [],
            HolderKind.OfficeHead => StaffOf(StaffRole.OfficeHead),
            HolderKind.RecordsClerk => StaffOf(StaffRole.RecordsClerk),
            HolderKind.Staff => Plan.Register.StaffOn(holder.Id, _day)?.Email is { } email ? [email] : [],
            _ => [.. new[] { Addressee.Email, Through.Email }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
        };
        return own.Count > 0 ? own : NextRung(holder);
    }

    private IReadOnlyList<string> NextRung(Holder holder)
    {
        var director = Director is { } inOffice && Standing(inOffice).Email is { } email ? [email] : Array.Empty<string>();
        return holder.Kind switch
        {
            HolderKind.Office => director,
            HolderKind.Person => [.. director, .. Office.Emails],
            _ => Office.Emails.Count > 0 ? Office.Emails : director,
        };
    }

    private IReadOnlyList<string> StaffOf(StaffRole role) =>
        [.. Plan.Register.Staff.Where(member => member.Role == role && member.IsValidOn(_day)).Select(member => member.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private Recipient Recipient(string id) =>
        Plan.Register.RecipientOn(id, _day) ?? Plan.Register.Recipients.First(recipient => recipient.Id == id);

    // A stand-in may be away too. Where leaders stand in for each other in a circle, each keeps the own place.
    private Person Standing(Person person)
    {
        var holder = person;
        var seen = new HashSet<string>(StringComparer.Ordinal) { person.Id };
        while (StandInOf(holder) is { } next)
        {
            if (!seen.Add(next.Id))
                return person;
            holder = next;
        }

        return holder;
    }

    private Person? StandInOf(Person person)
    {
        var away = _decisions.Of<StandIn>().LastOrDefault(standIn => standIn.Person == person.Id && standIn.From <= _day && _day <= standIn.To);
        return away is null ? null : Plan.Register.People.FirstOrDefault(other => other.Id == away.By);
    }

    // Decided successions first, then the register's; in a circle of decisions each is followed once.
    private string OfficeOf(Plan plan)
    {
        var office = plan.Agency.Office;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(office))
        {
            var decided = _decisions.Of<Succeed>().LastOrDefault(decision => decision.Unit == office && decision.From <= _day)?.Successor;
            office = decided ?? plan.Register.UnitOn(office, _day)?.Id ?? office;
        }

        return office;
    }

    private static Plan Correct(Plan plan, CycleDecisions decisions)
    {
        var corrected = decisions.Of<CorrectAddress>().GroupBy(correction => correction.Holder, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Email, StringComparer.Ordinal);
        if (corrected.Count == 0)
            return plan;
        var register = plan.Register;
        return plan with
        {
            Register = register with
            {
                Units =
                [
                    .. register.Units.Select(unit => unit with
                    {
                        Emails = corrected.TryGetValue(unit.Id, out var email) ? [email] : unit.Emails,
                        HeadEmail = corrected.GetValueOrDefault(Holder.Head(unit.Id).ToString(), unit.HeadEmail!),
                    }),
                ],
                Staff = [.. register.Staff.Select(member => corrected.TryGetValue(member.Id, out var email) ? member with { Email = email } : member)],
                People = [.. register.People.Select(person => corrected.TryGetValue(person.Id, out var email) ? person with { Email = email } : person)],
                Recipients = [.. register.Recipients.Select(recipient => corrected.TryGetValue(recipient.Id, out var email) ? recipient with { Email = email } : recipient)],
            },
        };
    }
}
