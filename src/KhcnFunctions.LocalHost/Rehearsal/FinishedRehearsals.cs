using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>Deletes rehearsals as a whole: tables, containers and history. Those that are still running stay.</summary>
internal static class FinishedRehearsals
{
    public static async Task DeleteAsync(StorageRealms realms, CycleIndex index, DurableTaskClient client, CancellationToken ct)
    {
        foreach (var run in await realms.RehearsalsAsync(ct))
        {
            await foreach (var cycle in index.ClosedAsync(run, ct))
            {
                await client.PurgeInstanceAsync(cycle.InstanceId, ct);
                await realms.For(run).DeleteAsync(ct);
                break;
            }
        }
    }
}
