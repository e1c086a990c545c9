using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>A cycle of 2026 of the shipped plan in which nothing has come.</summary>
internal static class SampleBoard
{
    public static readonly Plan Plan = PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = new(2022, 1, 20) };
    public static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);
    public static readonly Ladder Ladder = new(Plan.Schedule, Calendar, 2026);
    public static readonly Deadline Deadline = Plan.Reporting.Deadline.Resolve(Calendar, 2026);

    public static RoundFacts FactsOn(DateOnly day, Func<CycleUnit, CycleUnit>? with = null, params Decision[] decisions) => new(
        VietnamTime.At(day, new(9, 0)), 2026, Plan, Calendar, new(decisions),
        [.. PlanDuties.On(Plan, day).Select((duty, order) => UnitOf(duty, order)).Select(unit => with?.Invoke(unit) ?? unit)], [], null);

    public static CycleBoard BoardOf(RoundFacts facts, IReadOnlyDictionary<string, IReadOnlyDictionary<string, TaskAnswer>>? answers = null) =>
        CycleBoard.Of(new(facts, Plan, [], answers ?? new Dictionary<string, IReadOnlyDictionary<string, TaskAnswer>>(), new HashSet<string>()));

    private static CycleUnit UnitOf(UnitDuty duty, int order) => new()
    {
        Unit = duty.Unit.Id,
        Order = order,
        Status = UnitStatus.Open,
        Generation = 1,
        Deadline = Deadline,
        Leads = duty.Leads,
        Supports = duty.Supports,
    };
}
