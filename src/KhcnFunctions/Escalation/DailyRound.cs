using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Escalation;

/// <summary>
/// The round of a working morning. It decides once what is due and writes the mails as rows; only then anything is sent.
/// A second host that decides at the same time meets the first one's rows.
/// </summary>
public sealed class DailyRound(CycleViews views, DeadlineReplanning replanning, UnitSuccession succession, TimeProvider time)
{
    public const string Name = "DailyRound";
    public const string RequestReports = "RequestReports";

    /// <summary>The first round asks for the reports; it climbs the same ladder, whose first rung is the request.</summary>
    [Function(RequestReports)]
    public Task RequestReportsAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct) => RunAsync(cycle, ct);

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        var rows = await view.Table.PendingAndRoundsAsync(ct);
        if (rows.Last is { MailsWritten: false } cutOff)
            await WriteMailsAsync(view, cutOff, ct);

        // Asked again right here: the decision to hold a round may be older than a night, and a hold may have come since.
        var agenda = view.AgendaOf(rows.LastRound, refusedUntold: view.ToTell(rows.Refused).Any());
        if (!agenda.Request && !agenda.Round)
            return;

        await replanning.ApplyAsync(view, ct);
        var heirs = await succession.ApplyAsync(view, ct);
        var round = Decide(view, rows, await view.Table.UnitsAsync(ct), await view.Table.DifficultiesAsync(ct), heirs);
        var audit = new AuditEntry(view.Now, "cycle", "round", FormattableString.Invariant($"{view.Today:yyyy-MM-dd}"), null,
            FormattableString.Invariant($"taken {round.Record.Taken.Count}, superseded {round.Record.Superseded.Count}, announced {round.Record.Announced.Count}"), null,
            FormattableString.Invariant($"round-{view.Today:yyyyMMdd}"));
        await view.Table.InsertAbsentAsync(
            [[new(TableTransactionActionType.Add, CycleRows.Write(view.Table.Partition, round)), new(TableTransactionActionType.Add, AuditRows.Write(view.Table.Partition, audit))]], ct);

        // What stands is the decision, be it this host's or another's that was first.
        await WriteMailsAsync(view, await view.Table.FindRoundAsync(view.Today, ct) ?? round, ct);
    }

    /// <summary>The mails that a round would decide if it were held now; none where none is due. Changes nothing.</summary>
    internal static IEnumerable<Notice> MailsDue(CycleView view, PendingAndRounds rows, IReadOnlyList<UnitRow> units, IReadOnlyList<DifficultyRow> difficulties)
    {
        var agenda = view.AgendaOf(rows.LastRound, refusedUntold: view.ToTell(rows.Refused).Any());
        IEnumerable<Notice> cutOff = rows.Last is { MailsWritten: false } last ? last.Notices : [];
        return agenda.Request || agenda.Round ? cutOff.Concat(Decide(view, rows, units, difficulties, heirs: []).Notices) : cutOff;
    }

    private async Task WriteMailsAsync(CycleView view, StoredRound round, CancellationToken ct)
    {
        await view.Table.WriteMailsAsync(round.Notices, view, time, ct);
        await RefusedMailList.MarkToldAsync(view.Table, round.Lists, ct);
        await view.Table.CommitAsync([CycleRows.MarkMailsWritten(view.Table.Partition, round.Mark.Day)], ct);
    }

    private static StoredRound Decide(CycleView view, PendingAndRounds rows, IReadOnlyList<UnitRow> units, IReadOnlyList<DifficultyRow> difficulties, IReadOnlyList<string> heirs)
    {
        var ladderUnits = units.Select(row => new LadderUnit(row.Unit.Unit, row.Unit.Deadline, row.Unit.Owes, row.Unit.Unit == view.Plan.Agency.Office)).ToList();
        var record = view.Ladder.Decide(view.Today, ladderUnits, rows.Rounds, view.Decisions.Deferrals) with { At = view.Now };
        IReadOnlyList<RoundRecord> rounds = [.. rows.Rounds, record];
        var mark = new RoundMark(
            view.Today, view.Now, InputsOf(view.Decisions, units, difficulties), units.All(row => row.Unit.Status is not UnitStatus.Open), view.Ladder.HasMore(view.Today, ladderUnits, rounds));
        IReadOnlyList<Notice> lists = [.. Lists(view, record, rounds, units, ladderUnits, rows.LastRound?.Day), .. NoteSupplements.Due(view, units), .. RefusedMailList.Due(view, rows.Refused)];
        return new StoredRound(mark, record, lists, heirs, MailsWritten: false);
    }

    /// <summary>Stands for the versions that a draft compiled now would be made of.</summary>
    internal static string InputsOf(CycleDecisions decisions, IEnumerable<UnitRow> units, IEnumerable<DifficultyRow> difficulties)
    {
        var late = decisions.Of<ConfirmLate>().Select(confirmed => confirmed.Unit).ToHashSet(StringComparer.Ordinal);
        var versions = string.Join('\n', units
            .Select(row => FormattableString.Invariant($"{row.Unit.Unit} {row.Unit.Status} {row.Unit.Version}{(late.Contains(row.Unit.Unit) ? " late" : "")}"))
            .Order(StringComparer.Ordinal));
        // Only where there are any, so that what was compiled before they were known keeps its mark.
        var department = string.Concat(decisions.Of<Decision>().Where(decision => decision is Assess or NoteTask).Select(decision => "\n" + decision.Id));
        var raised = string.Concat(difficulties.Select(row => FormattableString.Invariant($"\ndifficulty {row.Difficulty.Number} {row.Difficulty.Steps.Count}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions + department + raised)));
    }

    private static IEnumerable<Notice> IssueAwaited(CycleView view, DateOnly? lastRound) =>
        IssueTask.ToRemindOf(view.Plan, view.Decisions, view.Calendar, lastRound).Select(sent =>
            new Notice(NoticeKind.IssueAwaited, Holder.RecordsClerk, FormattableString.Invariant($"{view.Today:yyyy-MM-dd}") + (sent.Document == 1 ? "" : FormattableString.Invariant($".{sent.Document}")))
            {
                Draft = sent.Draft,
                ListDay = view.Today,
            });

    private static Notice NumberAwaited(CycleView view) =>
        new(NoticeKind.NumberAwaited, Holder.Office, FormattableString.Invariant($"{view.Today:yyyy-MM-dd}")) { Draft = view.Approval!.Draft, ListDay = view.Today };

    private static IEnumerable<Notice> Lists(
        CycleView view, RoundRecord record, IReadOnlyList<RoundRecord> rounds, IReadOnlyList<UnitRow> units, IReadOnlyList<LadderUnit> ladderUnits, DateOnly? lastRound)
    {
        var total = units.Count(row => row.Unit.Status is UnitStatus.Open or UnitStatus.Reported);
        var ladder = new ApprovalLadder(view.Plan.Schedule, view.Calendar, view.Ladder.DispatchDay);
        var waiting = view.Draft is not null && view.Approval is null && view.Decisions.Dispatched is null;
        var isReport = view.Decisions.Edition is null;
        var approval = waiting && isReport ? ladder.Due(view.Today, lastRound) : [];
        var notices = new RoundNotices(record, view.Holders, total, rung => RoundNotices.Reached(rung, rounds, ladderUnits));

        return
        [
            .. notices.ToOthers(approval, waiting && isReport ? view.Draft!.Number : null),
            .. waiting && view.LatestCompiled is { Author: null } ? [CompileReport.RequestFor(view.LatestCompiled)] : Array.Empty<Notice>(),
            .. view.AwaitsSignature && ladder.AwaitsNumber(view.Today) ? [NumberAwaited(view)] : Array.Empty<Notice>(),
            .. IssueAwaited(view, lastRound),
            .. isReport && view.Decisions.Dispatched is null && WeeklyDigest.IsDue(view.Today, lastRound, view.Deadline)
                ? WeeklyDigest.For(view.Today, view.Holders, [.. units.Select(row => row.Unit)], view.Chain, view.Decisions)
                : [],
        ];
    }
}
