using System.Text;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>
/// The mails that wait for the HCTH of one cycle: those about it, and those of which nobody can tell the cycle. An entry is
/// taken by its tag before anything is done with it, so that two clerks never do two things with one mail.
/// </summary>
internal static class QuarantineTable
{
    private const int LongestIdentity = 64;

    /// <param name="strays">Whether those without a cycle are among them.</param>
    public static async Task<IReadOnlyList<QuarantinedMail>> ListAsync(CycleTable table, bool strays, CancellationToken ct)
    {
        var mails = new List<QuarantinedMail>();
        var (from, below) = (InboundRows.QuarantinePrefix, "q}");
        var range = TableClient.CreateQueryFilter($"PartitionKey eq {InboundRows.Partition} and RowKey ge {from} and RowKey lt {below}");
        await foreach (var row in table.Realm.Cycles.QueryAsync<TableEntity>(range, cancellationToken: ct))
        {
            if (QuarantineRows.Read(row) is var mail && Belongs(mail, table, strays))
                mails.Add(mail);
        }

        return mails;
    }

    /// <summary>Those that nobody has dealt with.</summary>
    /// <inheritdoc cref="ListAsync"/>
    public static async Task<int> CountWaitingAsync(CycleTable table, bool strays, CancellationToken ct) =>
        (await ListAsync(table, strays, ct)).Count(mail => !mail.IsDone);

    /// <summary>Null where the cycle has no such entry.</summary>
    public static async Task<QuarantinedMail?> FindAsync(CycleTable table, string identity, bool strays, CancellationToken ct)
    {
        if (identity.Length is 0 or > LongestIdentity || !identity.All(char.IsAsciiHexDigitLower))
            return null;
        var row = await table.Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(InboundRows.Partition, InboundRows.QuarantinePrefix + identity, cancellationToken: ct);
        return row.HasValue && QuarantineRows.Read(row.Value!) is var mail && Belongs(mail, table, strays) ? mail : null;
    }

    public static ProblemException NoMail() =>
        new(StatusCodes.Status404NotFound, "no-mail", "Không có thư này", "Không có thư này trong danh sách thư chờ xử lý của kỳ báo cáo.");

    /// <summary>Stands for the entry as it was read: whatever is done about it changes it.</summary>
    public static string MarkOf(QuarantinedMail entry) => CanonicalReport.Sha256(Encoding.UTF8.GetBytes(entry.ETag.ToString()))[..24];

    /// <summary>Writes an entry over the one that was read.</summary>
    /// <exception cref="StorageConflictException">Somebody else was first.</exception>
    public static async Task<QuarantinedMail> ReplaceAsync(CycleTable table, QuarantinedMail mail, CancellationToken ct)
    {
        try
        {
            var answer = await table.Realm.Cycles.UpdateEntityAsync(QuarantineRows.Write(mail), mail.ETag, TableUpdateMode.Replace, ct);
            return mail with { ETag = answer.Headers.ETag ?? ETag.All };
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            throw new StorageConflictException("The mail was dealt with by somebody else.", fault);
        }
    }

    private static bool Belongs(QuarantinedMail mail, CycleTable table, bool strays) => mail.Cycle is null ? strays : mail.Cycle == table.Partition;
}
