using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Cycle;

/// <summary>Opens a cycle: writes its units and, last, its head. Doing it again changes nothing.</summary>
public sealed class CycleOpening(StorageRealms realms, PlanStore plans, CycleClocks clocks, CycleIndex index)
{
    public async Task OpenAsync(CycleKey cycle, Plan plan, string revision, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        if (await table.ExistsAsync(CycleRows.HeaderKey, ct))
            return;
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var calendar = await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct);
        var deadline = plan.Reporting.Deadline.Resolve(calendar, cycle.Year);
        var units = PlanDuties.On(plan, VietnamTime.Day(now)).Select((duty, order) => new CycleUnit
        {
            Unit = duty.Unit.Id,
            Order = order,
            Status = UnitStatus.Open,
            Generation = 1,
            Deadline = deadline,
            Leads = duty.Leads,
            Supports = duty.Supports,
        });

        await index.AddAsync(cycle, ct);
        await table.InsertAbsentAsync(
            [.. units.Select(unit => new[] { new TableTransactionAction(TableTransactionActionType.Add, UnitRows.Write(table.Partition, unit)) })], ct);
        var audit = new AuditEntry(now, "cycle", "opened", cycle.Period, null, revision, plan.Number, "open");
        await table.InsertAbsentAsync(
            [[
                new(TableTransactionActionType.Add, CycleRows.Write(table.Partition, new CycleHeader(cycle.Year, plan.Id, revision, calendar.Revision, now, null))),
                new(TableTransactionActionType.Add, AuditRows.Write(table.Partition, audit)),
            ]], ct);
    }
}
