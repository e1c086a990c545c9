using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail;

/// <summary>
/// Sends what the rows say is to go. A mail is claimed, its letter written from rows read right before, sent, and
/// marked; a claim that is never settled runs out and another sender takes it, with the same Message-ID.
/// </summary>
public sealed partial class Outbox(
    StorageRealms realms, CycleViews views, UnitLinks links, MailDesk desk, TimeProvider time, IOptions<KhcnOptions> options, ILogger<Outbox> log)
{
    private const int ClaimedAtOnce = 50;
    private const int SentAtOnce = 16;

    private static readonly TimeSpan[] BackOff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>An answer that never came is settled by the provider's event, or by sending again after this time.</summary>
    private static readonly TimeSpan Uncertainty = TimeSpan.FromHours(2);

    /// <summary>Sends due mails, within bounds.</summary>
    /// <returns>True where more is due.</returns>
    internal async Task<bool> SendDueAsync(CycleKey cycle, int most, TimeSpan longest, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        for (var sent = 0; sent < most && time.GetElapsedTime(began) < longest;)
        {
            var rows = await new CycleTable(cycle, realms.For(cycle)).PendingAndRoundsAsync(ct);
            var now = time.GetUtcNow();
            var waiting = rows.Pending.Where(pending => pending.NextAttempt <= now).ToList();
            if (waiting.Count == 0 || desk.IsHeld(cycle))
                return false;
            var view = await views.LoadAsync(cycle, ct);
            var due = waiting.Where(pending => !view.Decisions.Holds(pending.Notice.Kind)).Take(ClaimedAtOnce).ToList();
            if (due.Count == 0)
                return false;
            if (!await TryClaimAsync(view.Table, due, now, ct))
                continue;
            await SendAsync(view, rows, due, ct);
            sent += due.Count;
        }

        return true;
    }

    private async Task<bool> TryClaimAsync(CycleTable table, IReadOnlyList<PendingRow> due, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await table.CommitAsync(due.Select(pending => OutboxRows.Claim(table.Partition, pending, now + options.Value.MailLease)), ct);
            return true;
        }
        catch (StorageConflictException)
        {
            // Another sender was first; what it left is read again.
            return false;
        }
    }

    private async Task SendAsync(CycleView view, PendingAndRounds rows, IReadOnlyList<PendingRow> claimed, CancellationToken ct)
    {
        var letters = new Correspondence(view, rows.Rounds, await links.ForAsync(view.Cycle, ct));
        var giveBackAt = time.GetUtcNow() + (options.Value.MailLease / 2);
        var bundles = MailBundle.Of(claimed.OrderBy(pending => pending.Notice.Unit, StringComparer.Ordinal), pending => pending.Notice, view.Holders);
        foreach (var group in bundles.Chunk(SentAtOnce))
        {
            // What half the lease did not suffice for runs out and is taken up again; nobody sends beside us.
            if (time.GetUtcNow() > giveBackAt)
                return;
            var units = await UnitsOfAsync(view.Table, group.SelectMany(bundle => bundle), ct);
            await Task.WhenAll(group.Select(bundle => SendOneAsync(view, letters, bundle, units)));
        }
    }

    private static async Task<IReadOnlyDictionary<string, CycleUnit>> UnitsOfAsync(CycleTable table, IEnumerable<PendingRow> group, CancellationToken ct)
    {
        var ids = group.SelectMany(pending => pending.Notice.ConcernedUnits).Order(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? new Dictionary<string, CycleUnit>(StringComparer.Ordinal) : await table.UnitsAsync(ids[0], ids[^1], ct);
    }

    // Once a mail is on its way nothing cancels it: a stop between its acceptance and its mark would send it again.
    private async Task SendOneAsync(CycleView view, Correspondence letters, IReadOnlyList<PendingRow> bundle, IReadOnlyDictionary<string, CycleUnit> units)
    {
        var notice = bundle[0].Notice;
        IReadOnlyList<string> to = [];
        MailOutcome outcome;
        try
        {
            var parts = bundle.Select(pending => (Pending: pending, Letter: letters.Write(pending.Notice, units))).ToList();
            foreach (var (untrue, _) in parts.Where(part => part.Letter is null))
                await SettleAsync(view.Table, untrue.Notice, MailState.Dropped, view.Now, [], null, "no longer true");
            bundle = [.. parts.Where(part => part.Letter is not null).Select(part => part.Pending)];
            if (bundle.Count == 0)
                return;
            notice = bundle[0].Notice;
            to = [.. bundle.SelectMany(pending => view.Holders.AddressesOf(pending.Notice with { To = Correspondence.AddresseeOf(pending.Notice, units) })).Distinct(StringComparer.OrdinalIgnoreCase)];
            var letter = letters.Together(notice, [.. parts.Select(part => part.Letter).OfType<Letter>()]);
            outcome = await desk.SendAsync(view.Table, notice, letter, to, bundle[0].DecidedAt, AttachedDraft(view, notice), CancellationToken.None);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or Azure.RequestFailedException))
        {
            // One letter that can't be written must not keep the others back.
            LogNotWritten(MailDesk.IdOf(view.Cycle, notice), fault);
            outcome = new MailOutcome.Deferred(fault.Message);
        }

        // What a stop here leaves goes again with the first, under its Message-ID; so that is settled last.
        var (tried, attempts) = (time.GetUtcNow(), bundle.Max(pending => pending.Attempts) + 1);
        foreach (var pending in bundle.Reverse())
            await RecordAsync(view.Table, pending with { Attempts = attempts }, outcome, view.Now, to, tried);
    }

    private static Draft? AttachedDraft(CycleView view, Notice notice) =>
        notice.Kind is NoticeKind.Dispatch or NoticeKind.ApprovalRequest ? view.Snapshot.Drafts.FirstOrDefault(draft => draft.Number == notice.Draft) : null;

    // What the server said stands in the row; logs name no address.
    /// <param name="tried">Real time from which a later attempt is counted: the parts of one mail go together again.</param>
    internal async Task RecordAsync(
        CycleTable table, PendingRow pending, MailOutcome outcome, DateTimeOffset at, IReadOnlyList<string> to, DateTimeOffset? tried = null)
    {
        pending = pending with { NextAttempt = tried ?? time.GetUtcNow() };
        var backOff = BackOff[Math.Clamp(pending.Attempts - 1, 0, BackOff.Length - 1)];
        switch (outcome)
        {
            case MailOutcome.Accepted accepted:
                await SettleAsync(table, pending.Notice, MailState.Sent, at, to, accepted.ProviderId,
                    accepted.RefusedRecipients.Count > 0 ? string.Join("; ", accepted.RefusedRecipients) : null);
                break;
            case MailOutcome.Refused refused:
                LogRefused(MailDesk.IdOf(table.Cycle, pending.Notice));
                await SettleAsync(table, pending.Notice, MailState.Refused, at, to, null, refused.Reason);
                break;
            case MailOutcome.Unclear unclear:
                LogPostponed(MailDesk.IdOf(table.Cycle, pending.Notice));
                var atOnce = pending.Attempts <= 1 ? TimeSpan.Zero : backOff;
                await PostponeAsync(table, pending, desk.IsIdempotent ? atOnce : Uncertainty, unclear.Reason);
                break;
            case MailOutcome.Deferred deferred:
                LogPostponed(MailDesk.IdOf(table.Cycle, pending.Notice));
                await PostponeAsync(table, pending, backOff, deferred.Reason);
                break;
        }
    }

    private async Task PostponeAsync(CycleTable table, PendingRow pending, TimeSpan by, string reason)
    {
        var row = new TableEntity(table.Partition, OutboxRows.PendingKey(pending.Notice)) { ["NextAttempt"] = pending.NextAttempt + by, ["Remark"] = reason };
        try
        {
            await table.Realm.Cycles.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Merge, CancellationToken.None);
        }
        catch (Azure.RequestFailedException gone) when (gone.Status == 404)
        {
            // Another sender settled it meanwhile.
        }
    }

    private static async Task SettleAsync(
        CycleTable table, Notice notice, MailState state, DateTimeOffset at, IReadOnlyList<string> to, string? providerId, string? remark)
    {
        try
        {
            await table.CommitAsync(OutboxRows.Settle(table.Partition, notice, state, at, to, providerId, remark), CancellationToken.None);
        }
        catch (StorageConflictException)
        {
            // Settled before, by an earlier try of this write or by another sender whose turn came when our lease ran out.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was refused for good")]
    private partial void LogRefused(string id);

    [LoggerMessage(LogLevel.Error, "Mail {Id} could not be written")]
    private partial void LogNotWritten(string id, Exception fault);

    [LoggerMessage(LogLevel.Information, "Mail {Id} will be tried again")]
    private partial void LogPostponed(string id);
}
