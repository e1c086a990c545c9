using System.Security.Cryptography;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Rehearsals;

/// <summary>
/// Diễn tập: takes a plan through one year in storage of its own; its mails stay in its own mailbox. Whoever looks at it
/// drives it on, some seconds at a time; left alone, it stands still and is gone with the next one.
/// </summary>
public sealed class RehearsalDesk(RehearsalRows rows, RehearsedCycle rehearsed, RehearsalActs acts, PlanStore plans, TimeProvider time)
{
    private static readonly TimeSpan OneDrive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    internal Task<DeskRehearsal?> FindAsync(string agency, string plan, CancellationToken ct) => rows.FindAsync(agency, plan, ct);

    /// <summary>Begins one; the plan's earlier one is deleted.</summary>
    /// <exception cref="StorageConflictException">Somebody else begins or drives one.</exception>
    internal async Task StartAsync(DurableTaskClient client, Plan plan, int year, RehearsalScenario scenario, string by, CancellationToken ct)
    {
        var earlier = await rows.FindAsync(plan.Agency.Id, plan.Id, ct);
        var now = time.GetUtcNow();
        var cycle = CycleKey.ForRehearsal(RehearsedCycle.NewRun(), new CycleKey(plan.Agency.Id, plan.Id, year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var begun = await rows.SaveAsync(new(cycle, scenario, PlanFile.Revision(plan), by, now, now + Lease, earlier?.ETag ?? default), ct);
        if (earlier is not null)
            await rehearsed.DeleteAsync(client, earlier.Cycle, ct);
        await rehearsed.OpenAsync(client, cycle, plan, RandomNumberGenerator.GetBytes(32), ct);
        await rows.SaveAsync(begun with { BusyUntil = default }, ct);
    }

    /// <summary>Drives it on for some seconds, or as long as it takes; where somebody else does, leaves it to them.</summary>
    internal async Task DriveAsync(DurableTaskClient client, DeskRehearsal rehearsal, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        if (rehearsal.BusyUntil > time.GetUtcNow())
            return;
        DeskRehearsal mine;
        try
        {
            mine = await rows.SaveAsync(rehearsal with { BusyUntil = time.GetUtcNow() + Lease }, ct);
        }
        catch (StorageConflictException)
        {
            return;
        }

        try
        {
            await DriveAsync(client, rehearsal.Cycle, rehearsal.Scenario, () => time.GetElapsedTime(began) < OneDrive, ct);
        }
        finally
        {
            await rows.SaveAsync(mine with { BusyUntil = default }, CancellationToken.None);
        }
    }

    private async Task DriveAsync(DurableTaskClient client, CycleKey cycle, RehearsalScenario scenario, Func<bool> goesOn, CancellationToken ct)
    {
        var (plan, _) = (await plans.CurrentAsync(cycle.Rehearsal, ct)).Single();
        var script = RehearsalActs.Of(plan, await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct), cycle.Year, scenario);
        var now = await rehearsed.NowAsync(cycle, ct);
        var moment = await rehearsed.LookAsync(client, cycle, now, ct);
        if (!moment.IsSettled)
        {
            // Cut off at this moment before: what was to be done is done again.
            await PlayAsync(client, cycle, script.Where(act => act.At == now), now, ct);
        }

        while (goesOn())
        {
            moment = await rehearsed.LookAsync(client, cycle, now, ct);
            if (moment.Failure is { } failure)
                throw new InvalidOperationException($"The rehearsed cycle {cycle} failed: {failure}");
            if (moment.IsClosed)
                return;
            if (!moment.IsSettled)
            {
                await Task.Delay(Poll, time, ct);
                continue;
            }

            var act = script.FirstOrDefault(act => act.At > now);
            if ((act?.At ?? DateTimeOffset.MaxValue) > moment.Next)
                act = null;
            if ((act?.At ?? moment.Next) is not { } next)
                return;
            now = next;
            await rehearsed.SetAsync(cycle, now, ct);
            await PlayAsync(client, cycle, script.Where(other => other.At == now), now, ct);
        }
    }

    private async Task PlayAsync(DurableTaskClient client, CycleKey cycle, IEnumerable<RehearsalAct> due, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var act in due)
            await acts.PlayAsync(cycle, act, ct);
        await RehearsedCycle.TickAsync(client, cycle, now, ct);
    }
}
