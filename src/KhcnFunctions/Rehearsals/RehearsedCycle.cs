using System.Security.Cryptography;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Rehearsals;

/// <summary>How far a rehearsed cycle has come at its clock's present moment.</summary>
/// <param name="Next">The cycle's time of the next thing due, once all that was due now is done.</param>
internal sealed record RehearsedMoment(bool IsSettled, bool IsClosed, DateTimeOffset? Next)
{
    public static readonly RehearsedMoment Working = new(false, false, null);
    public static readonly RehearsedMoment Closed = new(true, true, null);

    /// <summary>Why the cycle stands still for good; null where it does not.</summary>
    public string? Failure { get; init; }
}

/// <summary>One cycle of a rehearsal on the real engine and storage: its clock stands still, and is set forward once everything due was done.</summary>
public sealed class RehearsedCycle(StorageRealms realms, CycleClocks clocks, TokenKeys keys, PlanStore plans, CycleOpening opening, CycleKeeper keeper)
{
    /// <summary>Such as thu1a2b3c4d.</summary>
    internal static string NewRun() => CycleKey.RehearsalPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Opens the cycle in storage of its own, two weeks before its reports are requested.</summary>
    /// <param name="key">By which its links are signed.</param>
    /// <returns>The cycle's time then.</returns>
    internal async Task<DateTimeOffset> OpenAsync(DurableTaskClient client, CycleKey cycle, Plan plan, byte[] key, CancellationToken ct)
    {
        await realms.For(cycle).CreateAsync(ct);
        await plans.CopyCalendarAsync(cycle.RealAgency, cycle.Rehearsal!, ct);
        var calendar = await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct);
        var at = VietnamTime.At(new Ladder(plan.Schedule, calendar, cycle.Year).RequestDay.AddDays(-14), new TimeOnly(7, 30));
        await keys.TryPutAsync(cycle, key, ct);
        await clocks.SetAsync(cycle, at, ct);
        var revision = await plans.PublishAsync(plan, cycle.Rehearsal, at, ct);
        await opening.OpenAsync(cycle, plan, revision, ct);
        await keeper.EnsureAsync(client, cycle.Rehearsal, ct);
        return at;
    }

    internal async Task<DateTimeOffset> NowAsync(CycleKey cycle, CancellationToken ct) => (await clocks.ForAsync(cycle, ct)).Now;

    internal Task SetAsync(CycleKey cycle, DateTimeOffset at, CancellationToken ct) => clocks.SetAsync(cycle, at, ct);

    /// <summary>Tells the cycle that its clock was set; the same moment told twice is looked at once more, no harm done.</summary>
    internal static Task TickAsync(DurableTaskClient client, CycleKey cycle, DateTimeOffset now, CancellationToken ct) =>
        client.RaiseEventAsync(cycle.InstanceId, CycleOrchestration.NudgeEvent, TickOf(now), ct);

    internal Task<RehearsedMoment> LookAsync(DurableTaskClient client, CycleKey cycle, DateTimeOffset now, CancellationToken ct) =>
        LookAsync(client, cycle, now, nudge => nudge is null || nudge == TickOf(now), ct);

    /// <param name="now">As the cycle's clock was set.</param>
    /// <param name="isObeyed">Whether the last nudge that the cycle obeyed is the one that told it of that moment.</param>
    internal async Task<RehearsedMoment> LookAsync(DurableTaskClient client, CycleKey cycle, DateTimeOffset now, Func<string?, bool> isObeyed, CancellationToken ct)
    {
        var instance = await client.GetInstanceAsync(cycle.InstanceId, getInputsAndOutputs: true, ct);
        if (instance?.RuntimeStatus is OrchestrationRuntimeStatus.Completed)
            return RehearsedMoment.Closed;
        if (instance?.RuntimeStatus is OrchestrationRuntimeStatus.Failed)
            return RehearsedMoment.Working with { Failure = instance.FailureDetails?.ErrorMessage ?? "" };
        return instance?.SerializedCustomStatus is not null
            && instance.ReadCustomStatusAs<CycleStatus>() is { } status
            && status.At == now && isObeyed(status.Nudge)
            && (await new CycleTable(cycle, realms.For(cycle)).PendingAndRoundsAsync(ct)).Pending.Count == 0
                ? new(true, false, status.Next)
                : RehearsedMoment.Working;
    }

    /// <summary>Deletes it as a whole: rows, files, history.</summary>
    internal async Task DeleteAsync(DurableTaskClient client, CycleKey cycle, CancellationToken ct)
    {
        if (await client.GetInstanceAsync(cycle.InstanceId, ct) is { IsCompleted: false })
        {
            await client.TerminateInstanceAsync(cycle.InstanceId, cancellation: ct);
            await client.WaitForInstanceCompletionAsync(cycle.InstanceId, ct);
        }

        await client.PurgeInstanceAsync(cycle.InstanceId, ct);
        await realms.For(cycle).DeleteAsync(ct);
    }

    private static string TickOf(DateTimeOffset now) => FormattableString.Invariant($"tick-{now.UtcDateTime:yyyyMMddHHmmss}");
}
