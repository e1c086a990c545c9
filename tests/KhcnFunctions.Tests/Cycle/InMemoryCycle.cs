using System.Globalization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Cycle;

/// <summary>
/// The rows of a cycle of 2026 of the shipped plan, in memory, and what the activities do with them: the real agenda,
/// ladder and calendar, but no storage and no mail server. Every activity may run twice, as the real ones may.
/// </summary>
internal sealed class InMemoryCycle(TimeProvider time)
{
    public static readonly CycleKey Key = new("skhcn-quang-ngai", "dich-vu-khcn", "2026");
    public static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);

    private static readonly Plan ThePlan = PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = new(2022, 1, 20) };
    private static readonly Ladder TheLadder = new(ThePlan.Schedule, Calendar, 2026);

    private readonly Dictionary<string, CycleUnit> units = PlanDuties.On(ThePlan, new(2026, 11, 2)).Select((duty, order) => new CycleUnit
    {
        Unit = duty.Unit.Id,
        Order = order,
        Status = UnitStatus.Open,
        Generation = 1,
        Deadline = Deadline,
        Leads = duty.Leads,
        Supports = duty.Supports,
    }).ToDictionary(unit => unit.Unit, StringComparer.Ordinal);

    private readonly List<RoundRecord> rounds = [];
    private readonly List<Draft> drafts = [];
    private readonly List<Decision> decisions = [];
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> pending = new(StringComparer.Ordinal);
    private RoundMark? lastRound;

    public static Deadline Deadline { get; } = ThePlan.Reporting.Deadline.Resolve(Calendar, 2026);

    public static DateOnly RequestDay => TheLadder.RequestDay;

    public static DateOnly DispatchDay => TheLadder.DispatchDay;

    /// <summary>The clock of the machine; a cycle started anew runs on another engine's.</summary>
    public TimeProvider Time { get; set; } = time;

    /// <summary>Where the cycle's own clock stands, in a rehearsal; null where it is the real one.</summary>
    public DateTimeOffset? Standing { get; set; }

    /// <summary>Every attempt before this instant is put off by an hour.</summary>
    public DateTimeOffset MailServerIsBackAt { get; set; }

    /// <summary>Mails that one activity sends at most.</summary>
    public int MailsAtOnce { get; init; } = 500;

    public IReadOnlyCollection<string> UnitIds => units.Keys;

    public IReadOnlyList<RoundRecord> Rounds => rounds;

    public IReadOnlyList<Draft> Drafts => drafts;

    public IReadOnlyCollection<string> Sent => sent;

    public bool Closed { get; private set; }

    /// <summary>Stands for the versions that a draft compiled now would be made of.</summary>
    public string Inputs => string.Join(' ', units.Values.Select(unit => FormattableString.Invariant($"{unit.Unit}:{unit.Version}")));

    /// <summary>The cycle's time.</summary>
    public DateTimeOffset Now => Clock.Now;

    private CycleClock Clock => Standing is { } at ? new(at, _ => null) : new(Time.GetUtcNow(), moment => moment);

    private CycleDecisions Decisions => new(decisions);

    private Approve? Approval => Decisions.Approval;

    public CycleAgenda ReadAgenda(CycleRun run)
    {
        var newReport = run.Nudge?.StartsWith(Cycle.ReadAgenda.ReportNudge, StringComparison.Ordinal) ?? false;
        var agenda = Agenda.For(new AgendaFacts(
            Now, 2026, ThePlan, Calendar, Deadline, lastRound, drafts.LastOrDefault(), Decisions, newReport));
        return CycleAgenda.From(agenda, Clock, pending.Count > 0 ? pending.Values.Min() : null, Time.GetUtcNow());
    }

    public void Round()
    {
        var today = VietnamTime.Day(Now);
        if (lastRound?.Day >= today)
            return;
        var ladderUnits = units.Values.Select(unit => new LadderUnit(unit.Unit, unit.Deadline, unit.Owes)).ToList();
        var record = TheLadder.Decide(today, ladderUnits, rounds, []);
        foreach (var rung in record.Taken)
            Decide($"{rung.Unit}|{rung.LastDay:yyyy-MM-dd}.{rung.Rung}");
        if (drafts.Count > 0 && Approval is null)
            Decide(ApprovalRequest(drafts[^1].Number));
        rounds.Add(record);
        lastRound = new RoundMark(today, Now, Inputs, units.Values.All(unit => !unit.Owes), TheLadder.HasMore(today, ladderUnits, rounds));
    }

    /// <summary>Records a draft made of the versions that were read at an instant before.</summary>
    public void Compile(string inputs, DateTimeOffset at)
    {
        if (drafts.LastOrDefault()?.Inputs == inputs || Approval is not null)
            return;
        drafts.Add(new Draft(drafts.Count + 1, inputs, at, new DraftCounts(0, 0, 0, 0, 0), new("", ""), new("", "")));
        if (drafts.Count == 1)
            Decide(ApprovalRequest(1));
    }

    public void NoteSupplements()
    {
        if (Approval is null)
            return;
        foreach (var unit in units.Values.Where(unit => unit.LatestReceivedAt > drafts[Approval.Draft - 1].CompiledAt))
            Decide(string.Create(CultureInfo.InvariantCulture, $"office|supplement.{unit.Unit}.{unit.Version}"));
    }

    public void Dispatch()
    {
        if (Decisions.Dispatched is not null || Approval is not { } approval)
            return;
        Decide("report-line|dispatch");
        decisions.Add(new Dispatched(approval.Draft) { Id = "dispatch", At = Now });
        // Văn thư notes at once.
        decisions.AddRange(IssueTask.Of(ThePlan, Decisions).Select(task => new Issued(1, task.Recipient, "QLVB", VietnamTime.Day(Now)) { Id = "issued-" + task.Recipient, At = Now }));
    }

    /// <summary>By so much the clock of the machine that sends mails is behind that of the one that reads the agenda.</summary>
    public TimeSpan SenderIsBehind { get; set; }

    /// <returns>True where it had something to do.</returns>
    public bool SendMail()
    {
        var now = Time.GetUtcNow() - SenderIsBehind;
        var due = pending.Where(mail => mail.Value <= now).Select(mail => mail.Key).Order(StringComparer.Ordinal).Take(MailsAtOnce).ToList();
        foreach (var mail in due)
        {
            if (now < MailServerIsBackAt)
            {
                pending[mail] = now + TimeSpan.FromHours(1);
                continue;
            }

            pending.Remove(mail);
            sent.Add(mail);
        }

        return due.Count > 0;
    }

    public void Close() => Closed = true;

    /// <returns>Whether the function that takes the report would nudge the cycle.</returns>
    public bool Report(string unit)
    {
        var before = units[unit];
        var timeliness = before.Timeliness ?? before.Deadline.Judge(Now);
        units[unit] = before with { Status = UnitStatus.Reported, Version = before.Version + 1, LatestReceivedAt = Now, Timeliness = timeliness };
        return timeliness is not Timeliness.OnTime;
    }

    public void Approve(DateOnly? signedOn = null)
    {
        decisions.Add(new Approve(drafts[^1].Number, signedOn is null ? null : "12/BC-SKHCN", signedOn)
        {
            Id = "approve",
            At = Now,
            DecidedBy = "giam-doc",
            DecidedOn = VietnamTime.Day(Now),
        });
        decisions.Add(new SignedCopyReceived(drafts[^1].Number, new("ký.pdf", "ky.pdf", "00", 1), "00", ChangedAtSigning: false, "") { Id = "copy", At = Now });
    }

    public void Number() => decisions.Add(new Numbered("12/BC-SKHCN", VietnamTime.Day(Now)) { Id = "number", At = Now });

    private static string ApprovalRequest(int draft) => string.Create(CultureInfo.InvariantCulture, $"office|approval-request.{draft}");

    private void Decide(string mail)
    {
        if (!sent.Contains(mail))
            pending.TryAdd(mail, Time.GetUtcNow());
    }
}
