using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Cycle;

/// <summary>
/// Opens a cycle: writes its units and, last, its head. Doing it again changes nothing, but for a corrected plan that comes
/// while nothing has happened yet: it takes the place of the one before.
/// </summary>
public sealed class CycleOpening(StorageRealms realms, PlanStore plans, CycleClocks clocks, CycleIndex index)
{
    private const int UnitsAtOnce = 90;

    // Two machines' clocks may differ, and the request must not meet a correction half done.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public async Task OpenAsync(CycleKey cycle, Plan plan, string revision, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        if (await table.ExistsAsync(CycleRows.HeaderKey, ct))
        {
            await TakeCorrectionAsync(cycle, table, plan, revision, ct);
            return;
        }

        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var calendar = await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct);
        var deadline = plan.Reporting.Deadline.Resolve(calendar, cycle.Year);
        var units = UnitsOf(plan, VietnamTime.Day(now), deadline);

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

    private static IEnumerable<CycleUnit> UnitsOf(Plan plan, DateOnly day, Deadline deadline) => PlanDuties.On(plan, day).Select((duty, order) => new CycleUnit
    {
        Unit = duty.Unit.Id,
        Order = order,
        Status = UnitStatus.Open,
        Generation = 1,
        Deadline = deadline,
        Leads = duty.Leads,
        Supports = duty.Supports,
    });

    // Else the correction counts from the next cycle, and whoever publishes it is told.
    private async Task TakeCorrectionAsync(CycleKey cycle, CycleTable table, Plan plan, string revision, CancellationToken ct)
    {
        var (header, tag) = await table.HeaderAsync(ct);
        if (header.PlanRevision == revision || header.ClosedAt is not null)
            return;
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var present = await plans.RevisionAsync(cycle.RealAgency, cycle.Plan, header.PlanRevision, cycle.Rehearsal, ct);
        var units = await table.UnitsAsync(ct);
        if (now >= present.Schedule.FixesPlanAt(cycle.Year) - Margin || await HasBegunAsync(table, units, ct))
            return;

        var calendar = await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct);
        var corrected = UnitsOf(plan, VietnamTime.Day(now), plan.Reporting.Deadline.Resolve(calendar, cycle.Year)).ToDictionary(unit => unit.Unit, StringComparer.Ordinal);
        var partition = table.Partition;
        var audit = new AuditEntry(now, "cycle", "planCorrected", cycle.Period, header.PlanRevision, revision, plan.Number, "plan-" + revision);
        var rows = units
            .Where(row => !corrected.ContainsKey(row.Unit.Unit))
            .Select(row => new TableTransactionAction(TableTransactionActionType.Delete, UnitRows.Write(partition, row.Unit), row.ETag))
            .Concat(corrected.Values.Select(unit => units.FirstOrDefault(row => row.Unit.Unit == unit.Unit) is { } before
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, unit), before.ETag)
                : new TableTransactionAction(TableTransactionActionType.Add, UnitRows.Write(partition, unit))))
            .ToList();
        try
        {
            // The head last: a correction that was cut off is taken up again by the next check.
            foreach (var chunk in rows.Chunk(UnitsAtOnce).SkipLast(1))
                await table.CommitAsync(chunk, ct);
            await table.CommitAsync(
                [
                    .. rows.Chunk(UnitsAtOnce).TakeLast(1).SelectMany(chunk => chunk),
                    new(TableTransactionActionType.UpdateMerge, new TableEntity(partition, CycleRows.HeaderKey) { ["PlanRevision"] = revision, ["CalendarRevision"] = calendar.Revision }, tag),
                    new(TableTransactionActionType.UpsertReplace, AuditRows.Write(partition, audit)),
                ], ct);
        }
        catch (StorageConflictException)
        {
            // Another check took it, or something happened meanwhile: the next one looks again.
        }
    }

    private static async Task<bool> HasBegunAsync(CycleTable table, IEnumerable<UnitRow> units, CancellationToken ct)
    {
        var rows = await table.PendingAndRoundsAsync(ct);
        return rows.Pending.Count > 0 || rows.Rounds.Count > 0 || units.Any(row => row.Unit is { Version: > 0 } or { Awaiting: not null })
            || (await table.LoadAsync(ct)).Decisions.Of<Decision>().Any()
            || (await table.DifficultiesAsync(ct)).Count > 0;
    }
}
