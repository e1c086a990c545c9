using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Watching;
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
        using var span = Signals.Begin("round", cycle);
        var began = time.GetTimestamp();
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
        Signals.TimeRound(cycle, time.GetElapsedTime(began));
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
        var decided = RoundDecision.Of(view.FactsOf(units, rows, difficulties));
        return new StoredRound(decided.Mark, decided.Record, decided.Lists, heirs, MailsWritten: false);
    }
}
