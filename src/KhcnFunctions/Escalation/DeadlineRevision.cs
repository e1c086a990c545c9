using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Escalation;

/// <summary>A revision of the calendar may move the last day of those who have not reported yet: their reminders follow. What was received stays judged as it was.</summary>
internal static class DeadlineRevision
{
    /// <returns>Whether a deadline was moved.</returns>
    public static async Task<bool> ApplyAsync(CycleView view, IReadOnlyList<UnitRow> units, CancellationToken ct)
    {
        var moved = false;
        foreach (var row in units.Where(row => row.Unit.Status is UnitStatus.Open))
        {
            var seen = row.Unit.Deadline.SeenBy(view.Calendar, view.Plan.Reporting.Deadline);
            if (seen != row.Unit.Deadline)
                moved |= await TryMoveAsync(view, row, row.Unit with { Deadline = seen }, ct);
        }

        return moved;
    }

    private static async Task<bool> TryMoveAsync(CycleView view, UnitRow row, CycleUnit unit, CancellationToken ct)
    {
        var revision = FormattableString.Invariant($"calendar {view.Calendar.Revision}");
        var audit = new AuditEntry(
            view.Now, "cycle", "deadline", unit.Unit, FormattableString.Invariant($"{row.Unit.Deadline.LastDay:yyyy-MM-dd}"),
            FormattableString.Invariant($"{unit.Deadline.LastDay:yyyy-MM-dd}"), revision, FormattableString.Invariant($"calendar-{view.Calendar.Revision}-{unit.Unit}"));
        try
        {
            await view.Table.CommitAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, UnitRows.Write(view.Table.Partition, unit), row.ETag),
                    new(TableTransactionActionType.UpsertReplace, AuditRows.Write(view.Table.Partition, audit)),
                ], ct);
            return true;
        }
        catch (StorageConflictException)
        {
            // The unit's row changed at the same moment; the next round looks again.
            return false;
        }
    }
}
