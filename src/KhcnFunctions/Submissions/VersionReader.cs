using System.Collections.Concurrent;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions;

/// <summary>Reads what a version contains, wherever it lies.</summary>
public sealed class VersionReader(FileStore files)
{
    // Each is a request of its own; more are read as one range, with what stands between them.
    private const int MostByKey = 8;

    /// <summary>Null where there is no such version.</summary>
    internal async Task<Report?> ReadAsync(CycleTable table, string unit, int version, CancellationToken ct) =>
        await table.FindVersionAsync(unit, version, ct) is { } stored ? await ReadAsync(table, stored, ct) : null;

    internal async Task<Report> ReadAsync(CycleTable table, StoredVersion version, CancellationToken ct) =>
        CanonicalReport.Read(version.Content ?? await files.ReadAsync(table.Realm, version.Blob!, ct));

    /// <summary>What units stand by, by unit: a number of requests that does not grow with them, save for those too large for a row.</summary>
    internal async Task<IReadOnlyDictionary<string, Report>> ReadStandingAsync(CycleTable table, IEnumerable<CycleUnit> units, CancellationToken ct)
    {
        var wanted = units.Where(unit => unit.Version > 0).ToDictionary(unit => unit.Unit, unit => unit.Version, StringComparer.Ordinal);
        var reports = new ConcurrentDictionary<string, Report>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(await FindAsync(table, wanted, ct), ct, async (version, stop) => reports[version.Unit] = await ReadAsync(table, version, stop));
        return reports;
    }

    private static async Task<IReadOnlyList<StoredVersion>> FindAsync(CycleTable table, Dictionary<string, int> wanted, CancellationToken ct)
    {
        if (wanted.Count <= MostByKey)
            return [.. (await Task.WhenAll(wanted.Select(version => table.FindVersionAsync(version.Key, version.Value, ct)))).OfType<StoredVersion>()];
        var units = wanted.Keys.Order(StringComparer.Ordinal).ToList();
        var found = new List<StoredVersion>();
        await foreach (var version in table.VersionsAsync(units[0], units[^1], ct))
        {
            if (wanted.GetValueOrDefault(version.Unit) == version.Version)
                found.Add(version);
        }

        return found;
    }
}
