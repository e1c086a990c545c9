using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;

namespace KhcnFunctions.Desk.Board;

/// <summary>A list of which HCTH was told that it goes to a leader, and that may be deferred still.</summary>
/// <param name="Rung">Such as deputy-director.</param>
/// <param name="ListDay">On which it goes.</param>
public sealed record DeferrableList(string Rung, DateOnly ListDay)
{
    public static IReadOnlyList<DeferrableList> Of(IReadOnlyList<RoundRecord> rounds, CycleDecisions decisions, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (rounds.Count == 0)
            return [];
        var last = rounds[^1];
        var day = calendar.AddWorkingDays(last.Day, 1);
        if (now >= VietnamTime.At(day, VietnamTime.Morning))
            return [];
        return
        [
            .. last.Announced.Select(announced => announced.Rung).Distinct(StringComparer.Ordinal)
                .Where(rung => decisions.Of<DeferList>().All(other => other.Rung != rung || (other.ListDay != day && other.ListDay != last.Day)))
                .Select(rung => new DeferrableList(rung, day)),
        ];
    }
}
