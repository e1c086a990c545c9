using System.Text.RegularExpressions;
using Azure.Data.Tables;
using KhcnFunctions.EndToEnd.Storage;

namespace KhcnFunctions.Bench.Board;

/// <summary>The storage reads of one view, as its access log has them, done again by the bare SDK: the same filters and columns, the same rows.</summary>
internal sealed partial class FloorReads
{
    // The session says whose plan is read; only then anything else can be known. The rest is read at once.
    private const int OneByOne = 2;

    private readonly TableServiceClient _service;
    private readonly IReadOnlyList<StorageAddress> _addresses;

    /// <param name="log">Lines of one view.</param>
    public FloorReads(string connection, IEnumerable<string> log)
    {
        _service = new(connection);
        _addresses = [.. log.Select(line => Target().Match(line)).Where(match => match.Success).Select(match => StorageAddress.Of(match.Groups["target"].Value)).Where(IsFirstPage)];
    }

    public async Task ReadAsync(CancellationToken ct)
    {
        foreach (var address in _addresses.Take(OneByOne))
            await ReadAsync(address, ct);
        await Task.WhenAll(_addresses.Skip(OneByOne).Select(address => ReadAsync(address, ct)));
    }

    // The SDK asks for further pages by itself.
    private static bool IsFirstPage(StorageAddress address) => address.Service is StorageService.Table && address["nextpartitionkey"] is null;

    private async Task ReadAsync(StorageAddress address, CancellationToken ct)
    {
        var table = _service.GetTableClient(address.Resource);
        if (Entity().Match(Uri.UnescapeDataString(address.Rest ?? "")) is { Success: true } entity)
        {
            await table.GetEntityIfExistsAsync<TableEntity>(Plain(entity.Groups["partition"].Value), Plain(entity.Groups["row"].Value), cancellationToken: ct);
            return;
        }

        await foreach (var _ in table.QueryAsync<TableEntity>(address["$filter"], select: address["$select"]?.Split(','), cancellationToken: ct))
        {
            // Read, as the view does, row by row.
        }
    }

    private static string Plain(string quoted) => quoted.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("""\A\(PartitionKey='(?<partition>.*)',RowKey='(?<row>.*)'\)\z""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex("""\] "GET (?<target>\S+) HTTP""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();
}
