using Azure;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Plans;

/// <summary>Which plans are published, and whether their cycles are open.</summary>
public sealed partial class PublishedPlans(PlanStore plans, CycleIndex index, CycleBases bases, CycleClocks clocks, TimeProvider time, ILogger<PublishedPlans> log)
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
            var entries = await Task.WhenAll(published.Select(entry => TryReadAsync(entry.Plan, entry.Revision, cycles, ct)));
            return [.. entries.OfType<PublishedPlan>()];
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // Nothing was ever published here: there are no tables yet.
            return [];
        }
    }

    /// <summary>One plan; null where it was never published.</summary>
    public async Task<PublishedPlan?> FindAsync(string agency, string plan, CancellationToken ct) =>
        (await ReadAsync(ct)).FirstOrDefault(entry => entry.Plan.Agency.Id == agency && entry.Plan.Id == plan);

    // A calendar or an older revision that can't be read must not hide the other plans.
    private async Task<PublishedPlan?> TryReadAsync(Plan plan, string revision, IEnumerable<(CycleKey Key, bool IsOpen)> cycles, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(plan, revision, cycles, ct);
        }
        catch (Exception fault) when (fault is InvalidDataException or CalendarDataException)
        {
            LogUnreadable(plan.Agency.Id, plan.Id, fault);
            return null;
        }
    }

    private async Task<PublishedPlan> ReadAsync(Plan plan, string revision, IEnumerable<(CycleKey Key, bool IsOpen)> cycles, CancellationToken ct)
    {
        var calendar = await plans.CalendarAsync(plan.Agency.Id, null, ct);
        var known = new List<PublishedCycle>();
        var keepsAnother = false;
        foreach (var (key, isOpen) in cycles.Where(cycle => cycle.Key.Agency == plan.Agency.Id && cycle.Key.Plan == plan.Id))
        {
            // After its closing a cycle may stay in the index while its last mails have to go.
            if (await bases.FindAsync(key, ct) is { } basis)
            {
                known.Add(new(basis.Year, isOpen && (await clocks.ForAsync(key, ct)).Now < basis.Closing, basis.Plan.Reporting.Deadline.Resolve(calendar, basis.Year)));
                keepsAnother |= isOpen && basis.Revision != revision;
            }
        }

        var year = VietnamTime.Day(time.GetUtcNow()).Year;
        var opens = plan.IsNumbered && known.TrueForAll(cycle => cycle.Year < year) ? CycleKeeper.OpeningDay(plan, calendar, year) : (DateOnly?)null;
        return new(plan, [.. known.OrderByDescending(cycle => cycle.Year)], opens, keepsAnother);
    }

    [LoggerMessage(LogLevel.Error, "Plan {Agency}/{Plan} can't be shown")]
    private partial void LogUnreadable(string agency, string plan, Exception fault);
}
