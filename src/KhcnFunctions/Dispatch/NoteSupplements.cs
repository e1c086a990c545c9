using KhcnFunctions.Consolidation;
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
        var issued = view.Snapshot.Drafts.Where(draft => draft.Number == view.Approval?.Draft || view.Decisions.Of<Dispatched>().Any(sent => sent.Draft == draft.Number)).ToList();
        var inWork = view.Approval is null && view.Decisions.Dispatched is null ? view.Decisions.Document : 0;
        return issued.Count == 0 ? [] : units
            .Where(row => !Covers(view, inWork, row.Unit.Unit)
                && row.Unit.StandsSince > issued.Where(draft => Covers(view, draft.Document, row.Unit.Unit)).Max(draft => (DateTimeOffset?)(draft.ContentAt ?? draft.CompiledAt)))
            .Select(row => new Notice(NoticeKind.Supplement, Holder.Office, FormattableString.Invariant($"{row.Unit.Unit}.{row.Unit.Version:0000}"))
            {
                Unit = row.Unit.Unit,
                Version = row.Unit.Version,
            });
    }

    // The report and what replaces it hold all units, a supplement those that HCTH chose.
    private static bool Covers(CycleView view, int document, string unit) => document > 0
        && (view.Decisions.Of<BeginEdition>().FirstOrDefault(begun => begun.Document == document) is not { Edition: EditionKind.Supplement } supplement
            || supplement.Units.Split(' ').Contains(unit, StringComparer.Ordinal));
}
