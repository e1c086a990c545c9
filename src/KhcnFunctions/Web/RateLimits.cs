using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Web;

/// <summary>
/// Counts in rows what one client address may do so often in an hour: no process knows of all requests. One row an address,
/// used again hour by hour. Partition <c>limits</c> of the table Cycle.
/// </summary>
public sealed class RateLimits(StorageRealms realms, TimeProvider time)
{
    private const string Partition = "limits";
    private const int Tries = 4;

    /// <returns>False above the limit. True where it can't be counted: a limit is no reason to keep a unit out.</returns>
    internal async Task<bool> TryCountAsync(string what, string who, int most, CancellationToken ct)
    {
        var table = realms.Production.Cycles;
        var key = $"{what}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(who)).AsSpan(0, 8))}";
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: ct);
                var window = row.HasValue ? new RateWindow(row.Value!.GetDateTimeOffset("WindowSince") ?? default, row.Value.GetInt32("WindowCount") ?? 0) : null;
                if (RateWindow.Next(window, time.GetUtcNow(), most) is not { } next)
                    return false;
                var entity = new TableEntity(Partition, key) { ["Schema"] = 1, ["WindowSince"] = next.Since, ["WindowCount"] = next.Count };
                await (row.HasValue ? table.UpdateEntityAsync(entity, row.Value!.ETag, TableUpdateMode.Replace, ct) : table.AddEntityAsync(entity, ct));
                return true;
            }
            catch (RequestFailedException fault) when (fault.Status is 409 or 412)
            {
                // Counted by somebody else at the same moment.
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException)
            {
                return true;
            }
        }

        return true;
    }
}
