using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Takes incoming mail: first its bytes are stored for good, then what they say is done. Whatever goes wrong after the
/// storing is tried again from there; every step may happen twice.
/// </summary>
public sealed partial class InboundDesk(
    MailReader reader, MailMatching matching, MailSubmission submission, Quarantine quarantine, StorageRealms realms, TokenKeys keys, FileStore files,
    TimeProvider time, ILogger<InboundDesk> log)
{
    private const int MostAttempts = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Stores a mail and does what it says. Once this returns, nothing of it can be lost.</summary>
    /// <exception cref="RequestFailedException">It could not be stored; the sender has to try again.</exception>
    internal async Task ReceiveAsync(byte[] raw, MailFacts facts, DurableTaskClient client, CancellationToken ct)
    {
        // By its headers alone: a body that costs too much must not keep it from being stored.
        var realm = await RealmOfAsync(reader.ReadTop(raw, facts), ct);
        var sha256 = CanonicalReport.Sha256(raw);
        await StoreAsync(realm, sha256, raw, facts, ct);
        var pending = await FindPendingAsync(realm, sha256, ct);
        if (pending is not null)
            await TryProcessAsync(realm, pending, raw, client, ct);
    }

    /// <summary>Takes up what was stored and never settled.</summary>
    internal async Task SweepAsync(int most, DurableTaskClient client, CancellationToken ct)
    {
        var (realm, now, from) = (realms.Production, time.GetUtcNow(), InboundRows.PendingPrefix);
        if (!await realm.ExistsAsync(ct))
            return;
        var due = TableClient.CreateQueryFilter($"PartitionKey eq {InboundRows.Partition} and RowKey ge {from} and RowKey lt {"p}"} and NextAttempt le {now}");
        await foreach (var row in realm.Cycles.QueryAsync<TableEntity>(due, cancellationToken: ct))
        {
            if (--most < 0)
                return;
            var pending = InboundRows.ReadPending(row);
            await TryProcessAsync(realm, pending, await files.ReadAsync(realm, InboundRows.BlobOf(pending.Sha256), ct), client, ct);
        }
    }

    private IncomingMail? TryRead(byte[] raw, MailFacts facts)
    {
        try
        {
            return reader.Read(raw, facts);
        }
        catch (Exception unreadable) when (unreadable is FormatException or UnreasonableMailException)
        {
            return null;
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            LogUnreadable(CanonicalReport.Sha256(raw), fault);
            return null;
        }
    }

    // A made-up name of a rehearsal is production's to deal with.
    private async Task<StorageRealm> RealmOfAsync(IncomingMail mail, CancellationToken ct)
    {
        var rehearsal = UnitLink.Read(mail.Token)?.Rehearsal;
        return rehearsal is not null && await keys.FindAsync(rehearsal, ct) is not null ? realms.For(rehearsal) : realms.Production;
    }

    private async Task StoreAsync(StorageRealm realm, string sha256, byte[] raw, MailFacts facts, CancellationToken ct)
    {
        try
        {
            await TryStoreAsync(realm, sha256, raw, facts, ct);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The first mail may come before the first plan.
            await realm.CreateAsync(ct);
            await TryStoreAsync(realm, sha256, raw, facts, ct);
        }
    }

    private async Task TryStoreAsync(StorageRealm realm, string sha256, byte[] raw, MailFacts facts, CancellationToken ct)
    {
        await files.WriteAsync(realm, InboundRows.BlobOf(sha256), raw, ct);
        var now = time.GetUtcNow();
        try
        {
            await realm.Cycles.SubmitTransactionAsync(InboundRows.Insert(sha256, facts, now, now + Lease), ct);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Stored by an earlier try.
        }
    }

    private static async Task<PendingInbound?> FindPendingAsync(StorageRealm realm, string sha256, CancellationToken ct)
    {
        var row = await realm.Cycles.GetEntityIfExistsAsync<TableEntity>(InboundRows.Partition, InboundRows.PendingKey(sha256), cancellationToken: ct);
        return row.HasValue ? InboundRows.ReadPending(row.Value!) : null;
    }

    private async Task TryProcessAsync(StorageRealm realm, PendingInbound pending, byte[] raw, DurableTaskClient client, CancellationToken ct)
    {
        try
        {
            // Counted before: what takes the whole process down with it must not be tried for ever.
            await CountAsync(realm, pending, ct);
            var outcome = await ProcessAsync(realm, pending, raw, client, ct);
            await realm.Cycles.SubmitTransactionAsync(InboundRows.Settle(pending.Sha256, outcome, time.GetUtcNow()), ct);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Settled by somebody else meanwhile.
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogLeft(pending.Sha256, fault);
        }
    }

    private async Task CountAsync(StorageRealm realm, PendingInbound pending, CancellationToken ct)
    {
        var next = time.GetUtcNow() + (Lease * Math.Pow(2, Math.Min(pending.Attempts, 5)));
        var row = new TableEntity(InboundRows.Partition, InboundRows.PendingKey(pending.Sha256)) { ["Attempts"] = pending.Attempts + 1, ["NextAttempt"] = next };
        await realm.Cycles.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, ct);
    }

    private async Task<InboundOutcome> ProcessAsync(StorageRealm realm, PendingInbound pending, byte[] raw, DurableTaskClient client, CancellationToken ct)
    {
        if (pending.Attempts >= MostAttempts)
            return await GiveUpAsync(realm, pending, raw, QuarantineReason.Failed, ct);
        if (TryRead(raw, pending.Facts) is not { } mail)
            return await GiveUpAsync(realm, pending, raw, QuarantineReason.Unreadable, ct);
        var identity = MailIdentity.Of(mail);

        // What neither says nor fears an answer.
        if (mail.Kind is MailKind.AutoReply or MailKind.Bounce or MailKind.Own)
            return new InboundOutcome("keptOut", mail.Kind.ToString(), mail, null, null) { Identity = identity };
        mail = At(mail, realm, pending);
        for (var isFirst = true; ; isFirst = false)
        {
            var match = await matching.MatchAsync(mail, pending.Facts, ct);
            if (match is not MailMatch.Found found)
                return await RefuseAsync(realm, pending, mail, identity, (MailMatch.Refused)match, ct);
            MailMatch.Refused Because(QuarantineReason reason) => new(reason, found.Caller.Basis, found.Caller.Unit.Id, SenderIsKnown: IsWorthGuiding(reason));
            if (mail.Kind is MailKind.Empty)
                return await RefuseAsync(realm, pending, mail, identity, Because(QuarantineReason.Empty), ct);
            try
            {
                var effect = await submission.TakeAsync(found, mail, identity, client, ct);
                return effect.Refused is { } reason
                    ? await RefuseAsync(realm, pending, mail, identity, Because(reason), ct)
                    : new InboundOutcome(effect.Outcome, effect.Detail, mail, found.Caller.Basis.Cycle.Partition, found.Caller.Unit.Id) { Identity = identity };
            }
            catch (ProblemException problem) when (ReasonOf(problem.Problem, isFirst) is { } reason)
            {
                return await RefuseAsync(realm, pending, mail, identity, Because(reason), ct);
            }
            catch (ProblemException problem) when (isFirst && problem.Problem.Type == "not-waiting")
            {
                // The unit sent, or its head answered, meanwhile: look again.
            }
        }
    }

    /// <returns>Null where a later try, or a second look, may go well.</returns>
    private static QuarantineReason? ReasonOf(Problem problem, bool isFirst) => problem.Type switch
    {
        "no-duty" => QuarantineReason.NotTaken,
        "transferred" => QuarantineReason.Transferred,
        "token-revoked" or "token-expired" => QuarantineReason.UnknownToken,
        "not-waiting" => isFirst ? null : QuarantineReason.NothingWaits,
        "too-often" => null,
        _ => QuarantineReason.Failed,
    };

    // Where sending again would be of no use, only HCTH is told.
    private static bool IsWorthGuiding(QuarantineReason reason) =>
        reason is not (QuarantineReason.Transferred or QuarantineReason.AgreedWithWords or QuarantineReason.ElsewhereThoughSent or QuarantineReason.Failed);

    // When it was stored is the latest that it can have come. A rehearsal has its own time.
    private IncomingMail At(IncomingMail mail, StorageRealm realm, PendingInbound pending) =>
        mail.ReceivedAt is null && realm == realms.Production && pending.StoredAt != default ? mail with { ReceivedAt = pending.StoredAt } : mail;

    // By its headers, so that HCTH is told even of what can't be read or recorded; never of strangers' mails.
    private async Task<InboundOutcome> GiveUpAsync(StorageRealm realm, PendingInbound pending, byte[] raw, QuarantineReason reason, CancellationToken ct)
    {
        var mail = At(reader.ReadTop(raw, pending.Facts), realm, pending);
        var refused = pending.Attempts < 2 * MostAttempts
            ? await matching.MatchAsync(mail, pending.Facts, ct) switch
            {
                MailMatch.Found found => new MailMatch.Refused(reason, found.Caller.Basis, found.Caller.Unit.Id, SenderIsKnown: false),
                MailMatch.Refused other => other with { Reason = reason, SenderIsKnown = false },
                _ => throw new InvalidOperationException("A match is one or the other."),
            }
            : new MailMatch.Refused(reason, null, null, SenderIsKnown: false);
        LogGivenUp(pending.Sha256, reason, refused.Basis?.Cycle.Partition);
        return await RefuseAsync(realm, pending, mail, pending.Sha256[..32], refused, ct);
    }

    private async Task<InboundOutcome> RefuseAsync(
        StorageRealm realm, PendingInbound pending, IncomingMail? mail, string identity, MailMatch.Refused refused, CancellationToken ct)
    {
        await quarantine.KeepAsync(realm, pending.Sha256, identity, mail, refused, ct);
        return new InboundOutcome("quarantined", refused.Reason.ToString(), mail, refused.Basis?.Cycle.Partition, refused.Unit) { Identity = identity };
    }

    [LoggerMessage(LogLevel.Error, "Mail {Sha256} can't be read and is kept as it is")]
    private partial void LogUnreadable(string sha256, Exception fault);

    [LoggerMessage(LogLevel.Error, "Mail {Sha256} is kept for people to look at ({Reason}; cycle {Cycle})")]
    private partial void LogGivenUp(string sha256, QuarantineReason reason, string? cycle);

    [LoggerMessage(LogLevel.Warning, "Mail {Sha256} is stored and will be taken up again")]
    private partial void LogLeft(string sha256, Exception fault);
}
