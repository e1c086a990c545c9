using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Desk.Board;

/// <summary>Whether a unit had to report, and when it first sent.</summary>
public readonly record struct Sending(UnitStatus Status, DateTimeOffset? FirstReceivedAt)
{
    public static Sending Of(CycleUnit unit) => new(unit.Status, unit.FirstReceivedAt);
}

/// <summary>How many units had sent by the end of each day, this year and the year before.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day that is shown.</param>
/// <param name="Units">Units that have to report this year.</param>
/// <param name="UnitsBefore">The same of the year before; 0 where there was no cycle.</param>
public sealed record Progress(DateOnly From, DateOnly To, DateOnly Today, DateOnly LastDay, int Units, int UnitsBefore)
{
    /// <summary>The days on which reports came, with how many had come by their end; in order.</summary>
    public required IReadOnlyList<(DateOnly Day, int Sent)> Sent { get; init; }

    /// <summary>The same of the year before, a year later: beside each other on the same day of the year.</summary>
    public required IReadOnlyList<(DateOnly Day, int Sent)> Before { get; init; }

    public static Progress Of(IEnumerable<CycleUnit> units, IEnumerable<Sending> before, DateOnly from, DateOnly dispatch, DateOnly lastDay, DateOnly today)
    {
        var (now, earlier) = (units.Select(Sending.Of).ToList(), before.ToList());
        var sent = Add(now, 0);
        var first = sent.Count > 0 && sent[0].Day < from ? sent[0].Day : from;
        return new(first, today > dispatch ? today : dispatch, today, lastDay, Reporting(now), Reporting(earlier)) { Sent = sent, Before = Add(earlier, 1) };
    }

    /// <summary>Units that had sent by the end of the day.</summary>
    public int SentBy(DateOnly day) => By(Sent, day);

    /// <inheritdoc cref="SentBy"/>
    public int BeforeBy(DateOnly day) => By(Before, day);

    /// <summary>Some days for a table: the first, each Friday, the last day of the deadline, today, the last.</summary>
    public IEnumerable<DateOnly> Marks()
    {
        for (var day = From; day <= To; day = day.AddDays(1))
        {
            if (day == From || day == To || day == Today || day == LastDay || day.DayOfWeek is DayOfWeek.Friday)
                yield return day;
        }
    }

    private static int By(IReadOnlyList<(DateOnly Day, int Sent)> steps, DateOnly day)
    {
        var sent = 0;
        foreach (var step in steps)
        {
            if (step.Day <= day)
                sent = step.Sent;
        }

        return sent;
    }

    private static int Reporting(List<Sending> units) => units.Count(unit => unit.Status is UnitStatus.Open or UnitStatus.Reported);

    private static List<(DateOnly Day, int Sent)> Add(List<Sending> units, int years)
    {
        var sent = 0;
        return
        [
            .. units.Where(unit => unit is { Status: UnitStatus.Reported, FirstReceivedAt: not null })
                .CountBy(unit => VietnamTime.Day(unit.FirstReceivedAt!.Value).AddYears(years))
                .OrderBy(day => day.Key)
                .Select(day => (day.Key, sent += day.Value)),
        ];
    }
}
