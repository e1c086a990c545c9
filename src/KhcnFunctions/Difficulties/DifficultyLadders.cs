using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Difficulties;

/// <summary>Starts and wakes the ladders of difficulties. A lost start or nudge is made up for by the daily check.</summary>
public sealed partial class DifficultyLadders(CycleNudges nudges, ILogger<DifficultyLadders> log)
{
    /// <summary>Something was done about a difficulty: its ladder and its cycle, which sends the mails, look again.</summary>
    internal async Task WakeAsync(DurableTaskClient client, CycleKey cycle, Difficulty difficulty, CancellationToken ct)
    {
        await StartOrNudgeAsync(client, cycle, difficulty.Number, ct);
        // What stands in the draft has changed: it is compiled again, as after a late report.
        await nudges.SendAsync(client, cycle, ReadAgenda.ReportNudge + "-difficulty", ct);
    }

    /// <summary>Each difficulty that waits for an answer has a ladder that runs.</summary>
    internal async Task EnsureAsync(DurableTaskClient client, CycleTable table, CancellationToken ct)
    {
        foreach (var number in await table.OpenDifficultiesAsync(ct))
            await StartOrNudgeAsync(client, table.Cycle, number, ct);
    }

    private async Task StartOrNudgeAsync(DurableTaskClient client, CycleKey cycle, int number, CancellationToken ct)
    {
        var id = DifficultyRun.InstanceIdOf(cycle, number);
        try
        {
            if (OrchestrationWaits.IsRunning(await client.GetInstanceAsync(id, getInputsAndOutputs: false, ct)))
            {
                await client.RaiseEventAsync(id, DifficultyOrchestration.NudgeEvent, "difficulty", ct);
                return;
            }

            await client.ScheduleNewOrchestrationInstanceAsync(
                DifficultyOrchestration.Name, new DifficultyRun(cycle, number), new StartOrchestrationOptions { InstanceId = id, DedupeStatuses = OrchestrationWaits.Running }, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotStarted(id, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The ladder {Instance} was neither started nor woken; the daily check makes up for it")]
    private partial void LogNotStarted(string instance, Exception fault);
}
