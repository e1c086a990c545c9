using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Escalation;

/// <summary>
/// Passes a unit's open duties to its successor once the day has come, by a decision or by the register; each decision
/// once, so that a later one can put an earlier one right. What the unit sent before stays its own.
/// </summary>
public sealed class UnitSuccession(TimeProvider time)
{
    /// <returns>Units that came into the cycle by it: the letter of the transfer asks them for the report.</returns>
    internal async Task<IReadOnlyList<string>> ApplyAsync(CycleView view, CancellationToken ct)
    {
        var newcomers = new List<string>();
        foreach (var transfer in Successions.Due(view.Plan, view.Decisions, view.Today))
        {
            if (await view.Table.FindUnitAsync(transfer.Unit, ct) is { Unit.Status: UnitStatus.Open } row
                && await PassOnAsync(view, row, transfer, ct))
                newcomers.Add(transfer.Successor);
        }

        return newcomers;
    }

    /// <returns>True where the successor had no part in the cycle before.</returns>
    private async Task<bool> PassOnAsync(CycleView view, UnitRow from, Succession transfer, CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var heir = await view.Table.FindUnitAsync(transfer.Successor, ct);
        var taken = transfer.Take(heir?.Unit, from.Unit);
        var audit = new AuditEntry(view.Now, "cycle", "succession", transfer.Unit, null, transfer.Successor, transfer.Operation, "succeed-" + transfer.Key);
        try
        {
            await view.Table.CommitAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, from.Unit with { Status = UnitStatus.Transferred }), from.ETag),
                    heir is null
                        ? new(TableTransactionActionType.Add, UnitRows.Write(partition, taken))
                        : new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, taken), heir.ETag),
                    new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)),
                    .. OutboxRows.Insert(partition, transfer.Letter, view.Now, time.GetUtcNow(), view.Transport),
                ], ct);
            return heir is null;
        }
        catch (StorageConflictException)
        {
            // Done before (its letter stands), or a row changed meanwhile: then the next round looks again.
            return false;
        }
    }
}
