using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Board;

/// <summary>
/// Việc sắp tới: lets the cycle's own agenda, ladder and notices run ahead of the time. What they then really do differs only
/// by what comes and is decided meanwhile. Pure.
/// </summary>
public sealed class Forecast
{
    private const int MostMoments = 200;

    // At one moment a round, a draft and a sending may make the next one due.
    private const int MostLooks = 8;

    private readonly ForecastFacts _facts;
    private readonly Ladder _ladder;
    private readonly ApprovalLadder _approval;
    private readonly Deadline _deadline;
    private readonly List<RoundRecord> _rounds;
    private readonly List<ForecastMorning> _mornings = [];
    private CycleDecisions _decisions;
    private RoundMark? _lastRound;
    private Draft? _draft;

    private Forecast(ForecastFacts facts)
    {
        _facts = facts;
        _ladder = new(facts.Plan.Schedule, facts.Calendar, facts.Year);
        _approval = new(facts.Plan.Schedule, facts.Calendar, _ladder.DispatchDay);
        _deadline = facts.Plan.Reporting.Deadline.Resolve(facts.Calendar, facts.Year);
        _rounds = [.. facts.Rounds];
        (_decisions, _lastRound, _draft) = (facts.Decisions, facts.LastRound, facts.Draft);
    }

    /// <summary>The moments from now on at which the cycle does something, in order.</summary>
    /// <param name="until">The last day, inclusive.</param>
    public static IReadOnlyList<ForecastMorning> Of(ForecastFacts facts, DateOnly until)
    {
        var forecast = new Forecast(facts);
        DateTimeOffset? next = facts.Now;
        for (var left = MostMoments; next is { } moment && VietnamTime.Day(moment) <= until && left > 0; left--)
            next = forecast.Look(moment);
        return forecast._mornings;
    }

    private DateTimeOffset? Look(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        for (var look = 0; look < MostLooks; look++)
        {
            var agenda = Agenda.For(new AgendaFacts(now, _facts.Year, _facts.Plan, _facts.Calendar, _deadline, _lastRound, _draft, _decisions, NewReport: false)
            {
                Rehearsal = _facts.Rehearsal,
                RefusedUntold = _facts.Refused.Count > 0 && _rounds.Count == _facts.Rounds.Count,
            });
            next = agenda.Next;
            if (!agenda.AnythingDue || agenda.Close)
                break;
            var (round, mails) = agenda.Request || agenda.Round ? HoldRound(now) : (null, []);
            var compiles = agenda.Compile && Compile(now);
            if (compiles)
                mails = [.. mails, new Notice(NoticeKind.ApprovalRequest, Holder.Office, FormattableString.Invariant($"{_draft!.Number:0000}")) { Draft = _draft.Number }];
            if (agenda.Dispatch)
                _decisions = new([.. _decisions.All, new Dispatched(_decisions.Approval!.Draft) { Id = "forecast", At = now }]);
            if (round is not null || compiles || agenda.Dispatch)
                _mornings.Add(new(now, round, mails, compiles, agenda.Dispatch));
        }

        return next;
    }

    private (RoundRecord? Round, IReadOnlyList<Notice> Mails) HoldRound(DateTimeOffset now)
    {
        var today = VietnamTime.Day(now);
        var holders = new Holders(_facts.Plan, _decisions, today);
        List<LadderUnit> units = [.. _facts.Units.Select(unit => new LadderUnit(unit.Unit, unit.Deadline, unit.Owes, unit.Unit == holders.Plan.Agency.Office))];
        var round = _ladder.Decide(today, units, _rounds, _decisions.Deferrals) with { At = now };
        var besides = _rounds.Count == _facts.Rounds.Count ? _facts.Refused : [];
        _rounds.Add(round);
        var total = _facts.Units.Count(unit => unit.Status is UnitStatus.Open or UnitStatus.Reported);
        var notices = new RoundNotices(round, holders, total, rung => RoundNotices.Reached(rung, _rounds, units));
        var waits = _draft is not null && _decisions is { Approval: null, Dispatched: null, Edition: null };
        var lastDay = _lastRound?.Day;
        IReadOnlyList<Notice> mails =
        [
            .. notices.All(waits ? _approval.Due(today, lastDay) : [], waits ? _draft!.Number : null),
            .. AwaitsNumber(today) ? [new Notice(NoticeKind.NumberAwaited, Holder.Office, Day(today)) { Draft = _decisions.Approval!.Draft, ListDay = today }] : Array.Empty<Notice>(),
            .. IssueTask.ToRemindOf(holders.Plan, _decisions, _facts.Calendar, lastDay).Select(sent => new Notice(NoticeKind.IssueAwaited, Holder.RecordsClerk, Day(today)) { Draft = sent.Draft, ListDay = today }),
            .. besides,
        ];
        _lastRound = new(today, now, _facts.Inputs, _facts.Units.All(unit => unit.Status is not UnitStatus.Open), _ladder.HasMore(today, units, _rounds));
        return (round, mails);
    }

    private bool AwaitsNumber(DateOnly today) =>
        !_facts.Rehearsal && _decisions is { Approval: not null, ReadySince: null, Dispatched: null } && _approval.AwaitsNumber(today);

    private bool Compile(DateTimeOffset now)
    {
        if (_draft?.Inputs == _facts.Inputs)
            return false;
        var file = new DraftFile("", "");
        _draft = new((_draft?.Number ?? 0) + 1, _facts.Inputs, now, new(0, 0, 0, 0, 0), file, file);
        return true;
    }

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
