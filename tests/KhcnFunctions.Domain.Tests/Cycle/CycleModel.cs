using KhcnFunctions.Calendar;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>
/// The rows of one cycle in memory. It does what the agenda says as the activities do, so that a whole year runs on the
/// pure functions alone.
/// </summary>
internal sealed class CycleModel(Plan plan, WorkingCalendar calendar, int year)
{
    // A look does at most a round, a draft and a sending, each of which may make the next one due.
    private const int MostLooks = 8;

    private readonly List<Decision> _decisions = [];

    public static Plan Numbered { get; } = PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = new(2022, 1, 20) };

    public Ladder Ladder { get; } = new(plan.Schedule, calendar, year);

    public Deadline Deadline { get; } = plan.Reporting.Deadline.Resolve(calendar, year);

    public DateTimeOffset Now { get; set; }

    public Dictionary<string, CycleUnit> Units { get; } = PlanDuties.On(plan, new DateOnly(year, 11, 1))
        .Select((duty, order) => new CycleUnit
        {
            Unit = duty.Unit.Id,
            Order = order,
            Status = UnitStatus.Open,
            Generation = 1,
            Deadline = plan.Reporting.Deadline.Resolve(calendar, year),
            Leads = duty.Leads,
            Supports = duty.Supports,
        })
        .ToDictionary(unit => unit.Unit);

    public List<HeldRound> Rounds { get; } = [];

    public RoundMark? LastRound { get; private set; }

    public List<Draft> Drafts { get; } = [];

    public bool Closed { get; private set; }

    public bool NewReport { get; set; }

    public CycleDecisions Decisions => new(_decisions);

    public DateOnly Today => VietnamTime.Day(Now);

    public string Office => plan.Agency.Office;

    public void Decide(Decision decision) =>
        _decisions.Add(decision with { Id = $"op-{_decisions.Count:000}", At = Now });

    public void Change(string unit, Func<CycleUnit, CycleUnit> change) => Units[unit] = change(Units[unit]);

    public void Submit(string unit)
    {
        var row = Units[unit];
        if (row.Status is UnitStatus.Transferred)
            return;
        var timeliness = row.Deadline.Judge(Now);
        Units[unit] = row with { Status = UnitStatus.Reported, Paused = false, Version = row.Version + 1, LatestReceivedAt = Now, Timeliness = row.Timeliness ?? timeliness };
        NewReport |= timeliness is not Timeliness.OnTime;
    }

    /// <summary>Looks and does what is due until nothing is.</summary>
    /// <returns>The next moment to look at.</returns>
    public DateTimeOffset? RunOnce()
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var agenda = Agenda.For(Facts());
            NewReport = false;
            if (!agenda.AnythingDue)
            {
                Assert.True(agenda.Next > Now, $"Nothing is due at {Now}, and the next moment is {agenda.Next}.");
                return agenda.Next;
            }

            Do(agenda);
            if (Closed)
                return null;
        }

        Assert.Fail($"Something is due for ever at {Now}.");
        return null;
    }

    public AgendaFacts Facts() => new(Now, year, plan, calendar, Deadline, LastRound, Drafts.LastOrDefault(), Decisions, NewReport);

    private void Do(Agenda agenda)
    {
        if (agenda.Request || agenda.Round)
            HoldRound();
        if (agenda.Compile)
            Compile();
        if (agenda.Dispatch && Decisions.Dispatched is null)
            _decisions.Add(new Dispatched(Decisions.Approval!.Draft) { Id = "dispatch", At = Now });
        Closed = agenda.Close;
    }

    private void HoldRound()
    {
        if (LastRound?.Day >= Today)
            return;
        var lastDay = LastRound?.Day;
        List<LadderUnit> units = [.. Units.Values.OrderBy(unit => unit.Order)
            .Select(unit => new LadderUnit(unit.Unit, unit.Deadline, unit.Owes, unit.Unit == Office))];
        var record = Ladder.Decide(Today, units, [.. Rounds.Select(held => held.Record)], Decisions.Deferrals) with { At = Now };
        List<RoundRecord> records = [.. Rounds.Select(held => held.Record), record];
        Rounds.Add(new HeldRound(record, units, Decisions, NoticesOf(record, records, units, lastDay)));
        LastRound = new RoundMark(Today, Now, Inputs(), Units.Values.All(unit => unit.Status is not UnitStatus.Open), Ladder.HasMore(Today, units, records));
    }

    private IReadOnlyList<Notice> NoticesOf(RoundRecord record, List<RoundRecord> records, List<LadderUnit> units, DateOnly? lastDay)
    {
        var draft = Drafts.LastOrDefault();
        var waiting = draft is not null && Decisions.Dispatched is null && Decisions.Approval is null;
        var approval = waiting ? new ApprovalLadder(plan.Schedule, calendar, Ladder.DispatchDay).Due(Today, lastDay) : [];
        var notices = new RoundNotices(record, new Holders(plan, Decisions, Today), units.Count, rung => RoundNotices.Reached(rung, records, units));
        return notices.All(approval, waiting ? draft!.Number : null);
    }

    private void Compile()
    {
        var inputs = Inputs();
        if (Drafts.LastOrDefault()?.Inputs == inputs)
            return;
        var file = new DraftFile("", "");
        Drafts.Add(new Draft(Drafts.Count + 1, inputs, Now, new DraftCounts(0, 0, 0, 0, 0), file, file));
    }

    private string Inputs() => string.Join('\n', Units.Values.Select(unit => $"{unit.Unit} {unit.Status} {unit.Version}").Order());
}

/// <summary>A round that was held, with what it knew.</summary>
internal sealed record HeldRound(RoundRecord Record, IReadOnlyList<LadderUnit> Units, CycleDecisions Decisions, IReadOnlyList<Notice> Notices)
{
    public DateOnly Day => Record.Day;

    public LadderUnit Unit(string id) => Units.First(unit => unit.Id == id);
}
