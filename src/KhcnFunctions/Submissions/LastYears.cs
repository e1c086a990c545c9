using System.Globalization;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions;

/// <summary>Finds what a unit reported a year before.</summary>
public sealed class LastYears(StorageRealms realms, VersionReader versions)
{
    /// <summary>The version that the unit stood by in the end; null where the plan had no cycle then, or the unit no report.</summary>
    internal async Task<Report?> FindAsync(CycleKey cycle, string unit, CancellationToken ct)
    {
        if (Before(cycle) is not { } table)
            return null;
        return await table.FindUnitAsync(unit, ct) is { Unit: { Version: > 0 and var version } } ? await versions.ReadAsync(table, unit, version, ct) : null;
    }

    /// <summary>What all units stood by in the end, by unit; empty where the plan had no cycle then.</summary>
    internal async Task<IReadOnlyDictionary<string, Report>> OfAsync(CycleKey cycle, CancellationToken ct)
    {
        var reports = new Dictionary<string, Report>(StringComparer.Ordinal);
        if (Before(cycle) is not { } table)
            return reports;
        var standing = (await table.UnitsAsync(ct)).Where(row => row.Unit.Version > 0).ToDictionary(row => row.Unit.Unit, row => row.Unit.Version, StringComparer.Ordinal);
        if (standing.Count == 0)
            return reports;
        await foreach (var version in table.VersionsAsync(null, ct))
        {
            if (standing.GetValueOrDefault(version.Unit) == version.Version)
                reports[version.Unit] = await versions.ReadAsync(table, version, ct);
        }

        return reports;
    }

    private CycleTable? Before(CycleKey cycle)
    {
        if (cycle.Period != cycle.Year.ToString(CultureInfo.InvariantCulture))
            return null;
        var before = cycle with { Period = (cycle.Year - 1).ToString(CultureInfo.InvariantCulture) };
        return new CycleTable(before, realms.For(before));
    }
}
