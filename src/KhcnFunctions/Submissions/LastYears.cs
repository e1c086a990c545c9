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
        if (cycle.Period != cycle.Year.ToString(CultureInfo.InvariantCulture))
            return null;
        var before = cycle with { Period = (cycle.Year - 1).ToString(CultureInfo.InvariantCulture) };
        var table = new CycleTable(before, realms.For(before));
        return await table.FindUnitAsync(unit, ct) is { Unit: { Version: > 0 and var version } } ? await versions.ReadAsync(table, unit, version, ct) : null;
    }
}
