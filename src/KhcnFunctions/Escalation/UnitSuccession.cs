using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
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
        foreach (var transfer in Due(view))
        {
            if (await view.Table.FindUnitAsync(transfer.Unit, ct) is { Unit.Status: UnitStatus.Open } row
                && await PassOnAsync(view, row, transfer, ct))
                newcomers.Add(transfer.Successor);
        }

        return newcomers;
    }

    private static IEnumerable<Transfer> Due(CycleView view)
    {
        var decided = view.Decisions.Of<Succeed>().Where(decision => decision.From <= view.Today)
            .Select(decision => new Transfer(decision.Unit, decision.Successor, decision.From, decision.Id));
        var registered = view.Plan.Register.Units
            .Where(unit => unit.To < view.Today && unit.Successor is not null && view.Plan.Register.UnitOn(unit.Id, view.Today) is not null)
            .Select(unit => new Transfer(unit.Id, view.Plan.Register.UnitOn(unit.Id, view.Today)!.Id, unit.To!.Value.AddDays(1), "register"));
        return decided.Concat(registered);
    }

    /// <returns>True where the successor had no part in the cycle before.</returns>
    private async Task<bool> PassOnAsync(CycleView view, UnitRow from, Transfer transfer, CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var heir = await view.Table.FindUnitAsync(transfer.Successor, ct);
        var taken = heir is null ? Newcomer(from.Unit, transfer) : WithDutiesOf(heir.Unit, from.Unit);
        var operation = FormattableString.Invariant($"{transfer.Unit}.{transfer.Operation}");
        var notice = new Notice(NoticeKind.DutyTransferred, Holder.Unit(transfer.Successor), operation) { Unit = transfer.Unit, LastDay = transfer.Since };
        var audit = new AuditEntry(view.Now, "cycle", "succession", transfer.Unit, null, transfer.Successor, transfer.Operation, "succeed-" + operation);
        try
        {
            await view.Table.CommitAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, from.Unit with { Status = UnitStatus.Transferred }), from.ETag),
                    heir is null
                        ? new(TableTransactionActionType.Add, UnitRows.Write(partition, taken))
                        : new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, taken), heir.ETag),
                    new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)),
                    .. OutboxRows.Insert(partition, notice, view.Now, time.GetUtcNow(), view.Transport),
                ], ct);
            return heir is null;
        }
        catch (StorageConflictException)
        {
            // Done before (its letter stands), or a row changed meanwhile: then the next round looks again.
            return false;
        }
    }

    private static CycleUnit Newcomer(CycleUnit from, Transfer transfer) => new()
    {
        Unit = transfer.Successor,
        Order = from.Order,
        Status = UnitStatus.Open,
        Generation = 1,
        Deadline = from.Deadline,
        Leads = from.Leads,
        Supports = from.Supports,
    };

    // A report that came before says nothing of duties that came after; where none came, it stands.
    private static CycleUnit WithDutiesOf(CycleUnit heir, CycleUnit from)
    {
        var leads = heir.Leads.Union(from.Leads, StringComparer.Ordinal).ToList();
        var supports = heir.Supports.Union(from.Supports, StringComparer.Ordinal).Except(leads, StringComparer.Ordinal).ToList();
        var grew = leads.Count > heir.Leads.Count || supports.Except(heir.Supports, StringComparer.Ordinal).Any();
        var reopens = grew && heir.Status is UnitStatus.Reported or UnitStatus.Transferred;
        return heir with { Leads = leads, Supports = supports, Status = reopens ? UnitStatus.Open : heir.Status };
    }

    /// <param name="Operation">Id of the decision, or 'register'.</param>
    private sealed record Transfer(string Unit, string Successor, DateOnly Since, string Operation);
}
