using System.Globalization;
using Azure;
using KhcnFunctions.Calendar;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Cycle;

/// <summary>
/// Makes sure that every cycle that is due has been opened, and that every open cycle has an orchestration that runs and knows
/// which units the published plan lets end.
/// One that is missing or has failed is started again under the same id, and goes on from the rows.
/// </summary>
public sealed partial class CycleKeeper(
    StorageRealms realms, PlanStore plans, CycleOpening opening, CycleIndex index, CycleNudges nudges, DifficultyLadders difficulties, PublishedSuccessions successions, TimeProvider time, ILogger<CycleKeeper> log)
{
    /// <summary>A cycle opens so long before its reports are requested, so that HCTH can look at what is to come.</summary>
    private static readonly TimeSpan LeadTime = TimeSpan.FromDays(14);

    public async Task EnsureAsync(DurableTaskClient client, string? rehearsal, CancellationToken ct)
    {
        await realms.For(rehearsal).CreateAsync(ct);
        if (rehearsal is null)
            await OpenDueAsync(ct);
        await foreach (var cycle in index.OpenAsync(rehearsal, ct))
        {
            try
            {
                await EnsureRunsAsync(client, cycle, ct);
                await difficulties.EnsureAsync(client, new CycleTable(cycle, realms.For(cycle)), ct);
                if (await successions.RecordAsync(cycle, ct))
                    await nudges.SendAsync(client, cycle, "decision", ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One cycle must not keep the others from running.
                LogNotStarted(cycle.InstanceId, fault);
            }
        }
    }

    /// <summary>
    /// The day from which a year's cycle is opened; a plan published later opens it at once. Of a plan that was signed only
    /// after the year's deadline nothing could be asked in that year: its first cycle is the next one's.
    /// </summary>
    internal static DateOnly OpeningDay(Plan plan, WorkingCalendar calendar, int year)
    {
        var first = plan.SignedOn > plan.Reporting.Deadline.Resolve(calendar, year).LastDay ? year + 1 : year;
        return calendar.OnOrAfter(plan.Schedule.Request.In(first)).AddDays(-LeadTime.Days);
    }

    /// <summary>Opens the cycles whose day has come, without an orchestration: that comes with the next check.</summary>
    internal async Task OpenDueAsync(CancellationToken ct)
    {
        var today = VietnamTime.Day(time.GetUtcNow());
        foreach (var (plan, revision) in await plans.CurrentAsync(null, ct))
        {
            try
            {
                await OpenIfDueAsync(plan, revision, today, ct);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or RequestFailedException))
            {
                // Nor must one plan keep the others from being opened.
                LogNotOpened(plan.Agency.Id, plan.Id, fault);
            }
        }
    }

    private async Task OpenIfDueAsync(Plan plan, string revision, DateOnly today, CancellationToken ct)
    {
        if (!plan.IsNumbered)
        {
            LogNotNumbered(plan.Agency.Id, plan.Id);
            return;
        }

        var cycle = new CycleKey(plan.Agency.Id, plan.Id, today.Year.ToString(CultureInfo.InvariantCulture));
        var day = OpeningDay(plan, await plans.CalendarAsync(plan.Agency.Id, null, ct), today.Year);
        // A correction may move the days of a cycle that is open already.
        if ((today >= day && plan.SignedOn <= today) || await new CycleTable(cycle, realms.For(cycle)).ExistsAsync(CycleRows.HeaderKey, ct))
            await opening.OpenAsync(cycle, plan, revision, ct);
    }

    private async Task EnsureRunsAsync(DurableTaskClient client, CycleKey cycle, CancellationToken ct)
    {
        // Opening may have been cut off between the index and the head.
        if (!await new CycleTable(cycle, realms.For(cycle)).ExistsAsync(CycleRows.HeaderKey, ct))
            return;
        var instance = await client.GetInstanceAsync(cycle.InstanceId, getInputsAndOutputs: false, ct);
        if (OrchestrationWaits.IsRunning(instance))
        {
            // Makes up for a nudge that was lost.
            await nudges.SendAsync(client, cycle, ReadAgenda.ReportNudge, ct);
            return;
        }

        LogStarts(cycle.InstanceId, instance?.RuntimeStatus.ToString() ?? "missing");
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                CycleOrchestration.Name, new CycleRun(cycle),
                new StartOrchestrationOptions { InstanceId = cycle.InstanceId, DedupeStatuses = OrchestrationWaits.Running }, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Two checks at once: the other one started it. If nobody did, the next check tries again.
            LogNotStarted(cycle.InstanceId, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Plan {Agency}/{Plan} has no number and day: no cycle opens")]
    private partial void LogNotNumbered(string agency, string plan);

    [LoggerMessage(LogLevel.Error, "The cycle of plan {Agency}/{Plan} could not be opened")]
    private partial void LogNotOpened(string agency, string plan, Exception fault);

    [LoggerMessage(LogLevel.Information, "Cycle {Instance} is started; its orchestration was {Status}")]
    private partial void LogStarts(string instance, string status);

    [LoggerMessage(LogLevel.Warning, "Cycle {Instance} was not started")]
    private partial void LogNotStarted(string instance, Exception fault);
}
