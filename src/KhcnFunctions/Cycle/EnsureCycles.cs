using KhcnFunctions.Desk.SignIn;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Cycle;

/// <summary>Each morning before the rounds, at 07:30 in Việt Nam: opens what is due, starts again what has stopped, and clears away who was signed in.</summary>
public sealed class EnsureCycles(CycleKeeper keeper, SignInTokens tokens, DeskSessions sessions)
{
    [Function("EnsureCycles")]
    public async Task RunAsync([TimerTrigger("0 30 0 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        await keeper.EnsureAsync(client, null, ct);
        await tokens.SweepAsync(ct);
        await sessions.SweepAsync(ct);
    }
}
