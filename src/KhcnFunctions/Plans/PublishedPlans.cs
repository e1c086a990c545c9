using Azure;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Plans;

/// <summary>Which plans are published, and whether their cycles are open.</summary>
public sealed class PublishedPlans(PlanStore plans, CycleIndex index, CycleBases bases, CycleClocks clocks, TimeProvider time)
{
    public async Task<IReadOnlyList<PublishedPlan>> ReadAsync(CancellationToken ct)
    {
        try
        {
            var published = await plans.CurrentAsync(null, ct);
            var cycles = new List<(CycleKey Key, bool IsOpen)>();
            await foreach (var cycle in index.OpenAsync(null, ct))
                cycles.Add((cycle, true));
            await foreach (var cycle in index.ClosedAsync(null, ct))
                cycles.Add((cycle, false));
            return [.. await Task.WhenAll(published.Select(entry => ReadAsync(entry.Plan, cycles, ct)))];
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // Nothing was ever published here: there are no tables yet.
            return [];
        }
    }

    private async Task<PublishedPlan> ReadAsync(Plan plan, IEnumerable<(CycleKey Key, bool IsOpen)> cycles, CancellationToken ct)
    {
        var calendar = await plans.CalendarAsync(plan.Agency.Id, null, ct);
        var known = new List<PublishedCycle>();
        foreach (var (key, isOpen) in cycles.Where(cycle => cycle.Key.Agency == plan.Agency.Id && cycle.Key.Plan == plan.Id))
        {
            // After its closing a cycle may stay in the index while its last mails have to go.
            if (await bases.FindAsync(key, ct) is { } basis)
                known.Add(new(basis.Year, isOpen && (await clocks.ForAsync(key, ct)).Now < basis.Closing, basis.Plan.Reporting.Deadline.Resolve(calendar, basis.Year)));
        }

        var year = VietnamTime.Day(time.GetUtcNow()).Year;
        var opens = plan.IsNumbered && known.TrueForAll(cycle => cycle.Year < year) ? CycleKeeper.OpeningDay(plan.Schedule, calendar, year) : (DateOnly?)null;
        return new(plan, [.. known.OrderByDescending(cycle => cycle.Year)], opens);
    }
}
