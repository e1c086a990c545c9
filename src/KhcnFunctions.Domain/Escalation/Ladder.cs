using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Escalation;

/// <summary>
/// Decides, for one working morning, which rungs are due. Pure: the same input gives the same decision, so two hosts
/// that decide at once decide the same.
/// </summary>
/// <remarks>
/// Before the deadline a missed reminder is superseded by the highest one still true. After it no rung is jumped:
/// after a downtime the office is told first, then the deputy directors, then the Director, a working day apart,
/// since a list goes to a leader only after HCTH was told the working day before.
/// </remarks>
public sealed class Ladder(Schedule schedule, WorkingCalendar calendar, int year)
{
    private static readonly Rung[] AfterDeadline = [Rung.Office, Rung.DeputyDirector, Rung.Director];

    /// <summary>The working morning on which the reports are requested.</summary>
    public DateOnly RequestDay { get; } = calendar.OnOrAfter(schedule.Request.In(year));

    /// <summary>The working morning on which the report goes out.</summary>
    public DateOnly DispatchDay { get; } = calendar.OnOrAfter(schedule.Dispatch.In(year));

    /// <summary>The day on which a rung is due for a unit with this deadline, were no round ever missed.</summary>
    public DateOnly DayOf(Rung rung, Deadline deadline) => rung.Kind switch
    {
        RungKind.Request => RequestDay,
        RungKind.Reminder => rung.Before == 0 ? calendar.OnOrBefore(deadline.LastDay) : calendar.AddWorkingDays(deadline.LastDay, -rung.Before),
        RungKind.Office => AfterOverdue(deadline, schedule.OfficeAfter),
        RungKind.DeputyDirector => AfterOverdue(deadline, schedule.DeputyDirectorAfter),
        _ => AfterOverdue(deadline, schedule.DirectorAfter),
    };

    /// <summary>The day on which a reminder is due, before any deferral; null where the plan has no such reminder.</summary>
    /// <param name="rung">Such as reminder-5.</param>
    public DateOnly? ReminderDue(string rung, Deadline deadline) => schedule.RemindersBefore
        .Select(before => new Rung(RungKind.Reminder, before))
        .FirstOrDefault(reminder => reminder.Id == rung) is { } found ? DayOf(found, deadline) : null;

    /// <summary>Rungs due on a working morning.</summary>
    /// <param name="past">All earlier rounds, oldest first.</param>
    public RoundRecord Decide(DateOnly today, IReadOnlyList<LadderUnit> units, IReadOnlyList<RoundRecord> past, IReadOnlyList<Deferral> deferrals)
    {
        var history = new LadderHistory(past, deferrals);
        var taken = new List<UnitRung>();
        var superseded = new List<UnitRung>();
        var announced = new List<UnitRung>();
        foreach (var unit in units.Where(unit => unit.Owes))
        {
            UnitRung? listed = null;
            if (history.RequestedOn(unit.Id) is not { } requested)
            {
                if (today >= RequestDay)
                    taken.Add(Name(unit, Rung.Request));
                requested = today;
            }
            else
            {
                TakeReminder(today, unit, requested, history, taken, superseded);
                listed = TakeListed(today, unit, requested, history, taken);
            }

            Announce(today, unit, requested, history, listed, announced);
        }

        return new RoundRecord { Day = today, Taken = taken, Superseded = superseded, Announced = announced };
    }

    /// <summary>True while some unit that owes its report has a rung to come.</summary>
    /// <param name="rounds">All rounds so far, that of today among them.</param>
    public bool HasMore(DateOnly today, IReadOnlyList<LadderUnit> units, IReadOnlyList<RoundRecord> rounds)
    {
        var history = new LadderHistory(rounds, []);
        return units.Any(unit => unit.Owes
            && (history.RequestedOn(unit.Id) is not { } requested
                || unit.Deadline.LastDay > today
                || NextListed(unit, requested, history) is not null));
    }

    private static UnitRung Name(LadderUnit unit, Rung rung) => new(unit.Id, unit.Deadline.LastDay, rung.Id);

    private void TakeReminder(DateOnly today, LadderUnit unit, DateOnly requested, LadderHistory history, List<UnitRung> taken, List<UnitRung> superseded)
    {
        var since = history.LastDay is { } last && last > requested ? last : requested;
        var missed = schedule.RemindersBefore
            .Select(before => new Rung(RungKind.Reminder, before))
            .Where(rung => ReminderDay(rung, unit, history) is var day && day > since && day <= today)
            .Where(rung => !history.WasTaken(Name(unit, rung)))
            .ToList();
        var isInTime = today <= unit.Deadline.LastDay && VietnamTime.At(today, VietnamTime.Morning) < unit.Deadline.OnTimeBefore;
        var stillTrue = isInTime ? missed.LastOrDefault() : null;
        superseded.AddRange(missed.Where(rung => rung != stillTrue).Select(rung => Name(unit, rung)));
        if (stillTrue is not null)
            taken.Add(Name(unit, stillTrue));
    }

    private DateOnly ReminderDay(Rung rung, LadderUnit unit, LadderHistory history)
    {
        var day = DayOf(rung, unit.Deadline);
        return history.IsDeferred(unit.Id, rung, day) ? calendar.AddWorkingDays(day, 1) : day;
    }

    private UnitRung? TakeListed(DateOnly today, LadderUnit unit, DateOnly requested, LadderHistory history, List<UnitRung> taken)
    {
        if (NextListed(unit, requested, history) is not { } rung || today < DayOf(rung, unit.Deadline))
            return null;
        var name = Name(unit, rung);
        if ((rung.IsLeader && !unit.IsOffice && !history.WasAnnounced(name)) || history.IsDeferred(rung, today))
            return null;
        taken.Add(name);
        return name;
    }

    // HCTH hears today what a leader will be sent on the next working morning; of a deferred list it hears again.
    private void Announce(DateOnly today, LadderUnit unit, DateOnly requested, LadderHistory history, UnitRung? listed, List<UnitRung> announced)
    {
        if (unit.IsOffice)
            return;
        var next = NextListed(unit, requested, history, listed);
        if (next is { IsLeader: true }
            && calendar.AddWorkingDays(today, 1) >= DayOf(next, unit.Deadline)
            && (!history.WasAnnounced(Name(unit, next)) || history.IsDeferred(next, today)))
            announced.Add(Name(unit, next));
    }

    // Rungs that were past when the unit was first asked are never climbed: a late start sends the request alone.
    private Rung? NextListed(LadderUnit unit, DateOnly requested, LadderHistory history, UnitRung? today = null) =>
        Array.Find(AfterDeadline, rung =>
            !(unit.IsOffice && rung.Kind is RungKind.Office)
            && DayOf(rung, unit.Deadline) > requested
            && Name(unit, rung) is var name
            && !history.WasTaken(name)
            && name != today);

    private DateOnly AfterOverdue(Deadline deadline, int workingDays) =>
        workingDays <= 1 ? deadline.FirstOverdueMorning(calendar) : calendar.AddWorkingDays(deadline.FirstOverdueMorning(calendar), workingDays - 1);
}
