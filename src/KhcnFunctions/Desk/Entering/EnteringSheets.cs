using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Web;

namespace KhcnFunctions.Desk.Entering;

/// <summary>Reads what the page shows where HCTH enters a report.</summary>
public sealed class EnteringSheets(UnitSheets sheets, LastYears lastYears)
{
    internal static DraftPaths PathsOf(string period, string unit)
    {
        var home = DeskParts.UnitOf(period, unit) + "/nhap-bao-cao";
        return new(home, home + "/tep");
    }

    internal async Task<EnteringSheet> ReadAsync(DeskCaller caller, string period, EnteringWork entering, CancellationToken ct)
    {
        var unit = await UnitAsync(caller, period, entering, ct);
        var lastYear = await lastYears.FindAsync(entering.View.Cycle, entering.Work.Unit.Unit, ct);
        var form = new FormSheet(unit, entering.Draft.Form, entering.Draft.Rev, entering.Draft.Files, lastYear) { Saved = entering.Draft.Saved };
        return new(form, period, caller.User, entering.View.Ladder.RequestDay);
    }

    internal async Task<UnitSheet> UnitAsync(DeskCaller caller, string period, EnteringWork entering, CancellationToken ct) =>
        await sheets.ReadAsync(entering.Work.Caller, ct) with { Mark = FormMark.Of(caller), Paths = PathsOf(period, entering.Work.Unit.Unit) };
}
