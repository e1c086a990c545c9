using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Escalation;

/// <summary>
/// Computes the units' deadlines anew when the calendar was revised since: a day off moves them. What was judged before
/// stays judged.
/// </summary>
public sealed class DeadlineReplanning
{
    internal async Task ApplyAsync(CycleView view, CancellationToken ct)
    {
        if (view.Snapshot.Header.CalendarRevision == view.Calendar.Revision)
            return;
        foreach (var row in await view.Table.UnitsAsync(ct))
        {
            var deadline = DeadlineOf(view, view.Decisions.Of<Extend>().LastOrDefault(extension => extension.Unit == row.Unit.Unit));
            if (deadline != row.Unit.Deadline)
                await MoveAsync(view, row, deadline, ct);
        }

        // Last, so that a replanning that was cut off is taken up again.
        await view.Table.CommitAsync(
            [new(TableTransactionActionType.UpsertMerge, new TableEntity(view.Table.Partition, CycleRows.HeaderKey) { ["CalendarRevision"] = view.Calendar.Revision })], ct);
    }

    /// <summary>A unit's deadline under the extension that holds for it; the plan's own where there is none.</summary>
    internal static Deadline DeadlineOf(CycleView view, Extend? extension)
    {
        var rule = view.Plan.Reporting.Deadline;
        return extension is null ? view.Deadline : Deadline.ForDay(extension.LastDay, view.Calendar, rule.Lateness, rule.Aim);
    }

    private static async Task MoveAsync(CycleView view, UnitRow row, Deadline deadline, CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var audit = new AuditEntry(
            view.Now, "cycle", "replanned", row.Unit.Unit, DayText.Deadline(row.Unit.Deadline), DayText.Deadline(deadline),
            FormattableString.Invariant($"calendar revision {view.Calendar.Revision}"), FormattableString.Invariant($"calendar-{view.Calendar.Revision}-{row.Unit.Unit}"));
        try
        {
            await view.Table.CommitAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, row.Unit with { Deadline = deadline }), row.ETag),
                    new(TableTransactionActionType.UpsertReplace, AuditRows.Write(partition, audit)),
                ], ct);
        }
        catch (StorageConflictException)
        {
            // The unit sent or was decided about meanwhile: look again.
            if (await view.Table.FindUnitAsync(row.Unit.Unit, ct) is { } now && now.Unit.Deadline != deadline)
                await MoveAsync(view, now, deadline, ct);
        }
    }
}
