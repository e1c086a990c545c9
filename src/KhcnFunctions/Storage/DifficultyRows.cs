using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Difficulties;

namespace KhcnFunctions.Storage;

/// <summary>A difficulty as read, with the tag that a further step must match.</summary>
internal sealed record DifficultyRow(Difficulty Difficulty, ETag ETag);

/// <summary>Rows <c>x|{number}</c>: a difficulty with everything that was done about it.</summary>
internal static class DifficultyRows
{
    public const string Prefix = "x|";

    public static string Key(int number) => FormattableString.Invariant($"{Prefix}{number:0000}");

    public static TableEntity Write(string partition, Difficulty difficulty)
    {
        var row = new TableEntity(partition, Key(difficulty.Number))
        {
            ["Schema"] = 1,
            ["Unit"] = difficulty.Unit,
            ["State"] = difficulty.State.ToString(),
            ["RaisedAt"] = difficulty.RaisedAt,
        };
        row.SetJson("Difficulty", difficulty);
        return row;
    }

    /// <summary>All difficulties of the cycle in their order: one request to storage.</summary>
    public static async Task<IReadOnlyList<DifficultyRow>> DifficultiesAsync(this CycleTable table, CancellationToken ct)
    {
        var rows = new List<DifficultyRow>();
        await foreach (var row in table.RangeAsync(Prefix, "x}", ct))
            rows.Add(Read(row));
        return rows;
    }

    public static async Task<DifficultyRow?> FindDifficultyAsync(this CycleTable table, int number, CancellationToken ct)
    {
        var row = await table.Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(table.Partition, Key(number), cancellationToken: ct);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Numbers of those that wait for an answer, without what they contain.</summary>
    public static async Task<IReadOnlyList<int>> OpenDifficultiesAsync(this CycleTable table, CancellationToken ct)
    {
        var numbers = new List<int>();
        await foreach (var row in table.RangeAsync(Prefix, "x}", ct, ["RowKey", "State"]))
        {
            if (row.GetString("State") is nameof(DifficultyState.WithOffice) or nameof(DifficultyState.WithLeaders))
                numbers.Add(int.Parse(row.RowKey.AsSpan(Prefix.Length), System.Globalization.CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    private static DifficultyRow Read(TableEntity row) => new(row.GetJson<Difficulty>("Difficulty"), row.ETag);
}
