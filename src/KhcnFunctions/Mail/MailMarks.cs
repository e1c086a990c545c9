using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;
using KhcnFunctions.Watching;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Mail;

/// <summary>
/// Marks in the rows what became of an attempt. That a mail has gone is marked in any case; everything else only by who
/// still holds the claim, so that a late sender does not undo what the next one did.
/// </summary>
public sealed partial class MailMarks(MailDesk desk, TimeProvider time, ILogger<MailMarks> log)
{
    private static readonly TimeSpan[] BackOff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>An answer that never came is settled by the provider's event, or by sending again after this time.</summary>
    private static readonly TimeSpan Uncertainty = TimeSpan.FromHours(2);

    // What the server said stands in the row; logs name no address.
    /// <param name="mail">As it was claimed for this attempt.</param>
    /// <param name="at">The cycle's time.</param>
    /// <param name="to">Addresses of this attempt.</param>
    /// <param name="tried">Real time from which a later attempt is counted: the parts of one mail go together again.</param>
    internal async Task MarkAsync(
        CycleTable table, PendingRow mail, MailOutcome outcome, DateTimeOffset at, IReadOnlyList<string> to, DateTimeOffset? tried = null)
    {
        Signals.CountMail(table.Cycle, mail.Notice.Kind.ToString(), outcome.GetType().Name);
        var from = tried ?? time.GetUtcNow();
        var backOff = BackOff[Math.Clamp(mail.Attempts - 1, 0, BackOff.Length - 1)];
        switch (outcome)
        {
            case MailOutcome.Accepted accepted:
                await MarkSentAsync(table, mail, accepted, at, to);
                break;
            case MailOutcome.Refused refused:
                LogRefused(MailDesk.IdOf(table.Cycle, mail.Notice));
                var row = new RefusedRow(mail, to, refused.Cause, refused.Reason, at, Told: false);
                await CommitAsync(table,
                [
                    .. OutboxRows.Settle(table.Partition, mail.Notice, MailState.Refused, at, [.. mail.Taken, .. to], null, refused.Reason, ClaimOf(mail)),
                    OutboxRows.Refuse(table.Partition, row),
                ]);
                break;
            case MailOutcome.Unclear unclear:
                var atOnce = mail.Attempts <= 1 ? TimeSpan.Zero : backOff;
                await PostponeAsync(table, mail, from + (desk.IsIdempotent ? atOnce : Uncertainty), unclear.Reason);
                break;
            case MailOutcome.Deferred deferred:
                await PostponeAsync(table, mail, from + backOff, deferred.Reason);
                break;
        }
    }

    /// <summary>It won't go: no longer true, or too late.</summary>
    internal static Task DropAsync(CycleTable table, PendingRow mail, DateTimeOffset at, string why)
    {
        Signals.CountMail(table.Cycle, mail.Notice.Kind.ToString(), nameof(MailState.Dropped));
        return CommitAsync(table, OutboxRows.Settle(table.Partition, mail.Notice, MailState.Dropped, at, mail.Taken, null, why, ClaimOf(mail)));
    }

    private static Task MarkSentAsync(CycleTable table, PendingRow mail, MailOutcome.Accepted accepted, DateTimeOffset at, IReadOnlyList<string> to)
    {
        var refused = accepted.RefusedRecipients;
        IReadOnlyList<string> taken = [.. mail.Taken, .. to.Where(address => refused.All(other => !other.Address.Equals(address, StringComparison.OrdinalIgnoreCase)))];
        var answers = string.Join("; ", refused.Select(other => $"{other.Address}: {other.Answer}"));
        List<TableTransactionAction> actions =
            [.. OutboxRows.Settle(table.Partition, mail.Notice, MailState.Sent, at, taken, accepted.ProviderId, refused.Count > 0 ? answers : null, ETag.All)];
        if (refused.Count > 0)
        {
            var row = new RefusedRow(mail with { Taken = taken }, [.. refused.Select(other => other.Address)], refused[0].Cause, answers, at, Told: false);
            actions.Add(OutboxRows.Refuse(table.Partition, row));
        }

        return CommitAsync(table, actions);
    }

    private async Task PostponeAsync(CycleTable table, PendingRow mail, DateTimeOffset until, string reason)
    {
        LogPostponed(MailDesk.IdOf(table.Cycle, mail.Notice));
        var key = OutboxRows.PendingKey(mail.Notice);
        try
        {
            var claim = mail.ETag == default ? await ClaimAtBirthAsync(table, key) : mail.ETag;
            if (claim == default)
                return;
            var row = new TableEntity(table.Partition, key) { ["NextAttempt"] = until, ["Attempts"] = mail.Attempts, ["Remark"] = reason };
            await table.Realm.Cycles.UpdateEntityAsync(row, claim, TableUpdateMode.Merge, CancellationToken.None);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            // Another sender settled or claimed it: our lease ran out meanwhile.
        }
    }

    // A mail that was inserted already claimed, and that nobody claimed after its writer.
    private static async Task<ETag> ClaimAtBirthAsync(CycleTable table, string key)
    {
        var row = await table.Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(table.Partition, key, ["Attempts"], CancellationToken.None);
        return row is { HasValue: true, Value: { } entity } && entity.GetInt32("Attempts") == 0 ? entity.ETag : default;
    }

    private static ETag ClaimOf(PendingRow mail) => mail.ETag == default ? ETag.All : mail.ETag;

    private static async Task CommitAsync(CycleTable table, IEnumerable<TableTransactionAction> actions)
    {
        try
        {
            await table.CommitAsync(actions, CancellationToken.None);
        }
        catch (StorageConflictException)
        {
            // Settled before, by an earlier try of this write or by another sender whose turn came when our lease ran out.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was refused for good")]
    private partial void LogRefused(string id);

    [LoggerMessage(LogLevel.Information, "Mail {Id} will be tried again")]
    private partial void LogPostponed(string id);
}
