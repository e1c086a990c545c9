using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
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
        if (rows.LastRound?.Day >= view.Today)
            return;

        await replanning.ApplyAsync(view, ct);
        await succession.ApplyAsync(view, ct);
        var units = await view.Table.UnitsAsync(ct);
        var ladderUnits = units.Select(row => new LadderUnit(row.Unit.Unit, row.Unit.Deadline, row.Unit.Owes, row.Unit.Unit == view.Plan.Agency.Office)).ToList();
        var deferrals = view.Decisions.Of<DeferList>().Select(decision => new Deferral(decision.Rung, decision.ListDay)).ToList();
        var record = view.Ladder.Decide(view.Today, ladderUnits, rows.Rounds, deferrals);
        IReadOnlyList<RoundRecord> rounds = [.. rows.Rounds, record];
        var notices = Notices(view, record, rounds, units, rows.LastRound?.Day);
        await view.Table.WriteMailsAsync([.. notices, .. NoteSupplements.Due(view, units)], view, time, ct);

        var mark = new RoundMark(
            view.Today, view.Now, InputsOf(units), units.All(row => row.Unit.Status is not UnitStatus.Open), view.Ladder.HasMore(view.Today, ladderUnits, rounds));
        var audit = new AuditEntry(view.Now, "cycle", "round", FormattableString.Invariant($"{view.Today:yyyy-MM-dd}"), null,
            FormattableString.Invariant($"taken {record.Taken.Count}, superseded {record.Superseded.Count}, announced {record.Announced.Count}"), null,
            FormattableString.Invariant($"round-{view.Today:yyyyMMdd}"));
        await view.Table.InsertAbsentAsync(
            [[new(TableTransactionActionType.Add, CycleRows.Write(view.Table.Partition, mark, record)), new(TableTransactionActionType.Add, AuditRows.Write(view.Table.Partition, audit))]], ct);
    }

    /// <summary>Stands for the versions that a draft compiled now would be made of.</summary>
    internal static string InputsOf(IEnumerable<UnitRow> units)
    {
        var versions = string.Join('\n', units.Select(row => FormattableString.Invariant($"{row.Unit.Unit} {row.Unit.Status} {row.Unit.Version}")).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions)));
    }

    private static IReadOnlyList<Notice> Notices(
        CycleView view, RoundRecord record, IReadOnlyList<RoundRecord> rounds, IReadOnlyList<UnitRow> units, DateOnly? lastRound)
    {
        var owing = units.Where(row => row.Unit.Owes).Select(row => row.Unit.Unit).ToHashSet(StringComparer.Ordinal);
        var total = units.Count(row => row.Unit.Status is UnitStatus.Open or UnitStatus.Reported);
        var waiting = view.Draft is not null && view.Approval is null && view.Decisions.Dispatched is null;
        var approval = waiting
            ? new ApprovalLadder(view.Plan.Schedule, view.Calendar, view.Ladder.DispatchDay).Due(view.Today, lastRound)
            : [];
        var notices = new RoundNotices(record, view.Holders, total, rung =>
            [.. rounds.SelectMany(round => round.Taken).Where(taken => taken.Rung == rung).Select(taken => taken.Unit).Distinct(StringComparer.Ordinal).Where(owing.Contains)]);

        // A unit that takes over another's duties in mid-cycle is told so in a letter of its own, which also asks for the report.
        var heirs = view.Today > view.Ladder.RequestDay ? UnitSuccession.Heirs(view) : new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. notices.All(approval, waiting ? view.Draft!.Number : null).Where(notice => notice.Kind is not NoticeKind.Request || !heirs.Contains(notice.Unit!)),
            .. waiting ? [CompileReport.RequestFor(view.Draft!)] : Array.Empty<Notice>(),
        ];
    }
}
