using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Dispatch;

/// <summary>What came after the approval: HCTH is told of each, and nothing is compiled again. Pure.</summary>
public static class Supplements
{
    /// <param name="drafts">Of all documents.</param>
    public static IEnumerable<Notice> Due(CycleDecisions decisions, IReadOnlyList<Draft> drafts, IEnumerable<CycleUnit> units)
    {
        // Whatever came after the approved draft was compiled is not in it, even if it came just before the approval.
        var issued = drafts.Where(draft => draft.Number == decisions.Approval?.Draft || decisions.Of<Dispatched>().Any(sent => sent.Draft == draft.Number)).ToList();
        var inWork = decisions is { Approval: null, Dispatched: null } ? decisions.Document : 0;
        return issued.Count == 0 ? [] : units
            .Where(unit => !Covers(decisions, inWork, unit.Unit)
                && unit.StandsSince > issued.Where(draft => Covers(decisions, draft.Document, unit.Unit)).Max(draft => (DateTimeOffset?)(draft.ContentAt ?? draft.CompiledAt)))
            .Select(unit => new Notice(NoticeKind.Supplement, Holder.Office, FormattableString.Invariant($"{unit.Unit}.{unit.Version:0000}"))
            {
                Unit = unit.Unit,
                Version = unit.Version,
            });
    }

    // The report and what replaces it hold all units, a supplement those that HCTH chose.
    private static bool Covers(CycleDecisions decisions, int document, string unit) => document > 0
        && (decisions.Of<BeginEdition>().FirstOrDefault(begun => begun.Document == document) is not { Edition: EditionKind.Supplement } supplement
            || supplement.Units.Split(' ').Contains(unit, StringComparer.Ordinal));
}
