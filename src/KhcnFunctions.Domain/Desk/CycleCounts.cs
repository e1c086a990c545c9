using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Desk;

/// <summary>How many units stand where; each is counted once, but for those that stand in a remark on others.</summary>
/// <param name="Sent">Reported, and approved by the head where that is needed.</param>
/// <param name="AwaitingHead">Sent by a clerk, waiting for the head.</param>
/// <param name="Owing">Sent nothing yet.</param>
/// <param name="Exempt">Need not report.</param>
/// <param name="Late">Of those that sent: after the deadline.</param>
/// <param name="Elsewhere">Of those that owe: say that they reported another way, which HCTH has to settle.</param>
public sealed record CycleCounts(int Sent, int AwaitingHead, int Owing, int Exempt, int Late, int Elsewhere)
{
    public int Units => Sent + AwaitingHead + Owing + Exempt;

    /// <summary>Units whose duties passed to a successor count no more.</summary>
    public static CycleCounts Of(IEnumerable<CycleUnit> units)
    {
        var all = units.ToList();
        var owing = all.Where(unit => unit is { Status: UnitStatus.Open, AwaitsHead: false }).ToList();
        var sent = all.Where(unit => unit.Status is UnitStatus.Reported).ToList();
        return new(
            sent.Count, all.Count(unit => unit.AwaitsHead), owing.Count, all.Count(unit => unit.Status is UnitStatus.Exempt),
            sent.Count(unit => unit.Timeliness is Timeliness.Late), owing.Count(unit => unit.Paused));
    }
}
