using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Cycle;

/// <summary>How orchestrations wait: for storage that is away, and for the next thing due, from which a nudge wakes them earlier.</summary>
internal static class OrchestrationWaits
{
    /// <summary>The event that wakes an orchestration before its time; its payload says why.</summary>
    public const string NudgeEvent = "nudge";

    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>What two machines' clocks differ by: what one finds due and the other does not, is looked at again only then.</summary>
    public static readonly TimeSpan BetweenClocks = TimeSpan.FromSeconds(15);

    /// <summary>Storage may be away for a while. What still fails then fails the instance; the daily check starts it again.</summary>
    public static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 8, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 3, maxRetryInterval: TimeSpan.FromMinutes(10)));

    /// <summary>Named one by one: an empty list would terminate and replace a running instance.</summary>
    public static readonly string[] Running =
        [nameof(OrchestrationRuntimeStatus.Pending), nameof(OrchestrationRuntimeStatus.Running), nameof(OrchestrationRuntimeStatus.Suspended)];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static bool IsRunning(OrchestrationMetadata? instance) =>
        instance is { RuntimeStatus: OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended };

    /// <summary>Sleeps so long, at most a week and at least <paramref name="shortest"/>.</summary>
    /// <returns>What the nudge says; null where the time has come.</returns>
    public static async Task<string?> SleepAsync(TaskOrchestrationContext context, TimeSpan sleep, TimeSpan shortest)
    {
        sleep = sleep > shortest ? sleep : shortest;
        try
        {
            return await context.WaitForExternalEvent<string>(NudgeEvent, sleep < Longest ? sleep : Longest);
        }
        catch (TaskCanceledException)
        {
            return null;
        }
    }
}
