using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Quarantined;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>Reads what a closing before the day has to look at.</summary>
internal static class YearClosing
{
    public static async Task<ClosingCheck> CheckAsync(CycleView view, CancellationToken ct)
    {
        var units = await view.Table.UnitsAsync(ct);
        var mails = await view.Table.PendingAndRoundsAsync(ct);
        var waiting = await QuarantineTable.CountWaitingAsync(view.Table, strays: false, ct);
        var difficulties = await view.Table.OpenDifficultiesAsync(ct);
        return ClosingCheck.Of(
            view.Plan, view.Decisions, [.. units.Select(row => row.Unit)], new(mails.Pending.Count, mails.Refused.Count, waiting), difficulties.Count, view.Today);
    }
}
