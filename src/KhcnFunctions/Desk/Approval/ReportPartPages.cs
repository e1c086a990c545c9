using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>HCTH edits one part of the report, chooses who signs. Each change is a draft of its own, with author and reason.</summary>
public sealed class ReportPartPages(HttpPipeline pipeline, Pages pages, CycleViews views, DraftCompiler compiler, FileStore store, ReportFiles files)
{
    private const string Route = ReportDeskPages.Route + "/phan/{part}";
    private const int LongestText = 200_000;
    private const int LongestReason = 2_000;

    /// <summary>The button that takes the compiled text back.</summary>
    private const string GiveUp = "bo";

    [Function("EditReportPart")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, string part, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            CheckOpen(view);
            var found = await FindAsync(view, part, stop);
            return await ShowAsync(request, view, caller, period, new PartSheet(period, found, view.Draft!.Number, found.Text, "", null, FormMark.Of(caller)));
        }, ct);

    [Function("SaveReportPart")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string period, string part, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            CheckOpen(view);
            var found = await FindAsync(view, part, stop);
            var (typed, reason) = (form["noi-dung"].ReplaceLineEndings("\n"), PlainText.Normalize(form["ly-do"]));
            var mistake = Mistake(view, form, typed, reason);
            if (mistake is not null)
                return await ShowAsync(request, view, caller, period, new PartSheet(period, found, view.Draft!.Number, typed, form["ly-do"], mistake, FormMark.Of(caller)));
            var isBack = form["thao-tac"] == GiveUp;
            var edit = isBack ? null : found.EditWith(typed, caller.User.Name ?? DeskWords.Of(caller.User.Role), view.Now);
            await compiler.ChangeAsync(view, new DraftChange(caller.User.Id, $"{found.Name}: {reason}") { Part = (found.Key, edit) }, stop);
            return request.SeeOther($"{DeskPages.AddressOf(period)}/bao-cao");
        }, ct);

    /// <summary>Who signs: the Director, or a deputy director by KT.</summary>
    [Function("ChooseSigner")]
    public Task<IActionResult> ChooseSignerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ReportDeskPages.Route + "/nguoi-ky")] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            CheckNotApproved(view);
            CheckLatest(view, form);
            var signer = view.Holders.Leaders().FirstOrDefault(leader => leader.Id == form["nguoi"]) ?? throw DeskForm.Wrong("Chưa chọn người ký.");
            var reason = $"Người ký: {Wording.Leader(signer)}. {form.FindText("ly-do", "lý do")}".TrimEnd();
            // The file from Word stays what it is; its signature block is HCTH's to change.
            var file = view.Draft!.IsUploaded ? await store.ReadAsync(view.Table.Realm, view.Draft.Report.Name, stop) : null;
            await compiler.ChangeAsync(view, new DraftChange(caller.User.Id, reason) { Signer = signer.Id, File = file }, stop);
            return request.SeeOther($"{DeskPages.AddressOf(period)}/bao-cao");
        }, ct);

    internal static void CheckNotApproved(CycleView view)
    {
        if (view.Draft is null)
            throw new ProblemException(StatusCodes.Status409Conflict, "no-draft", "Chưa có dự thảo", "Chưa có dự thảo nào để sửa.");
        if (view.Approval is not null)
            throw new ProblemException(StatusCodes.Status409Conflict, "approved-before", "Dự thảo đã được phê duyệt", "Dự thảo đã được phê duyệt; muốn sửa, đề nghị lập dự thảo mới (phê duyệt cũ hết hiệu lực).");
    }

    private static void CheckOpen(CycleView view)
    {
        CheckNotApproved(view);
        if (view.Draft!.IsUploaded)
            throw new ProblemException(StatusCodes.Status409Conflict, "uploaded", "Dự thảo là tệp Word đã tải lên", "Dự thảo hiện hành là tệp Phòng đã biên tập trong Word; đề nghị sửa trong Word rồi tải lên lại.");
    }

    internal static void CheckLatest(CycleView view, DeskForm form)
    {
        if (view.Draft!.Number != form.Whole("du-thao"))
            throw new ProblemException(StatusCodes.Status409Conflict, "not-the-latest-draft", "Đã có dự thảo mới hơn", $"Trong lúc này đã có dự thảo lần {view.Draft.Number}; đề nghị tải lại trang và kiểm tra.");
    }

    private static string? Mistake(CycleView view, DeskForm form, string typed, string? reason) => typed switch
    {
        _ when form["du-thao"] != FormattableString.Invariant($"{view.Draft!.Number}") => $"trong lúc soạn đã có dự thảo lần {view.Draft!.Number}; nội dung trên màn hình được giữ nguyên, chưa lưu. Kiểm tra lại rồi bấm Lưu lần nữa để lưu lên dự thảo mới",
        { Length: > LongestText } => "nội dung quá dài",
        _ when form["thao-tac"] != GiveUp && PlainText.Mistake(typed, LongestText) is { } wrong => $"nội dung {wrong}",
        _ when reason is null => "đề nghị ghi lý do sửa",
        _ => PlainText.Mistake(reason, LongestReason) is { } wrong ? $"lý do {wrong}" : null,
    };

    private async Task<ReportPart> FindAsync(CycleView view, string key, CancellationToken ct) =>
        ConsolidatedReport.From(await compiler.InputAsync(view, ct)).Parts.FirstOrDefault(part => part.Key == key)
        ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-part", "Không có phần này", "Báo cáo không có phần này; đề nghị mở lại trang Báo cáo.");

    private async Task<IActionResult> ShowAsync(HttpRequest request, CycleView view, DeskCaller caller, string period, PartSheet sheet)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var context = view.Context;
        return await pages.ShowAsync<PartPage, PartSheet>(
            PageFrame.Of(context, $"Sửa dự thảo: {sheet.Part.Name}"), sheet, sheet.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
