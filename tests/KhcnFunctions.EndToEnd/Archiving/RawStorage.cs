using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.EndToEnd.Storage;

namespace KhcnFunctions.EndToEnd.Archiving;

/// <summary>All of production's rows and blobs as lines, with the type of every value, read without the product's own code.</summary>
internal static class RawStorage
{
    public static async Task<IReadOnlyList<string>> ReadAsync(string account)
    {
        var lines = new List<string>();
        var tables = new TableServiceClient(account);
        foreach (var table in tables.Query().Where(table => StorageContent.IsProduction(table.Name)))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                var columns = row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")).OrderBy(column => column.Key, StringComparer.Ordinal);
                lines.Add($"{table.Name}/{row.PartitionKey}/{row.RowKey} {string.Join(' ', columns.Select(column => $"{column.Key}:{column.Value.GetType().Name}={Shown(column.Value)}"))}");
            }
        }

        var blobs = new BlobServiceClient(account);
        foreach (var container in blobs.GetBlobContainers().Where(container => StorageContent.IsProduction(container.Name) && container.Name != "khcn-exports"))
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                var content = (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value;
                var metadata = string.Join(' ', content.Details.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
                lines.Add($"{container.Name}/{blob.Name} {content.Details.ContentType} {metadata} {Convert.ToHexStringLower(SHA256.HashData(content.Content))}");
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>Rows that pass by themselves and are in no archive.</summary>
    public static bool Passes(string line) =>
        line.StartsWith("Cycle/limits/", StringComparison.Ordinal) || line.StartsWith("Cycle/session/", StringComparison.Ordinal) || line.StartsWith("Cycle/signin/", StringComparison.Ordinal);

    private static string? Shown(object value) => value switch
    {
        DateTimeOffset instant => instant.ToString("O"),
        byte[] bytes => Convert.ToHexString(bytes),
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
