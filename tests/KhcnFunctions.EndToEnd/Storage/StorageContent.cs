using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace KhcnFunctions.EndToEnd.Storage;

/// <summary>All rows and blobs of chosen tables and containers, as lines to be compared: every column, the ETag and the time of writing among them.</summary>
internal static class StorageContent
{
    /// <param name="isMeant">By the name of a table or container.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(string account, Func<string, bool> isMeant)
    {
        var lines = new List<string>();
        var tables = new TableServiceClient(account);
        foreach (var table in tables.Query().Where(table => isMeant(table.Name)))
        {
            // Failed tokens are counted, whatever else stays as it was.
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(row => row.PartitionKey != "limits"))
                lines.Add($"{table.Name} {string.Join(' ', row.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={Shown(column.Value)}"))}");
        }

        var blobs = new BlobServiceClient(account);
        foreach (var container in blobs.GetBlobContainers().Where(container => isMeant(container.Name)))
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                lines.Add(FormattableString.Invariant($"{container.Name}/{blob.Name} {blob.Properties.ETag} {blob.Properties.ContentLength} {blob.Properties.LastModified:O}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The product's own tables and containers, without those of rehearsals and of the task hub.</summary>
    public static bool IsProduction(string name) => name is "Cycle" or "Plan" || name.StartsWith("khcn-", StringComparison.Ordinal);

    private static string? Shown(object value) => value is DateTimeOffset instant ? instant.ToString("O") : Convert.ToString(value, CultureInfo.InvariantCulture);
}
