using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>
/// Each leader hears once a week how the reports on their tasks come in: in the last month before the deadline and until the
/// report goes out, with the week's first round, and only while something is open.
/// </summary>
public static class WeeklyDigest
{
    /// <param name="lastRound">The round before; the first round of a cycle asks for the reports, and has nothing to tell.</param>
    /// <param name="deadline">The plan's own.</param>
    public static bool IsDue(DateOnly today, DateOnly? lastRound, Deadline deadline) =>
        lastRound is { } last && last < MondayOf(today) && today >= deadline.LastDay.AddMonths(-1);

    /// <summary>One notice a leader in office who can be reached, wishes it and has anything open.</summary>
    /// <param name="units">All of the cycle.</param>
    public static IEnumerable<Notice> For(DateOnly today, Holders holders, IReadOnlyList<CycleUnit> units, ReportChain chain, CycleDecisions decisions) =>
        from leader in holders.Leaders()
        where leader.Digest is not false && holders.ReaderFor(leader).Person.Email is not null
        let concerned = LeaderScope.Of(leader, holders).UnitsOf(units)
        where IsOpen(concerned) || AwaitedAnswer.Of(leader, chain, decisions) is not null
        select new Notice(NoticeKind.Digest, Holder.Person(leader.Id), FormattableString.Invariant($"{today:yyyy-MM-dd}"))
        {
            ListDay = today,
            Units = [.. concerned.Select(unit => unit.Unit)],
        };

    /// <summary>Whether any of the units has to report yet.</summary>
    public static bool IsOpen(IEnumerable<CycleUnit> units) => units.Any(unit => unit.Status is UnitStatus.Open);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
