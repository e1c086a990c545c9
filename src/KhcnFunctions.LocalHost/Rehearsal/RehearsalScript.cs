using KhcnFunctions.Calendar;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>What a scripted unit does at one moment.</summary>
public enum UnitAct
{
    Send,

    /// <summary>Sends what can't be taken; it is told why, and nothing changes.</summary>
    SendWrong,

    /// <summary>The unit's head approves what was sent.</summary>
    HeadApproves,

    /// <summary>The unit's head asks to complete what was sent.</summary>
    HeadReturns,
}

/// <param name="Way">By which way a report is sent or a head answers.</param>
/// <param name="Variant">Which text, or which mistake.</param>
public sealed record ScriptedAct(DateTimeOffset At, UnitDuty Unit, UnitAct Act, SubmissionChannel Way, int Variant);

/// <summary>
/// Who sends when in a rehearsal: some early, some after a reminder, some on the last day, on the excluded day itself,
/// late, never, after the report has gone, some wrongly first; by their software, on the page, by mail. Heads approve the
/// same day, the next one, or ask to complete first. Follows from the seed alone.
/// </summary>
public sealed class RehearsalScript
{
    private static readonly SubmissionChannel[] Ways = [SubmissionChannel.WebForm, SubmissionChannel.WordForm, SubmissionChannel.Mail, SubmissionChannel.Api];

    private readonly Random _random;
    private readonly WorkingCalendar _calendar;
    private readonly Deadline _deadline;
    private readonly Ladder _ladder;
    private readonly List<ScriptedAct> _acts = [];
    private int _sent;

    public RehearsalScript(RehearsalOptions options, WorkingCalendar calendar)
    {
        // The sequence of a seeded Random is fixed for a seed; nothing here is a secret.
#pragma warning disable CA5394
        _random = new Random(options.Seed);
#pragma warning restore CA5394
        _calendar = calendar;
        _deadline = options.Plan.Reporting.Deadline.Resolve(calendar, options.Year);
        _ladder = new Ladder(options.Plan.Schedule, calendar, options.Year);
        var duties = PlanDuties.On(options.Plan, _ladder.RequestDay);
        var office = options.Plan.Agency.Office;
        Play([.. duties.Where(duty => duty.Leads.Count > 0)], [WrongThenInTime, LateThenSupplement, InTime, LastDay]);
        Play([.. duties.Where(duty => duty.Leads.Count == 0 && duty.Unit.Id != office)],
            [Never, InTime, OnTheDay, LastDay, Late, TwoVersions, WrongThenInTime, AfterDispatch]);
        Play([.. duties.Where(duty => duty.Leads.Count == 0 && duty.Unit.Id == office)], [InTime, LastDay]);
        Acts = [.. _acts.OrderBy(act => act.At).ThenBy(act => act.Unit.Unit.Id, StringComparer.Ordinal).ThenBy(act => act.Variant)];
        IssueAt = Moment(calendar.AddWorkingDays(_ladder.DispatchDay, 1), 9);
        ApprovalAt = Moment(calendar.AddWorkingDays(_ladder.DispatchDay, -2), 15);
    }

    /// <summary>From here on what comes may wake the cycle.</summary>
    public DateTimeOffset OnTimeBefore => _deadline.OnTimeBefore;

    /// <summary>In order of time.</summary>
    public IReadOnlyList<ScriptedAct> Acts { get; }

    /// <summary>When văn thư notes that the report was issued.</summary>
    public DateTimeOffset IssueAt { get; }

    /// <summary>When the Director approves; the draft is submitted and checked in the half hour before.</summary>
    public DateTimeOffset ApprovalAt { get; }

    // The parts are dealt in their order to units in an order of chance, so that even few units play the most telling ones.
    private void Play(UnitDuty[] duties, Action<UnitDuty>[] parts)
    {
        for (var i = duties.Length - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (duties[i], duties[other]) = (duties[other], duties[i]);
        }

        for (var i = 0; i < duties.Length; i++)
            parts[i % parts.Length](duties[i]);
    }

    private void InTime(UnitDuty duty) => Send(duty, Before(Next(8) + 1), 1);

    private void LastDay(UnitDuty duty) => Send(duty, _deadline.LastDay, 1);

    // Its head approves only on the next morning, when the lists have gone.
    private void OnTheDay(UnitDuty duty)
    {
        var day = VietnamTime.Day(_deadline.OnTimeBefore);
        Send(duty, At(day, Next(60)), 1, Moment(_calendar.AddWorkingDays(day, 1), 9));
    }

    private void Late(UnitDuty duty) => Send(duty, After(Next(3) + 1), 1);

    private void Never(UnitDuty duty)
    {
    }

    private void TwoVersions(UnitDuty duty)
    {
        var first = At(Before(7), Next(60));
        Add(duty, first, UnitAct.Send, NextWay(), 1);
        if (duty.Unit.HeadAnswers)
            Add(duty, first.AddMinutes(75), UnitAct.HeadReturns, SubmissionChannel.WebForm, 1);
        Send(duty, Before(3), 2);
    }

    private void WrongThenInTime(UnitDuty duty)
    {
        var day = Before(Next(6) + 1);
        var at = At(day, Next(60));
        Add(duty, at, UnitAct.SendWrong, SubmissionChannel.Api, Next(ScriptedReports.WrongVariants));
        Add(duty, at.AddMinutes(17), UnitAct.SendWrong, SubmissionChannel.Api, Next(ScriptedReports.WrongVariants));
        Send(duty, at.AddMinutes(41), 1, at.AddMinutes(80));
    }

    private void LateThenSupplement(UnitDuty duty)
    {
        Send(duty, After(Next(2) + 3), 1);
        Send(duty, _calendar.AddWorkingDays(_ladder.DispatchDay, 2), 2);
    }

    private void AfterDispatch(UnitDuty duty) => Send(duty, _calendar.AddWorkingDays(_ladder.DispatchDay, 3), 1);

    private DateOnly Before(int workingDays) => _calendar.AddWorkingDays(_deadline.LastDay, -workingDays);

    private DateOnly After(int workingDays) => _calendar.AddWorkingDays(_deadline.FirstOverdueMorning(_calendar), workingDays - 1);

    private void Send(UnitDuty duty, DateOnly day, int variant)
    {
        var at = At(day, Next(60));
        Send(duty, at, variant, at.AddMinutes(75));
    }

    private void Send(UnitDuty duty, DateTimeOffset at, int variant, DateTimeOffset approvedAt)
    {
        var way = NextWay();
        Add(duty, at, UnitAct.Send, way, variant);
        if (duty.Unit.HeadAnswers)
            Add(duty, approvedAt, UnitAct.HeadApproves, way, variant);
    }

    private SubmissionChannel NextWay() => Ways[_sent++ % Ways.Length];

    private void Add(UnitDuty duty, DateTimeOffset at, UnitAct act, SubmissionChannel way, int variant) => _acts.Add(new(at, duty, act, way, variant));

    private DateTimeOffset At(DateOnly day, int minute) => Moment(day, 9 + Next(7)).AddMinutes(minute);

    private static DateTimeOffset Moment(DateOnly day, int hour) => VietnamTime.At(day, new TimeOnly(hour, 0));

#pragma warning disable CA5394 // As above.
    private int Next(int below) => _random.Next(below);
#pragma warning restore CA5394
}
