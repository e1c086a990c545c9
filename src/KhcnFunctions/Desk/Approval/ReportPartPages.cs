using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>HCTH edits one part of the report, chooses who signs. Each change is a draft of its own, with author and reason.</summary>
public sealed class ReportPartPages(HttpPipeline pipeline, Pages pages, CycleViews views, DraftEditing editing, ReportFiles files)
{
    private const string Route = ReportDeskPages.Route + "/phan/{part}";
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
            DraftEditing.CheckParts(view);
            var found = await editing.PartAsync(view, part, stop);
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
            DraftEditing.CheckParts(view);
            var found = await editing.PartAsync(view, part, stop);
            var (typed, reason) = (form["noi-dung"].ReplaceLineEndings("\n"), PlainText.Normalize(form["ly-do"]));
            var mistake = Mistake(view, form, typed, reason);
            if (mistake is not null)
                return await ShowAsync(request, view, caller, period, new PartSheet(period, found, view.Draft!.Number, typed, form["ly-do"], mistake, FormMark.Of(caller)));
            await editing.ChangePartAsync(view, caller.User, found, form["thao-tac"] == GiveUp ? null : typed, reason!, null, stop);
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
            DraftEditing.CheckNotApproved(view);
            DraftEditing.CheckLatest(view, form.Whole("du-thao"));
            await editing.ChooseSignerAsync(view, caller.User, form["nguoi"], form.FindText("ly-do", "lý do"), null, stop);
            return request.SeeOther($"{DeskPages.AddressOf(period)}/bao-cao");
        }, ct);

    private static string? Mistake(CycleView view, DeskForm form, string typed, string? reason) => typed switch
    {
        _ when form["du-thao"] != FormattableString.Invariant($"{view.Draft!.Number}") => $"trong lúc soạn đã có dự thảo lần {view.Draft!.Number}; nội dung trên màn hình được giữ nguyên, chưa lưu. Kiểm tra lại rồi bấm Lưu lần nữa để lưu lên dự thảo mới",
        { Length: > OfficeActReader.LongestPart } => "nội dung quá dài",
        _ when form["thao-tac"] != GiveUp && PlainText.Mistake(typed, OfficeActReader.LongestPart) is { } wrong => $"nội dung {wrong}",
        _ when reason is null => "đề nghị ghi lý do sửa",
        _ => PlainText.Mistake(reason, LongestReason) is { } wrong ? $"lý do {wrong}" : null,
    };

    private async Task<IActionResult> ShowAsync(HttpRequest request, CycleView view, DeskCaller caller, string period, PartSheet sheet)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var context = view.Context;
        return await pages.ShowAsync<PartPage, PartSheet>(
            PageFrame.Of(context, $"Sửa dự thảo: {sheet.Part.Name}"), sheet, sheet.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
