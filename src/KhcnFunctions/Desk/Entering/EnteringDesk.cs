using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Draft = KhcnFunctions.Submissions.Drafting.Draft;

namespace KhcnFunctions.Desk.Entering;

/// <summary>What HCTH enters for one unit: the cycle as it stands, the unit, and the draft of what is entered.</summary>
/// <param name="Work">As if by the unit; with the head's right where the paper bears the head's signature.</param>
internal sealed record EnteringWork(CycleView View, UnitWork Work, Draft Draft)
{
    /// <summary>Under which the draft lies: beside the unit's own, so that neither writes into the other's.</summary>
    public CycleUnit Key => KeyOf(Work.Unit);

    public static CycleUnit KeyOf(CycleUnit unit) => unit with { Unit = unit.Unit + "~hcth", Version = 0, LastVersion = 0, Awaiting = null };
}

/// <summary>Takes in what HCTH enters for a unit: a report that came on paper, by iOffice, Zalo or phone.</summary>
public sealed class EnteringDesk(CycleViews views, DraftDesk drafts, SubmissionDesk desk, CycleNudges nudges)
{
    /// <exception cref="ProblemException">404 where the unit has no part in the cycle, 409 where nothing is taken in for it any more.</exception>
    internal async Task<EnteringWork> OpenAsync(DeskCaller caller, string id, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        if (view.Plan.Register.Units.FirstOrDefault(unit => unit.Id == id) is not { } unit || await view.Table.FindUnitAsync(unit.Id, ct) is not { } row)
            throw new ProblemException(StatusCodes.Status404NotFound, "no-unit", "Không có đơn vị này", "Đơn vị này không có nhiệm vụ báo cáo trong kỳ.");
        if (view.IsClosed)
            throw new ProblemException(StatusCodes.Status409Conflict, "closed", "Kỳ báo cáo đã đóng", "Kỳ báo cáo đã đóng; không nhập thêm báo cáo.");
        if (row.Unit.Status is UnitStatus.Transferred)
            throw new ProblemException(StatusCodes.Status409Conflict, "transferred", "Nhiệm vụ đã chuyển giao", "Nhiệm vụ báo cáo đã chuyển sang đơn vị kế thừa; đề nghị nhập báo cáo ở trang của đơn vị đó.");
        if (row.Unit.Status is UnitStatus.Exempt)
            throw new ProblemException(StatusCodes.Status409Conflict, "exempt", "Đơn vị được miễn báo cáo", "Đơn vị được miễn báo cáo trong kỳ này; muốn nhập báo cáo, đề nghị rút lại quyết định miễn trước.");
        var draft = await drafts.ReadAsync(view.Table, EnteringWork.KeyOf(row.Unit), ct);
        var acting = new UnitCaller(view.Basis, unit, row.Unit.Generation, draft.Form.IsOn(EnteredReport.SignedField)) { Desk = caller.User.Id };
        return new(view, new UnitWork(acting, view.Table, row.Unit, view.Now), draft);
    }

    /// <returns>The receipt, or everything that is wrong.</returns>
    internal async Task<(SubmissionReceipt? Receipt, IReadOnlyList<FormMistake> Mistakes)> SendAsync(EnteringWork entering, DurableTaskClient client, CancellationToken ct)
    {
        var (view, work, draft) = entering;
        var (entered, mistakes) = EnteredReport.Read(draft.Form, view.Ladder.RequestDay, work.Now);
        var caller = work.Caller with { IsHead = draft.Form.IsOn(EnteredReport.SignedField) };
        var reading = FormReader.Read(draft.Form, SubmissionDesk.ScopeOf(caller, work.Unit, work.Now), draft.Files);
        if (entered is null || reading.Report is not { } report)
            return (null, [.. mistakes, .. reading.Mistakes]);
        var settles = work.Unit.Paused ? SettlementOf(view, work, entered) : null;
        var receipt = await desk.ReceiveAsync(caller, new Sending(report, entered.Channel)
        {
            ReceivedAt = entered.ReceivedAt,
            Through = $"{caller.Through}, {entered.From}",
            Settles = settles,
        }, ct);
        await drafts.ClearAsync(work.Table, entering.Key, draft, ct);
        if (receipt.CameAfter || settles is not null)
            await nudges.SendAsync(client, view.Cycle, receipt.CameAfter ? ReadAgenda.ReportNudge : "decision", ct);
        return (receipt, []);
    }

    private static SettleElsewhere SettlementOf(CycleView view, UnitWork work, EnteredReport entered) => new(work.Unit.Unit)
    {
        Id = Guid.NewGuid().ToString("N"),
        At = work.Now,
        DecidedBy = work.Caller.Desk!,
        DecidedOn = view.Today,
        Form = EnteredReport.SettledForm,
        Reason = $"Đã nhận báo cáo qua {EnteredReport.WordsOf(entered.Channel)} lúc {DayText.Moment(entered.ReceivedAt)}.",
    };
}
