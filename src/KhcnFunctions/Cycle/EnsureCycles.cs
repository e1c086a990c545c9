using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Cycle;

/// <summary>Each morning before the rounds, at 07:30 in Việt Nam: opens what is due and starts again what has stopped.</summary>
public sealed class EnsureCycles(CycleKeeper keeper)
{
    [Function("EnsureCycles")]
    public Task RunAsync([TimerTrigger("0 30 0 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        keeper.EnsureAsync(client, null, ct);
}
