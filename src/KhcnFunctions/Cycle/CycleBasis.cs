using System.Collections.Concurrent;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Cycle;

/// <summary>What was fixed when the cycle opened and never changes.</summary>
public sealed record CycleBasis(CycleKey Cycle, int Year, Plan Plan)
{
    /// <summary>From this instant on the cycle's links have expired.</summary>
    public DateTimeOffset Closing => Plan.Schedule.ClosesAt(Year);
}

/// <summary>Looks up what was fixed when a cycle opened. It may be remembered, since it can't change.</summary>
public sealed class CycleBases(StorageRealms realms, PlanStore plans)
{
    private readonly ConcurrentDictionary<CycleKey, CycleBasis> _known = new();

    /// <summary>Null where no such cycle was opened.</summary>
    public async Task<CycleBasis?> FindAsync(CycleKey cycle, CancellationToken ct)
    {
        if (_known.TryGetValue(cycle, out var known))
            return known;
        return await new CycleTable(cycle, realms.For(cycle)).FindAsync(ct) is { } snapshot
            ? await OfAsync(cycle, snapshot.Header, ct)
            : null;
    }

    internal async Task<CycleBasis> OfAsync(CycleKey cycle, CycleHeader header, CancellationToken ct)
    {
        if (_known.TryGetValue(cycle, out var known))
            return known;
        var plan = await plans.RevisionAsync(cycle.RealAgency, cycle.Plan, header.PlanRevision, cycle.Rehearsal, ct);
        return _known[cycle] = new CycleBasis(cycle, header.Year, plan);
    }
}
