using Azure.Data.Tables;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>Reads the mail of an entry again, as it was stored.</summary>
public sealed class QuarantineReader(MailReader reader, FileStore files)
{
    internal Task<byte[]> RawAsync(CycleTable table, QuarantinedMail entry, CancellationToken ct) => files.ReadAsync(table.Realm, InboundRows.BlobOf(entry.Sha256), ct);

    /// <summary>Null where it can't be read; its bytes are there nevertheless.</summary>
    internal async Task<IncomingMail?> ReadAsync(CycleTable table, QuarantinedMail entry, CancellationToken ct)
    {
        var raw = await RawAsync(table, entry, ct);
        var facts = await FactsAsync(table, entry, ct);
        try
        {
            return reader.Read(raw, facts) with { ReceivedAt = entry.ReceivedAt };
        }
        catch (Exception unreadable) when (unreadable is not (OutOfMemoryException or OperationCanceledException))
        {
            // Whatever the reader stumbled over when it came, it stumbles over now.
            return null;
        }
    }

    private static async Task<MailFacts> FactsAsync(CycleTable table, QuarantinedMail entry, CancellationToken ct)
    {
        var row = await table.Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(InboundRows.Partition, InboundRows.Key(entry.Sha256), cancellationToken: ct);
        return row.HasValue ? row.Value!.GetJson<MailFacts>("Facts") : MailFacts.None;
    }
}
