using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Watching;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Mail.Events;

/// <summary>
/// Records what became of mails. Each event counts for the mails that its reference names; twice, late or out of order it
/// changes nothing more.
/// </summary>
public sealed partial class MailEventDesk(StorageRealms realms, MailReferences references, CycleClocks clocks, CycleNudges nudges, ILogger<MailEventDesk> log)
{
    private const int AtOnce = 8;
    private const int MostTries = 10;

    /// <exception cref="TimeoutException">Others went on changing the same mail.</exception>
    internal async Task RecordAsync(IReadOnlyList<SendGridEvent> events, DurableTaskClient client, CancellationToken ct)
    {
        var cameBack = new ConcurrentDictionary<CycleKey, bool>();
        await Parallel.ForEachAsync(await ByMailAsync(events, ct), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (mail, stop) =>
        {
            if (await RecordAsync(mail.Key.Cycle, mail.Key.Mail, [.. mail], stop))
                cameBack[mail.Key.Cycle] = true;
        });
        // HCTH is told with the next round; where none is due, that alone brings one.
        foreach (var cycle in cameBack.Keys)
            await nudges.SendAsync(client, cycle, "mail came back", ct);
    }

    private async Task<IEnumerable<IGrouping<(CycleKey Cycle, string Mail), HeardEvent>>> ByMailAsync(IReadOnlyList<SendGridEvent> events, CancellationToken ct)
    {
        var heard = new List<(CycleKey Cycle, string Mail, HeardEvent Event)>();
        foreach (var about in events.GroupBy(sent => sent.Reference, StringComparer.Ordinal))
        {
            if (await references.OpenAsync(about.Key, ct) is not { } reference)
                continue;
            heard.AddRange(
                from sent in about
                where reference.To.Contains(sent.Event.Address, StringComparer.OrdinalIgnoreCase)
                from mail in reference.Mails
                select (reference.Cycle, mail, new HeardEvent(sent.Event with { Attempt = reference.Attempt }, reference.To)));
        }

        return heard.GroupBy(found => (found.Cycle, found.Mail), found => found.Event);
    }

    /// <returns>Whether it is newly known that the mail came back.</returns>
    private async Task<bool> RecordAsync(CycleKey cycle, string mail, IReadOnlyList<HeardEvent> heard, CancellationToken ct)
    {
        try
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                if (await TryCommitAsync(new CycleTable(cycle, realms.For(cycle)), mail, heard, ct) is { } cameBack)
                    return cameBack;
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or ArgumentException)
        {
            // One row that can't be read must not keep the others back.
            LogUnreadable(OpaqueMailId.Of(cycle.Partition + "|" + mail), fault);
            return false;
        }

        throw new TimeoutException($"A mail of cycle {cycle} was changed by others at each of {MostTries} tries.");
    }

    /// <returns>Whether it is newly known that the mail came back; null where another wrote the mail's rows meanwhile.</returns>
    private async Task<bool?> TryCommitAsync(CycleTable table, string key, IReadOnlyList<HeardEvent> heard, CancellationToken ct)
    {
        if (await table.FindMailAsync(key, ct) is not { } mail)
            return false;
        var next = MailStanding.After(mail, heard);
        if (ReferenceEquals(next, mail))
            return false;

        var now = (await clocks.ForAsync(table.Cycle, ct)).Now;
        List<TableTransactionAction> actions = [OutboxRows.Learn(table.Partition, next with { SentAt = mail.SentAt ?? now })];
        if (mail.State is MailState.Pending && next.State is not MailState.Pending)
            actions.Add(new(TableTransactionActionType.Delete, new TableEntity(table.Partition, OutboxRows.PendingKey(mail.Notice)), ETag.All));
        var before = next.State is MailState.Bounced || mail.State is MailState.Refused ? await table.FindRefusedAsync(key, ct) : null;
        var refused = next.State is MailState.Bounced ? MailStanding.Refused(next, before, heard, OutboxRows.TransportOf(table.Cycle), now) : null;
        if (refused is not null)
            actions.Add(OutboxRows.Refuse(table.Partition, refused));
        else if (before is not null && next.State is not MailState.Refused)
            actions.Add(new(TableTransactionActionType.Delete, new TableEntity(table.Partition, OutboxRows.RefusedKey(key)), before.Mail.ETag));
        try
        {
            await table.CommitAsync(actions, ct);
        }
        catch (StorageConflictException)
        {
            return null;
        }

        if (next.State != mail.State)
            Signals.CountMail(table.Cycle, mail.Notice.Kind.ToString(), next.State.ToString());
        if (refused is null or { Told: true })
            return false;
        LogCameBack(MailDesk.IdOf(table.Cycle, mail.Notice));
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} came back")]
    private partial void LogCameBack(string id);

    [LoggerMessage(LogLevel.Error, "The rows of mail {Id} can't be read")]
    private partial void LogUnreadable(string id, Exception fault);
}
