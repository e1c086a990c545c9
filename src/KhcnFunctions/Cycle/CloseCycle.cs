using Azure.Data.Tables;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Cycle;

/// <summary>Closes a cycle on its day: its links have expired, its rows stay.</summary>
public sealed class CloseCycle(CycleViews views, CycleIndex index)
{
    public const string Name = "CloseCycle";

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        if (view.Snapshot.Header.ClosedAt is null)
        {
            var partition = view.Table.Partition;
            var audit = new AuditEntry(view.Now, "cycle", "closed", cycle.Period, null, null, null, "close");
            await view.Table.CommitAsync(
                [
                    new(TableTransactionActionType.UpsertMerge, new TableEntity(partition, CycleRows.HeaderKey) { ["ClosedAt"] = view.Now }),
                    new(TableTransactionActionType.UpsertReplace, AuditRows.Write(partition, audit)),
                ], ct);
        }

        await index.MarkClosedAsync(cycle, ct);
    }
}
