using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Escalation;

/// <summary>A unit's open duties, to be passed on.</summary>
/// <param name="Since">First day on which the successor has them.</param>
/// <param name="Operation">Id of the decision, or 'register'.</param>
public sealed record Succession(string Unit, string Successor, DateOnly Since, string Operation)
{
    /// <summary>What the letter and the audit of it are known by.</summary>
    public string Key => FormattableString.Invariant($"{Unit}.{Operation}");

    /// <summary>The letter to the successor.</summary>
    public Notice Letter => new(NoticeKind.DutyTransferred, Holder.Unit(Successor), Key) { Unit = Unit, LastDay = Since };

    /// <summary>The successor's row once it has the duties; what it sent before stays its own.</summary>
    /// <param name="heir">Its row before; null where it had no part in the cycle.</param>
    /// <param name="from">The row of the unit that passes them on.</param>
    public CycleUnit Take(CycleUnit? heir, CycleUnit from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return heir is null ? Newcomer(from) : WithDutiesOf(heir, from);
    }

    private CycleUnit Newcomer(CycleUnit from) => new()
    {
        Unit = Successor,
        Order = from.Order,
        Status = UnitStatus.Open,
        Generation = 1,
        Deadline = from.Deadline,
        Leads = from.Leads,
        Supports = from.Supports,
    };

    // A report that came before says nothing of duties that came after; where none came, it stands.
    private static CycleUnit WithDutiesOf(CycleUnit heir, CycleUnit from)
    {
        var leads = heir.Leads.Union(from.Leads, StringComparer.Ordinal).ToList();
        var supports = heir.Supports.Union(from.Supports, StringComparer.Ordinal).Except(leads, StringComparer.Ordinal).ToList();
        var grew = leads.Count > heir.Leads.Count || supports.Except(heir.Supports, StringComparer.Ordinal).Any();
        var reopens = grew && heir.Status is UnitStatus.Reported or UnitStatus.Transferred;
        return heir with { Leads = leads, Supports = supports, Status = reopens ? UnitStatus.Open : heir.Status };
    }
}

/// <summary>Which duties pass on by decisions and by the register. Pure.</summary>
public static class Successions
{
    /// <param name="plan">With the decisions over it, see <see cref="Holders.Plan"/>.</param>
    public static IEnumerable<Succession> Due(Plan plan, CycleDecisions decisions, DateOnly today)
    {
        var decided = decisions.Of<Succeed>().Where(decision => decision.From <= today)
            .Select(decision => new Succession(decision.Unit, decision.Successor, decision.From, decision.Id));
        var registered = plan.Register.Units
            .Where(unit => unit.To < today && unit.Successor is not null && plan.Register.UnitOn(unit.Id, today) is not null)
            .Select(unit => new Succession(unit.Id, plan.Register.UnitOn(unit.Id, today)!.Id, unit.To!.Value.AddDays(1), "register"));
        return decided.Concat(registered);
    }

    /// <summary>
    /// The decisions by which an open cycle, whose own plan is fixed, learns which units a plan published since lets end. What was
    /// recorded once is not recorded again: what HCTH decides afterwards holds.
    /// </summary>
    /// <param name="plan">The cycle's, with the decisions over it.</param>
    /// <param name="current">As it is published now.</param>
    /// <param name="until">The cycle's last day.</param>
    public static IEnumerable<Succeed> Published(Plan plan, CycleDecisions decisions, Plan current, DateOnly until)
    {
        foreach (var unit in current.Register.Units)
        {
            if (unit is not { To: { } to, Successor: { } successor } || to >= until
                || plan.Register.Units.FirstOrDefault(known => known.Id == unit.Id) is not { } known || (known.To == to && known.Successor == successor))
                continue;
            var from = to.AddDays(1);
            if (decisions.Of<Succeed>().Any(recorded => recorded.Unit == unit.Id && recorded.Successor == successor && recorded.From == from))
                continue;
            yield return new(unit.Id, successor, from)
            {
                Id = FormattableString.Invariant($"register-{unit.Id}-{successor}-{from:yyyyMMdd}"),
                Entry = plan.Register.Units.Any(other => other.Id == successor) ? null : current.Register.Units.FirstOrDefault(other => other.Id == successor),
            };
        }
    }
}
