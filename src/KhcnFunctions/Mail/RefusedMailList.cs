using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail;

/// <summary>The mails that were refused for good: HCTH is told of them once, with the next round, and a corrected address lets them go again.</summary>
internal static class RefusedMailList
{
    private const int MostInOneList = 200;
    private const int MostTries = 5;

    public static IEnumerable<Notice> Due(CycleView view, IReadOnlyList<RefusedRow> refused)
    {
        IReadOnlyList<string> mails = [.. view.ToTell(refused).Take(MostInOneList).Select(row => row.Notice.Key)];
        return mails.Count == 0
            ? []
            : [new(NoticeKind.RefusedMails, Holder.Office, FormattableString.Invariant($"{view.Today:yyyy-MM-dd}")) { ListDay = view.Today, Mails = mails }];
    }

    /// <summary>The list stands in the outbox; what it names is not named again.</summary>
    public static Task MarkToldAsync(CycleTable table, IEnumerable<Notice> notices, CancellationToken ct) =>
        table.MarkToldAsync(notices.SelectMany(notice => notice.Mails), ct);

    /// <summary>
    /// What would now go to a corrected address goes again, as far as it is still true then. The decision stands already, so
    /// that nobody sends to the old address meanwhile.
    /// </summary>
    public static async Task ResendAsync(CycleView view, Decision decision, TimeProvider time, CancellationToken ct)
    {
        if (decision is not CorrectAddress correction)
            return;
        var holders = new Holders(view.Basis.Plan, new CycleDecisions([.. view.Decisions.Of<Decision>(), decision]), view.Today);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var refused = (await view.Table.PendingAndRoundsAsync(ct)).Refused
                .Where(row => holders.AddressesOf(row.Notice).Contains(correction.Email, StringComparer.OrdinalIgnoreCase));
            var isDone = true;
            foreach (var row in refused)
                isDone &= await TryResendAsync(view, correction, row, time, ct);
            if (isDone)
                return;
        }
    }

    /// <returns>False where its rows were changed meanwhile: by another call, which did the same, or by an event of the mail.</returns>
    private static async Task<bool> TryResendAsync(CycleView view, CorrectAddress correction, RefusedRow row, TimeProvider time, CancellationToken ct)
    {
        if (await view.Table.FindMailAsync(row.Notice.Key, ct) is not { } record)
            return true;
        var audit = new AuditEntry(
            view.Now, "cycle", "resent", row.Notice.Key, string.Join(' ', row.To), correction.Email, correction.Id, $"resend-{correction.Id}-{MailDesk.IdOf(view.Cycle, row.Notice)}");
        try
        {
            await view.Table.CommitAsync(
                [.. OutboxRows.Resend(view.Table.Partition, record, row, time.GetUtcNow()), new(TableTransactionActionType.UpsertReplace, AuditRows.Write(view.Table.Partition, audit))], ct);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }
}
