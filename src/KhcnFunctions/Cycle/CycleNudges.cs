using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Cycle;

/// <summary>Wakes a cycle before its time. Only a nudge: the rows already say what happened, and the daily check makes up for a lost one.</summary>
public sealed partial class CycleNudges(ILogger<CycleNudges> log)
{
    internal async Task SendAsync(DurableTaskClient client, CycleKey cycle, string why, CancellationToken ct)
    {
        try
        {
            await client.RaiseEventAsync(cycle.InstanceId, CycleOrchestration.NudgeEvent, why, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLost(cycle.InstanceId, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A nudge to {Instance} was lost; the daily check makes up for it")]
    private partial void LogLost(string instance, Exception fault);
}
