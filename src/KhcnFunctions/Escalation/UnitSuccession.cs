using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Escalation;

/// <summary>
/// Passes a unit's open duties to its successor once the day has come, by a decision or by the register. What the unit
/// sent before stays its own.
/// </summary>
public sealed class UnitSuccession(TimeProvider time)
{
    internal async Task ApplyAsync(CycleView view, CancellationToken ct)
    {
        foreach (var (unit, successor, since) in Due(view))
        {
            if (await view.Table.FindUnitAsync(unit, ct) is { Unit.Status: UnitStatus.Open } row)
                await PassOnAsync(view, row, successor, since, ct);
        }
    }

    /// <summary>Units that have taken over, or take over today.</summary>
    internal static IReadOnlySet<string> Heirs(CycleView view) => Due(view).Select(due => due.Successor).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Unit, string Successor, DateOnly Since)> Due(CycleView view)
    {
        var decided = view.Decisions.Of<Succeed>().Where(decision => decision.From <= view.Today)
            .Select(decision => (decision.Unit, decision.Successor, decision.From));
        var registered = view.Plan.Register.Units
            .Where(unit => unit.To < view.Today && unit.Successor is not null && view.Plan.Register.UnitOn(unit.Id, view.Today) is not null)
            .Select(unit => (unit.Id, view.Plan.Register.UnitOn(unit.Id, view.Today)!.Id, unit.To!.Value.AddDays(1)));
        return decided.Concat(registered);
    }

    private async Task PassOnAsync(CycleView view, UnitRow from, string successor, DateOnly since, CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var heir = await view.Table.FindUnitAsync(successor, ct);
        var leads = Union(heir?.Unit.Leads, from.Unit.Leads);
        var taken = (heir?.Unit ?? from.Unit with { Unit = successor, Order = from.Unit.Order, Generation = 1, Paused = false }) with
        {
            Leads = leads,
            Supports = [.. Union(heir?.Unit.Supports, from.Unit.Supports).Except(leads, StringComparer.Ordinal)],
        };

        // Its report, if it came before, says nothing of the new duties: it owes them.
        taken = taken with { Status = UnitStatus.Open };
        var notice = new Notice(NoticeKind.DutyTransferred, Holder.Unit(successor), from.Unit.Unit) { Unit = from.Unit.Unit, LastDay = since };
        var audit = new AuditEntry(view.Now, "cycle", "succession", from.Unit.Unit, null, successor, null, "succeed-" + from.Unit.Unit);
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, from.Unit with { Status = UnitStatus.Transferred }), from.ETag),
            heir is null
                ? new(TableTransactionActionType.Add, UnitRows.Write(partition, taken))
                : new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, taken), heir.ETag),
            new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)),
            .. OutboxRows.Insert(partition, notice, view.Now, time.GetUtcNow(), view.Transport),
        ];
        await view.Table.CommitAsync(actions, ct);
    }

    private static List<string> Union(IReadOnlyList<string>? some, IReadOnlyList<string> others) =>
        [.. (some ?? []).Union(others, StringComparer.Ordinal)];
}
