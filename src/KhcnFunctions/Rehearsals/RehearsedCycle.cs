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
}

/// <summary>One cycle of a rehearsal on the real engine and storage: its clock stands still, and is set forward once everything due was done.</summary>
public sealed class RehearsedCycle(StorageRealms realms, CycleClocks clocks, TokenKeys keys, PlanStore plans, CycleOpening opening, CycleKeeper keeper)
{
    /// <summary>Such as thu1a2b3c4d.</summary>
    internal static string NewRun() => CycleKey.RehearsalPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Opens the cycle in storage of its own, two weeks before its reports are requested.</summary>
    internal async Task OpenAsync(DurableTaskClient client, CycleKey cycle, Plan plan, CancellationToken ct)
    {
        await realms.For(cycle).CreateAsync(ct);
        await plans.CopyCalendarAsync(cycle.RealAgency, cycle.Rehearsal!, ct);
        var calendar = await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct);
        var at = VietnamTime.At(new Ladder(plan.Schedule, calendar, cycle.Year).RequestDay.AddDays(-14), new TimeOnly(7, 30));
        await keys.TryPutAsync(cycle, RandomNumberGenerator.GetBytes(32), ct);
        await clocks.SetAsync(cycle, at, ct);
        var revision = await plans.PublishAsync(plan, cycle.Rehearsal, at, ct);
        await opening.OpenAsync(cycle, plan, revision, ct);
        await keeper.EnsureAsync(client, cycle.Rehearsal, ct);
    }

    internal async Task<DateTimeOffset> NowAsync(CycleKey cycle, CancellationToken ct) => (await clocks.ForAsync(cycle, ct)).Now;

    internal Task SetAsync(CycleKey cycle, DateTimeOffset at, CancellationToken ct) => clocks.SetAsync(cycle, at, ct);

    /// <summary>Tells the cycle that its clock was set; the same moment told twice is looked at once more, no harm done.</summary>
    internal static Task TickAsync(DurableTaskClient client, CycleKey cycle, DateTimeOffset now, CancellationToken ct) =>
        client.RaiseEventAsync(cycle.InstanceId, CycleOrchestration.NudgeEvent, TickOf(now), ct);

    /// <exception cref="InvalidOperationException">The cycle failed.</exception>
    internal async Task<RehearsedMoment> LookAsync(DurableTaskClient client, CycleKey cycle, CancellationToken ct)
    {
        var now = await NowAsync(cycle, ct);
        var instance = await client.GetInstanceAsync(cycle.InstanceId, getInputsAndOutputs: true, ct);
        if (instance?.RuntimeStatus is OrchestrationRuntimeStatus.Completed)
            return RehearsedMoment.Closed;
        if (instance?.RuntimeStatus is OrchestrationRuntimeStatus.Failed)
            throw new InvalidOperationException($"The rehearsed cycle {cycle} failed: {instance.FailureDetails?.ErrorMessage}");
        return instance?.SerializedCustomStatus is not null
            && instance.ReadCustomStatusAs<CycleStatus>() is { } status
            && status.At == now && (status.Nudge is null || status.Nudge == TickOf(now))
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
