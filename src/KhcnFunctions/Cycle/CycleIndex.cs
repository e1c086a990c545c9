using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Cycle;

/// <summary>Which cycles there are, and which cycle a token's short id means. Partitions <c>index</c> and <c>token</c> of the table Cycle.</summary>
public sealed class CycleIndex(StorageRealms realms)
{
    internal const string Index = "index";
    internal const string Token = "token";

    public async Task AddAsync(CycleKey cycle, CancellationToken ct)
    {
        var table = realms.For(cycle).Cycles;
        await table.UpsertEntityAsync(Row(Index, cycle.Partition, cycle), TableUpdateMode.Merge, ct);
        await table.UpsertEntityAsync(Row(Token, AccessToken.IdOf(cycle), cycle), TableUpdateMode.Merge, ct);
    }

    public async Task MarkClosedAsync(CycleKey cycle, CancellationToken ct) =>
        await realms.For(cycle).Cycles.UpsertEntityAsync(new TableEntity(Index, cycle.Partition) { ["Closed"] = true }, TableUpdateMode.Merge, ct);

    /// <summary>Cycles of a realm that are not closed.</summary>
    public IAsyncEnumerable<CycleKey> OpenAsync(string? rehearsal, CancellationToken ct) => AllAsync(rehearsal, closed: false, ct);

    public IAsyncEnumerable<CycleKey> ClosedAsync(string? rehearsal, CancellationToken ct) => AllAsync(rehearsal, closed: true, ct);

    private async IAsyncEnumerable<CycleKey> AllAsync(string? rehearsal, bool closed, [EnumeratorCancellation] CancellationToken ct)
    {
        // On a new account the table comes with the first plan or the first morning.
        if (!await realms.For(rehearsal).ExistsAsync(ct))
            yield break;
        await foreach (var row in realms.For(rehearsal).Cycles.QueryAsync<TableEntity>(row => row.PartitionKey == Index, cancellationToken: ct))
        {
            if ((row.GetBoolean("Closed") ?? false) == closed)
                yield return Key(row);
        }
    }

    /// <summary>The cycle that a token names; null where none does.</summary>
    public async Task<CycleKey?> FindAsync(string? rehearsal, string cycleId, CancellationToken ct)
    {
        var row = await realms.For(rehearsal).Cycles.GetEntityIfExistsAsync<TableEntity>(Token, cycleId, cancellationToken: ct);
        return row.HasValue ? Key(row.Value!) : null;
    }

    private static TableEntity Row(string partition, string key, CycleKey cycle) => new(partition, key)
    {
        ["Schema"] = 1,
        ["Agency"] = cycle.Agency,
        ["Plan"] = cycle.Plan,
        ["Period"] = cycle.Period,
    };

    /// <summary>The cycle of a row of the index; null where it is closed.</summary>
    internal static CycleKey? ReadOpen(TableEntity row) => row.GetBoolean("Closed") is true ? null : Key(row);

    private static CycleKey Key(TableEntity row) => new(row.GetString("Agency"), row.GetString("Plan"), row.GetString("Period"));
}
