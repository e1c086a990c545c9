using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Dispatch;

/// <summary>Tells HCTH of each report that came after the approval: nothing is compiled again, it is a supplement of the year.</summary>
public sealed class NoteSupplements(CycleViews views, TimeProvider time)
{
    public const string Name = "NoteSupplements";

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        await view.Table.WriteMailsAsync(Due(view, await view.Table.UnitsAsync(ct)), view, time, ct);
    }

    internal static IEnumerable<Notice> Due(CycleView view, IReadOnlyList<UnitRow> units) =>
        Supplements.Due(view.Decisions, view.Snapshot.Drafts, units.Select(row => row.Unit));
}
