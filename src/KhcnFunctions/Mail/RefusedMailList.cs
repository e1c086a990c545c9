using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail;

/// <summary>The mails that were refused for good: HCTH is told of them once, with the next round, and a corrected address lets them go again.</summary>
internal static class RefusedMailList
{
    private const int MostInOneList = 200;

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
        var refused = (await view.Table.PendingAndRoundsAsync(ct)).Refused
            .Where(row => holders.AddressesOf(row.Notice).Contains(correction.Email, StringComparer.OrdinalIgnoreCase));
        foreach (var row in refused)
        {
            var audit = new AuditEntry(
                view.Now, "cycle", "resent", row.Notice.Key, string.Join(' ', row.To), correction.Email, decision.Id, $"resend-{decision.Id}-{MailDesk.IdOf(view.Cycle, row.Notice)}");
            try
            {
                await view.Table.CommitAsync(
                    [.. OutboxRows.Resend(view.Table.Partition, row, time.GetUtcNow()), new(TableTransactionActionType.UpsertReplace, AuditRows.Write(view.Table.Partition, audit))], ct);
            }
            catch (StorageConflictException)
            {
                // Done by another call at the same time.
            }
        }
    }
}
