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
    /// <inheritdoc cref="AdmitAsync"/>
    internal async Task<EnteringWork> OpenAsync(DeskCaller caller, string id, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var work = await AdmitAsync(view, id, ct);
        var draft = await drafts.ReadAsync(view.Table, EnteringWork.KeyOf(work.Unit), ct);
        return new(view, work with { Caller = work.Caller with { Desk = caller.User.Id, IsHead = draft.Form.IsOn(EnteredReport.SignedField) } }, draft);
    }

    /// <summary>The unit's work, as if by the unit's clerk; who of HCTH enters it stands beside.</summary>
    /// <exception cref="ProblemException">404 where the unit has no part in the cycle, 409 where nothing is taken in for it any more.</exception>
    internal static async Task<UnitWork> AdmitAsync(CycleView view, string id, CancellationToken ct)
    {
        if (view.Plan.Register.Units.FirstOrDefault(unit => unit.Id == id) is not { } unit || await view.Table.FindUnitAsync(unit.Id, ct) is not { } row)
            throw NoUnit();
        if (view.IsClosed)
            throw new ProblemException(StatusCodes.Status409Conflict, "closed", "Kỳ báo cáo đã đóng", "Kỳ báo cáo đã đóng; không nhập thêm báo cáo.");
        if (row.Unit.Status is UnitStatus.Transferred)
            throw new ProblemException(StatusCodes.Status409Conflict, "transferred", "Nhiệm vụ đã chuyển giao", "Nhiệm vụ báo cáo đã chuyển sang đơn vị kế thừa; đề nghị nhập báo cáo ở trang của đơn vị đó.");
        if (row.Unit.Status is UnitStatus.Exempt)
            throw new ProblemException(StatusCodes.Status409Conflict, "exempt", "Đơn vị được miễn báo cáo", "Đơn vị được miễn báo cáo trong kỳ này; muốn nhập báo cáo, đề nghị rút lại quyết định miễn trước.");
        return new UnitWork(new UnitCaller(view.Basis, unit, row.Unit.Generation, IsHead: false), view.Table, row.Unit, view.Now);
    }

    internal static ProblemException NoUnit() => new(StatusCodes.Status404NotFound, "no-unit", "Không có đơn vị này", "Đơn vị này không có nhiệm vụ báo cáo trong kỳ.");

    /// <summary>What a program entered under an id before; null where it did not.</summary>
    /// <exception cref="ProblemException">409 where it was another report.</exception>
    internal static async Task<SubmissionReceipt?> FindAsync(UnitWork work, string id, Report report, CancellationToken ct)
    {
        var earlier = await SubmissionDesk.EarlierAsync(work.Table, work.Unit, OperationOf(id), ct);
        return earlier is null || earlier.Sha256 == CanonicalReport.Sha256(CanonicalReport.Write(report)) ? earlier : throw new ProblemException(
            StatusCodes.Status409Conflict, "operation-reused", "Không ghi nhận được", "Mã thao tác này đã dùng cho một báo cáo khác.");
    }

    /// <returns>The receipt, or everything that is wrong.</returns>
    internal async Task<(SubmissionReceipt? Receipt, IReadOnlyList<FormMistake> Mistakes)> SendAsync(EnteringWork entering, DurableTaskClient client, CancellationToken ct)
    {
        var (view, work, draft) = entering;
        var (entered, mistakes) = EnteredReport.Read(draft.Form, view.Ladder.RequestDay, work.Now);
        var reading = FormReader.Read(draft.Form, ScopeOf(work, draft.Form.IsOn(EnteredReport.SignedField)), draft.Files);
        if (entered is null || reading.Report is not { } report)
            return (null, [.. mistakes, .. reading.Mistakes]);
        var receipt = await ReceiveAsync(view, work, entered, report, null, client, ct);
        await drafts.ClearAsync(work.Table, entering.Key, draft, ct);
        return (receipt, []);
    }

    /// <summary>What the unit has to answer.</summary>
    /// <param name="signed">The paper bears its head's signature.</param>
    internal static ReportingScope ScopeOf(UnitWork work, bool signed) => SubmissionDesk.ScopeOf(work.Caller with { IsHead = signed }, work.Unit, work.Now);

    /// <summary>Takes in what was read; it settles that the unit said it went another way.</summary>
    /// <param name="id">Of the act, where it may come twice: a repetition is the same version.</param>
    internal async Task<SubmissionReceipt> ReceiveAsync(
        CycleView view, UnitWork work, EnteredReport entered, Report report, string? id, DurableTaskClient client, CancellationToken ct)
    {
        var caller = work.Caller with { IsHead = entered.IsSigned };
        var settles = work.Unit.Paused ? SettlementOf(view, work, entered) : null;
        var receipt = await desk.ReceiveAsync(caller, new Sending(report, entered.Channel)
        {
            ReceivedAt = entered.ReceivedAt,
            Through = $"{caller.Through}, {entered.From}",
            Settles = settles,
            Operation = id is null ? null : OperationOf(id),
        }, ct);
        if (receipt.CameAfter || settles is not null)
            await nudges.SendAsync(client, view.Cycle, receipt.CameAfter ? ReadAgenda.ReportNudge : "decision", ct);
        return receipt;
    }

    private static string OperationOf(string id) => "entered-" + id;

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
