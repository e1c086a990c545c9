using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Board;

/// <summary>
/// Việc sắp tới: lets what the cycle does by itself run ahead of the time, by the code that will do it: rounds with all their
/// mails, successions, drafts, sendings, the ladders of difficulties. What is then really done differs only by what comes and
/// is decided meanwhile. Pure.
/// </summary>
public sealed class Forecast
{
    private const int MostMoments = 200;

    // At one moment a round, a draft and a sending may make the next one due.
    private const int MostLooks = 8;

    private readonly Deadline _deadline;
    private readonly HashSet<string> _decided;
    private RoundFacts _facts;

    private Forecast(RoundFacts facts, IEnumerable<string> decided)
    {
        _facts = facts;
        _deadline = facts.Plan.Reporting.Deadline.Resolve(facts.Calendar, facts.Year);
        _decided = new(decided, StringComparer.Ordinal);
    }

    /// <summary>The moments from now on at which the cycle does something, in order; each is worked out when it is asked for.</summary>
    /// <param name="until">The last day, inclusive.</param>
    /// <param name="decided">Keys of mails that stand already, of those that several rounds name: to HCTH.</param>
    public static IEnumerable<ForecastMorning> Of(RoundFacts facts, DateOnly until, params IEnumerable<string> decided)
    {
        var forecast = new Forecast(facts, decided);
        DateTimeOffset? next = facts.Now;
        for (var left = MostMoments; next is { } moment && VietnamTime.Day(moment) <= until && left > 0; left--)
        {
            (var mornings, next) = forecast.Look(moment);
            foreach (var morning in mornings)
                yield return morning;
        }
    }

    private (IReadOnlyList<ForecastMorning> Mornings, DateTimeOffset? Next) Look(DateTimeOffset now)
    {
        _facts = _facts with { Now = now };
        var mornings = new List<ForecastMorning>();
        if (ClimbDifficulties() is { Count: > 0 } climbed)
            mornings.Add(new(now, null, climbed, Compiles: false, Dispatches: false));
        DateTimeOffset? next = null;
        for (var look = 0; look < MostLooks; look++)
        {
            var agenda = Agenda.For(new AgendaFacts(now, _facts.Year, _facts.Plan, _facts.Calendar, _deadline, _facts.LastRound, _facts.LatestCompiled, _facts.Decisions, NewReport: false)
            {
                Rehearsal = _facts.Rehearsal,
                RefusedUntold = _facts.Refused.Count > 0,
            });
            if (agenda.Close)
                return (mornings, null);
            next = agenda.Next;
            if (!agenda.AnythingDue)
                break;
            if (Do(agenda) is { } morning)
                mornings.Add(morning);
        }

        return (mornings, NextClimb() is { } climb && !(next < climb) ? climb : next);
    }

    private ForecastMorning? Do(Agenda agenda)
    {
        var (round, mails) = agenda.Request || agenda.Round ? HoldRound() : (null, []);
        var compiled = agenda.Compile ? Compile() : null;
        var sent = agenda.Dispatch ? Dispatch() : null;
        return round is null && compiled is null && sent is null
            ? null
            : new(_facts.Now, round, [.. mails, .. compiled ?? [], .. sent ?? []], compiled is not null, sent is not null);
    }

    private (RoundRecord? Round, IReadOnlyList<Notice> Mails) HoldRound()
    {
        var (passedOn, heirs) = PassOn();
        var decided = RoundDecision.Of(_facts);
        _facts = _facts with { Rounds = [.. _facts.Rounds, decided.Record], LastRound = decided.Mark, Refused = [] };
        // The letter of the transfer asks a newcomer for the report.
        var toUnits = RoundNotices.ToUnits(decided.Record).Where(notice => notice.Kind is not NoticeKind.Request || !heirs.Contains(notice.Unit!));
        return (decided.Record, New([.. passedOn, .. toUnits, .. decided.Lists]));
    }

    private (IReadOnlyList<Notice> Letters, IReadOnlySet<string> Heirs) PassOn()
    {
        var (letters, heirs) = (new List<Notice>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var succession in Successions.Due(_facts.HoldersNow().Plan, _facts.Decisions, _facts.Today))
        {
            if (_facts.Units.FirstOrDefault(unit => unit.Unit == succession.Unit) is not { Status: UnitStatus.Open } ceased)
                continue;
            var heir = _facts.Units.FirstOrDefault(unit => unit.Unit == succession.Successor);
            var taken = succession.Take(heir, ceased);
            IEnumerable<CycleUnit> others = _facts.Units.Where(unit => unit.Unit != ceased.Unit && unit.Unit != taken.Unit);
            List<CycleUnit> units = [.. others, ceased with { Status = UnitStatus.Transferred }, taken];
            _facts = WithInputs(_facts with { Units = [.. units.OrderBy(unit => unit.Order)] });
            letters.Add(succession.Letter);
            if (heir is null)
                heirs.Add(taken.Unit);
        }

        return (letters, heirs);
    }

    /// <returns>The mails of it; null where the draft that stands holds all.</returns>
    private IReadOnlyList<Notice>? Compile()
    {
        if (_facts.LatestCompiled?.Inputs == _facts.Inputs || _facts.Decisions is not { Approval: null, Dispatched: null })
            return null;
        var chain = new ReportChain(_facts.HoldersNow().Plan, _facts.Decisions, _facts.Drafts, _facts.Today);
        var file = new DraftFile("", "");
        var draft = new Draft(1 + (_facts.Drafts.Count == 0 ? 0 : _facts.Drafts[^1].Number), _facts.Inputs, _facts.Now, new(0, 0, 0, 0, 0), file, file)
        {
            Document = _facts.Decisions.Document,
            Base = chain.Draft?.Number,
            Signer = chain.Draft?.Signer,
            IsOffered = chain.IsInHand,
        };
        _facts = _facts with { Drafts = [.. _facts.Drafts, draft] };
        return draft.Number == 1 ? New([ReportMails.ApprovalRequest(draft)]) : [];
    }

    private IReadOnlyList<Notice>? Dispatch()
    {
        if (_facts.Decisions.Approval is not { } approval)
            return null;
        var draft = _facts.Drafts.FirstOrDefault(draft => draft.Number == approval.Draft);
        var mails = draft is null ? [] : New(ReportMails.OfDispatch(_facts.HoldersNow(), _facts.Decisions, draft, _facts.Today));
        var dispatched = new Dispatched(approval.Draft) { Document = draft?.Document ?? 1, Id = "forecast", At = _facts.Now };
        _facts = _facts with { Decisions = new([.. _facts.Decisions.All, dispatched]) };
        return mails;
    }

    private IReadOnlyList<Notice> ClimbDifficulties()
    {
        if (_facts.Difficulties.Count == 0)
            return [];
        var holders = _facts.HoldersNow();
        var climbs = _facts.Difficulties.Select(difficulty => (Before: difficulty, Climb: DifficultyClimb.Of(difficulty, holders, _facts.Calendar, _facts.Now))).ToList();
        if (climbs.TrueForAll(climbed => climbed.Climb is null))
            return [];
        _facts = WithInputs(_facts with { Difficulties = [.. climbs.Select(climbed => climbed.Climb?.Difficulty ?? climbed.Before)] });
        return New(climbs.SelectMany(climbed => climbed.Climb?.Mails ?? []));
    }

    private DateTimeOffset? NextClimb() =>
        _facts.Difficulties.Min(difficulty => DifficultyLadder.Default.Next(difficulty, _facts.Calendar, _facts.Now));

    private static RoundFacts WithInputs(RoundFacts facts) => facts with { Inputs = DraftInputs.Of(facts.Decisions, facts.Units, facts.Difficulties) };

    // What is held back does not go; what several rounds name goes once.
    private IReadOnlyList<Notice> New(IEnumerable<Notice> mails) => [.. mails.Where(mail => !_facts.Decisions.Holds(mail.Kind) && _decided.Add(mail.Key))];
}
