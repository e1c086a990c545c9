using System.Collections.Concurrent;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Cycle;

/// <summary>On what a cycle rests: its plan, which is fixed once the day of the request has come.</summary>
public sealed record CycleBasis(CycleKey Cycle, int Year, Plan Plan)
{
    /// <summary>Revision of the plan.</summary>
    public string Revision { get; init; } = "";

    /// <summary>From this instant on the cycle's links have expired.</summary>
    public DateTimeOffset Closing => Plan.Schedule.ClosesAt(Year);
}

/// <summary>Looks up on what a cycle rests. It is remembered once it can't change any more.</summary>
public sealed class CycleBases(StorageRealms realms, PlanStore plans, CycleClocks clocks)
{
    private readonly ConcurrentDictionary<CycleKey, CycleBasis> _known = new();

    /// <summary>Null where no such cycle was opened.</summary>
    public async Task<CycleBasis?> FindAsync(CycleKey cycle, CancellationToken ct)
    {
        if (_known.TryGetValue(cycle, out var known))
            return known;
        if (await new CycleTable(cycle, realms.For(cycle)).FindAsync(ct) is not { } snapshot)
            return null;
        var basis = await OfAsync(cycle, snapshot.Header, ct);
        if ((await clocks.ForAsync(cycle, ct)).Now >= basis.Plan.Schedule.FixesPlanAt(basis.Year))
            _known[cycle] = basis;
        return basis;
    }

    internal async Task<CycleBasis> OfAsync(CycleKey cycle, CycleHeader header, CancellationToken ct) =>
        new(cycle, header.Year, await plans.RevisionAsync(cycle.RealAgency, cycle.Plan, header.PlanRevision, cycle.Rehearsal, ct)) { Revision = header.PlanRevision };
}
