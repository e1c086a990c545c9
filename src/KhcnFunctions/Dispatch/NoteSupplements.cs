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

    internal static IEnumerable<Notice> Due(CycleView view, IReadOnlyList<UnitRow> units)
    {
        // Whatever came after the approved draft was compiled is not in it, even if it came just before the approval.
        if (view is not { ApprovedDraft: { } approved })
            return [];
        return units
            .Where(row => row.Unit.StandsSince > approved.CompiledAt)
            .Select(row => new Notice(NoticeKind.Supplement, Holder.Office, FormattableString.Invariant($"{row.Unit.Unit}.{row.Unit.Version:0000}"))
            {
                Unit = row.Unit.Unit,
                Version = row.Unit.Version,
            });
    }
}
