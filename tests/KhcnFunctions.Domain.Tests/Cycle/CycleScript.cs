using CsCheck;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Cycle;

/// <summary>What happens to a unit, or to the cycle, some hours after the request day began.</summary>
/// <param name="Hours">From the start of the request day; negative before it.</param>
/// <param name="Amount">Working days of an extension, form of an approval, scope of a hold.</param>
internal sealed record ScriptedEvent(int Hours, ScriptedKind Kind, int Unit, int Amount);

internal enum ScriptedKind
{
    Submit,
    Extend,
    Exempt,
    Elsewhere,
    Settle,
    Hold,
    Release,
    Approve,

    /// <summary>Văn thư's number and day are recorded.</summary>
    Number,

    /// <summary>A leader is away, another one stands in.</summary>
    Away,
}

/// <summary>Hours during which nothing runs.</summary>
internal sealed record Downtime(int FromHours, int Hours);

/// <summary>A year of random submissions, decisions and downtimes on a random calendar.</summary>
/// <param name="StartHours">When the cycle is activated, from the start of the request day.</param>
/// <param name="Defer">Whether HCTH defers what it is told of, announcement by announcement.</param>
/// <param name="ExtraDaysOff">Days after the request day that a late decision takes off.</param>
internal sealed record CycleScript(
    int Year, int SampleUnits, int StartHours, ScriptedEvent[] Events, Downtime[] Downtimes, bool[] Defer, int[] ExtraDaysOff)
{
    private const int HoursOfACycle = 24 * 140;

    public static readonly Gen<CycleScript> Any = Of(Gen.Enum<ScriptedKind>());

    /// <summary>Without holds, exemptions and pauses, so that a unit that does not report climbs the whole ladder.</summary>
    public static readonly Gen<CycleScript> Plain = Of(Gen.Enum<ScriptedKind>().Where(kind => kind is ScriptedKind.Submit or ScriptedKind.Extend or ScriptedKind.Approve or ScriptedKind.Number or ScriptedKind.Away));

    /// <summary>Lets the year pass; <paramref name="look"/> sees the cycle after every look that was taken.</summary>
    public CycleModel Run(Action<CycleModel>? look = null)
    {
        var calendar = CalendarOfTheYear();
        var plan = Plans.SampleUnits.AddTo(CycleModel.Numbered, SampleUnits);
        var model = new CycleModel(plan, calendar, Year);
        var zero = VietnamTime.StartOf(model.Ladder.RequestDay);
        var events = new Queue<ScriptedEvent>(Events.OrderBy(happening => happening.Hours));
        var deferring = new Queue<bool>(Defer);
        var start = zero.AddHours(StartHours);
        DateTimeOffset? wake = start;
        while (wake is { } moment)
        {
            moment = AfterDowntime(moment, zero);
            if (events.TryPeek(out var coming) && zero.AddHours(coming.Hours) is var at && at <= moment)
            {
                events.Dequeue();
                model.Now = at > model.Now ? at : model.Now;
                Play(coming, model, calendar);
                // A decision or a late report wakes the cycle; a report in time does not.
                if (coming.Kind is not ScriptedKind.Submit || model.NewReport)
                    wake = at > start ? at : start;
                continue;
            }

            model.Now = moment > model.Now ? moment : model.Now;
            var rounds = model.Rounds.Count;
            wake = model.RunOnce();
            look?.Invoke(model);
            if (model.Rounds.Count > rounds)
                DeferSome(model, calendar, deferring);
        }

        return model;
    }

    private static Gen<CycleScript> Of(Gen<ScriptedKind> kinds) =>
        from year in Gen.Int[2025, 2040]
        from samples in Gen.Int[0, 3]
        from start in Gen.Frequency((3, Gen.Const(-48)), (1, Gen.Int[0, 24 * 45]))
        from events in Gen.Select(Gen.Int[0, HoursOfACycle / 2], kinds, Gen.Int[0, 6], Gen.Int[0, 12], (hours, kind, unit, amount) => new ScriptedEvent(hours, kind, unit, amount)).Array[0, 12]
        from downtimes in Gen.Select(Gen.Int[0, 24 * 60], Gen.Int[1, 24 * 20], (began, hours) => new Downtime(began, hours)).Array[0, 3]
        from defer in Gen.Bool.Array[0, 20]
        from extra in Gen.Int[0, 45].Array[0, 4]
        select new CycleScript(year, samples, start, events, downtimes, defer, extra);

    private WorkingCalendar CalendarOfTheYear()
    {
        var start = new DateOnly(Year, 11, 15);
        var days = ExtraDaysOff.Distinct().Select(offset => start.AddDays(offset)).Where(day => day.Year == Year && !VietnamTime.IsWeekend(day))
            .Select(day => new CalendarEntry(day, DayKind.SwapOff, "Nghỉ", "Quyết định")).ToList();
        return new WorkingCalendar(days.Count == 0 ? CalendarData.Shipped : CalendarData.Shipped.Revise(new CalendarData(2, [new CalendarYear(Year, false, days)])));
    }

    private DateTimeOffset AfterDowntime(DateTimeOffset moment, DateTimeOffset zero)
    {
        foreach (var downtime in Downtimes.OrderBy(downtime => downtime.FromHours))
        {
            var began = zero.AddHours(downtime.FromHours);
            var ended = began.AddHours(downtime.Hours);
            if (began <= moment && moment < ended)
                moment = ended;
        }

        return moment;
    }

    private static void Play(ScriptedEvent happening, CycleModel model, WorkingCalendar calendar)
    {
        var unit = model.Units.Values.OrderBy(row => row.Order).ElementAt(happening.Unit % model.Units.Count).Unit;
        switch (happening.Kind)
        {
            case ScriptedKind.Submit:
                model.Submit(unit);
                break;
            case ScriptedKind.Extend when model.Units[unit].Status is UnitStatus.Open:
                // Never back: an extension gives a later day.
                var lastDay = model.Units[unit].Deadline.LastDay;
                var extend = new Extend(unit, calendar.AddWorkingDays(lastDay > model.Today ? lastDay : model.Today, happening.Amount + 1));
                model.Decide(extend);
                model.Change(unit, row => row with { Deadline = Deadline.ForDay(extend.LastDay, calendar) });
                break;
            case ScriptedKind.Exempt when model.Units[unit].Status is UnitStatus.Open:
                model.Decide(new Exempt(unit));
                model.Change(unit, row => row with { Status = UnitStatus.Exempt });
                break;
            case ScriptedKind.Elsewhere:
                model.Decide(new ReportedElsewhere(unit));
                model.Change(unit, row => row with { Paused = true });
                break;
            case ScriptedKind.Settle:
                model.Decide(new SettleElsewhere(unit));
                model.Change(unit, row => row with { Paused = false });
                break;
            case ScriptedKind.Hold:
                model.Decide(new Hold((HoldScope)(happening.Amount % 3)));
                break;
            case ScriptedKind.Release:
                model.Decide(new Release());
                break;
            case ScriptedKind.Away:
                string[] leaders = ["gd", "tran-cong-hoa", "phan-van-hieu"];
                var person = happening.Unit % leaders.Length;
                model.Decide(new StandIn(leaders[person], leaders[(person + 1 + (happening.Amount % 2)) % leaders.Length], model.Today, model.Today.AddDays(happening.Amount * 3)));
                break;
            case ScriptedKind.Approve when model.Drafts.LastOrDefault() is { } draft && model.Decisions.Approval is null:
                var signed = happening.Amount % 2 == 0;
                model.Decide(new Approve(draft.Number, signed ? "12/BC-SKHCN" : null, signed ? model.Today : null));
                model.Decide(new SignedCopyReceived(draft.Number, new("ký.pdf", "ky.pdf", "00", 1), draft.Report.Sha256, ChangedAtSigning: false, ""));
                break;
            case ScriptedKind.Number when model.Decisions is { Approval: not null, Dispatched: null }:
                model.Decide(new Numbered("12/BC-SKHCN", model.Today));
                break;
        }
    }

    // HCTH may defer a list that it was told of, each only once.
    private static void DeferSome(CycleModel model, WorkingCalendar calendar, Queue<bool> deferring)
    {
        var listDay = calendar.AddWorkingDays(model.Rounds[^1].Day, 1);
        foreach (var rung in model.Rounds[^1].Record.Announced.Select(announced => announced.Rung).Distinct())
        {
            var deferredBefore = model.Decisions.Of<DeferList>().Any(other => other.Rung == rung && calendar.AddWorkingDays(other.ListDay, 1) == listDay);
            if (!deferredBefore && deferring.TryDequeue(out var defers) && defers)
                model.Decide(new DeferList(rung, listDay));
        }
    }
}
