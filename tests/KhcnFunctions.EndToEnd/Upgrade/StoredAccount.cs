using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KhcnFunctions.EndToEnd.Upgrade;

/// <summary>
/// What a stopped host leaves in its storage account, kept as a zip: the tables, those of the task hub among them, and the
/// blobs. Leases and queues are left out: they are of the engine, which makes them anew.
/// </summary>
internal static class StoredAccount
{
    private const string Tables = "tables/";
    private const string Blobs = "blobs/";

    public static async Task SaveAsync(string account, Stream to)
    {
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new TableServiceClient(account);
        await foreach (var table in tables.QueryAsync())
        {
            await using var writer = new StreamWriter(await zip.CreateEntry($"{Tables}{table.Name}.jsonl", CompressionLevel.SmallestSize).OpenAsync());
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                await writer.WriteLineAsync(Write(row).ToJsonString());
        }

        var blobs = new BlobServiceClient(account);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            if (IsOfTheEngine(container.Name))
                continue;
            var client = blobs.GetBlobContainerClient(container.Name);
            zip.CreateEntry($"{Blobs}{container.Name}/");
            await foreach (var blob in client.GetBlobsAsync())
            {
                await using var entry = await zip.CreateEntry($"{Blobs}{container.Name}/{blob.Name}", CompressionLevel.SmallestSize).OpenAsync();
                await client.GetBlobClient(blob.Name).DownloadToAsync(entry);
            }
        }
    }

    /// <param name="account">In which nothing is yet.</param>
    public static async Task RestoreAsync(Stream from, string account)
    {
        await using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        var tables = new TableServiceClient(account);
        var blobs = new BlobServiceClient(account);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.StartsWith(Tables, StringComparison.Ordinal))
            {
                var table = tables.GetTableClient(entry.Name[..^".jsonl".Length]);
                await table.CreateAsync();
                using var reader = new StreamReader(await entry.OpenAsync());
                while (await reader.ReadLineAsync() is { } line)
                    await table.AddEntityAsync(Read(JsonNode.Parse(line)!.AsObject()));
                continue;
            }

            var path = entry.FullName[Blobs.Length..];
            var container = blobs.GetBlobContainerClient(path[..path.IndexOf('/', StringComparison.Ordinal)]);
            if (entry.Name.Length == 0)
            {
                await container.CreateAsync();
                continue;
            }

            await using var content = await entry.OpenAsync();
            await container.GetBlobClient(path[(container.Name.Length + 1)..]).UploadAsync(content, new BlobUploadOptions());
        }
    }

    private static bool IsOfTheEngine(string container) => container.EndsWith("-leases", StringComparison.Ordinal) || container.EndsWith("-applease", StringComparison.Ordinal);

    private static JsonObject Write(TableEntity row)
    {
        var columns = new JsonObject { ["PartitionKey"] = row.PartitionKey, ["RowKey"] = row.RowKey };
        foreach (var (name, value) in row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
            columns[name] = new JsonObject { ["type"] = value.GetType().Name, ["value"] = JsonSerializer.SerializeToNode(value) };
        return columns;
    }

    private static TableEntity Read(JsonObject columns)
    {
        var row = new TableEntity((string)columns["PartitionKey"]!, (string)columns["RowKey"]!);
        foreach (var (name, column) in columns.Where(column => column.Value is JsonObject))
        {
            var value = column!["value"]!;
            row[name] = (string)column["type"]! switch
            {
                nameof(String) => value.GetValue<string>(),
                nameof(Int32) => value.GetValue<int>(),
                nameof(Int64) => value.GetValue<long>(),
                nameof(Boolean) => value.GetValue<bool>(),
                nameof(Double) => value.GetValue<double>(),
                nameof(Guid) => value.GetValue<Guid>(),
                nameof(DateTimeOffset) => value.GetValue<DateTimeOffset>(),
                "Byte[]" => value.GetValue<byte[]>(),
                "BinaryData" => BinaryData.FromBytes(Convert.FromBase64String(value.GetValue<string>())),
                var type => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Column {name} is of type {type}.")),
            };
        }

        return row;
    }
}
