using Azure.Data.Tables;
using KhcnFunctions.Storage;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Cycle;

/// <summary>The time of one cycle.</summary>
/// <param name="Now">UTC.</param>
/// <param name="RealTimeOf">The real instant at which the cycle's time will be the given one; null where only a nudge brings it.</param>
public sealed record CycleClock(DateTimeOffset Now, Func<DateTimeOffset, DateTimeOffset?> RealTimeOf);

/// <summary>
/// Finds the clock that belongs to a cycle. Production has the real one. A rehearsal's stands in its row <c>k</c>:
/// it either stands still until it is set forward, or runs faster than the real one.
/// </summary>
public sealed class CycleClocks(StorageRealms realms, TimeProvider time, IOptions<KhcnOptions> options)
{
    private const string ClockKey = "k";

    public async Task<CycleClock> ForAsync(CycleKey cycle, CancellationToken ct)
    {
        if (cycle.Rehearsal is null && !options.Value.TrialClocks)
            return Real();
        var row = await realms.For(cycle).Cycles.GetEntityIfExistsAsync<TableEntity>(cycle.Partition, ClockKey, cancellationToken: ct);
        if (!row.HasValue)
            return cycle.Rehearsal is null ? Real() : throw new InvalidOperationException($"Rehearsal {cycle} has no clock.");
        var start = row.Value!.GetDateTimeOffset("At") ?? default;
        var rate = row.Value.GetDouble("Rate") ?? 0;
        if (rate == 0)
            return new(start, _ => null);
        var realStart = row.Value.GetDateTimeOffset("RealAt") ?? default;
        return new(start + ((time.GetUtcNow() - realStart) * rate), moment => realStart + ((moment - start) / rate));
    }

    /// <summary>The cycle's time stands at that instant until it is set again.</summary>
    public Task SetAsync(CycleKey cycle, DateTimeOffset at, CancellationToken ct) => WriteAsync(cycle, at, 0, ct);

    /// <summary>The cycle's time runs from that instant on, <paramref name="rate"/> times as fast as the real one.</summary>
    public Task RunAsync(CycleKey cycle, DateTimeOffset from, double rate, CancellationToken ct) => WriteAsync(cycle, from, rate, ct);

    private CycleClock Real() => new(time.GetUtcNow(), moment => moment);

    private async Task WriteAsync(CycleKey cycle, DateTimeOffset at, double rate, CancellationToken ct) =>
        await realms.For(cycle).Cycles.UpsertEntityAsync(
            new TableEntity(cycle.Partition, ClockKey) { ["At"] = at, ["Rate"] = rate, ["RealAt"] = time.GetUtcNow() },
            TableUpdateMode.Replace, ct);
}
