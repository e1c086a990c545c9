using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Escalation;

/// <summary>What one round decides: the rungs that it takes and every mail. Pure; the rounds hold it, and the forecast holds it ahead of the time.</summary>
/// <param name="Lists">Its mails other than the requests and reminders, which follow from <paramref name="Record"/>.</param>
public sealed record RoundDecision(RoundRecord Record, RoundMark Mark, IReadOnlyList<Notice> Lists)
{
    public static RoundDecision Of(RoundFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var holders = facts.HoldersNow();
        var ladder = new Ladder(facts.Plan.Schedule, facts.Calendar, facts.Year);
        List<LadderUnit> units = [.. facts.Units.Select(unit => new LadderUnit(unit.Unit, unit.Deadline, unit.Owes, unit.Unit == holders.Plan.Agency.Office))];
        var record = ladder.Decide(facts.Today, units, facts.Rounds, facts.Decisions.Deferrals) with { At = facts.Now };
        IReadOnlyList<RoundRecord> rounds = [.. facts.Rounds, record];
        var mark = new RoundMark(
            facts.Today, facts.Now, facts.Inputs, facts.Units.All(unit => unit.Status is not UnitStatus.Open), ladder.HasMore(facts.Today, units, rounds));
        var total = facts.Units.Count(unit => unit.Status is UnitStatus.Open or UnitStatus.Reported);
        var notices = new RoundNotices(record, holders, total, rung => RoundNotices.Reached(rung, rounds, units));
        return new(record, mark, ListsOf(facts, holders, notices, ladder));
    }

    private static IReadOnlyList<Notice> ListsOf(RoundFacts facts, Holders holders, RoundNotices notices, Ladder ladder)
    {
        var (today, decisions, lastRound) = (facts.Today, facts.Decisions, facts.LastRound?.Day);
        var chain = new ReportChain(holders.Plan, decisions, facts.Drafts, today);
        var approval = new ApprovalLadder(facts.Plan.Schedule, facts.Calendar, ladder.DispatchDay);
        var isWaiting = chain.Draft is not null && decisions is { Approval: null, Dispatched: null };
        var isReport = decisions.Edition is null;
        var awaitsSignature = decisions is { Approval: not null, ReadySince: null, Dispatched: null } && !facts.Rehearsal;
        return
        [
            .. notices.ToOthers(isWaiting && isReport ? approval.Due(today, lastRound) : [], isWaiting && isReport ? chain.Draft!.Number : null),
            .. isWaiting && facts.LatestCompiled is { Author: null } compiled ? [ReportMails.ApprovalRequest(compiled)] : Array.Empty<Notice>(),
            .. awaitsSignature && approval.AwaitsNumber(today) ? [NumberAwaited(facts)] : Array.Empty<Notice>(),
            .. IssueTask.ToRemindOf(holders.Plan, decisions, facts.Calendar, lastRound).Select(sent => IssueAwaited(sent, today)),
            .. isReport && decisions.Dispatched is null && WeeklyDigest.IsDue(today, lastRound, facts.Plan.Reporting.Deadline.Resolve(facts.Calendar, facts.Year))
                ? WeeklyDigest.For(today, holders, facts.Units, chain, decisions)
                : [],
            .. Supplements.Due(decisions, facts.Drafts, facts.Units),
            .. facts.Refused,
        ];
    }

    private static Notice NumberAwaited(RoundFacts facts) =>
        new(NoticeKind.NumberAwaited, Holder.Office, Day(facts.Today)) { Draft = facts.Decisions.Approval!.Draft, ListDay = facts.Today };

    private static Notice IssueAwaited(Dispatched sent, DateOnly today) =>
        new(NoticeKind.IssueAwaited, Holder.RecordsClerk, Day(today) + (sent.Document == 1 ? "" : FormattableString.Invariant($".{sent.Document}")))
        {
            Draft = sent.Draft,
            ListDay = today,
        };

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
