using Azure.Data.Tables;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Cycle;

/// <summary>
/// Closes a cycle on its day: its links have expired, its rows stay. What came in the last moment is noted first, and as
/// long as mails have to go the index keeps the cycle among the open ones: the sweeper goes on sending, and the daily check
/// brings the cycle here again. What could not go within <see cref="Patience"/> is given up and named in the audit.
/// </summary>
public sealed class CloseCycle(CycleViews views, CycleIndex index, Outbox outbox, TimeProvider time)
{
    public const string Name = "CloseCycle";

    private const int MostMails = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        await NoteTheLastAsync(view, ct);
        await outbox.SendDueAsync(cycle, MostMails, Longest, ct);
        var left = (await view.Table.PendingAndRoundsAsync(ct)).Pending;
        if (view.Snapshot.Header.ClosedAt is null)
        {
            var closed = new TableEntity(view.Table.Partition, CycleRows.HeaderKey) { ["ClosedAt"] = view.Now };
            await view.Table.CommitAsync([new(TableTransactionActionType.UpsertMerge, closed), Audit(view, "closed", "close", left)], ct);
        }

        if (left.Count > 0 && view.Now < view.Basis.Closing + Patience)
            return;
        await GiveUpAsync(view, left, ct);
        await index.MarkClosedAsync(cycle, ct);
    }

    private async Task NoteTheLastAsync(CycleView view, CancellationToken ct)
    {
        var rows = await view.Table.PendingAndRoundsAsync(ct);
        IReadOnlyList<Notice> notices =
            [.. NoteSupplements.Due(view, await view.Table.UnitsAsync(ct)), .. RefusedMailList.Due(view, rows.Refused)];
        await view.Table.WriteMailsAsync(notices, view, time, ct);
        await RefusedMailList.MarkToldAsync(view.Table, notices, ct);
    }

    private static async Task GiveUpAsync(CycleView view, IReadOnlyList<PendingRow> left, CancellationToken ct)
    {
        if (left.Count == 0)
            return;
        foreach (var mail in left)
            await MailMarks.DropAsync(view.Table, mail, view.Now, "could not be sent until well after the cycle was closed");
        await view.Table.CommitAsync([Audit(view, "mailsGivenUp", "give-up", left)], ct);
    }

    private static TableTransactionAction Audit(CycleView view, string what, string operation, IReadOnlyList<PendingRow> left)
    {
        var unsent = left.Count == 0 ? null : "not sent: " + string.Join(", ", left.Select(mail => mail.Notice.Key));
        var audit = new AuditEntry(view.Now, "cycle", what, view.Cycle.Period, null, unsent, null, operation);
        return new(TableTransactionActionType.UpsertReplace, AuditRows.Write(view.Table.Partition, audit));
    }
}
