using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Entering;

/// <summary>Where HCTH enters a unit's report that came on paper, by iOffice, Zalo or phone: the unit's own form, and how it came.</summary>
public sealed class EnteringPages(HttpPipeline pipeline, Pages pages, EnteringDesk desk, EnteringSheets sheets, DraftDesk drafts)
{
    internal const string Route = Units.UnitDeskPages.Route + "/nhap-bao-cao";

    [Function("EnterReport")]
    public Task<IActionResult> EditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var sheet = await sheets.ReadAsync(caller, period, await desk.OpenAsync(caller, unit, stop), stop);
            return await ShowAsync(request, sheet with { Form = sheet.Form with { MoreFiguresOf = request.Query["dong"] } }, StatusCodes.Status200OK);
        }, ct);

    [Function("AddEnteredReport")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var entering = await desk.OpenAsync(caller, unit, stop);
            var fields = await RequestBody.ReadFormAsync(request, FormPages.LargestForm, stop);
            var posted = PostedForm.Of(fields, entering.Work.Unit);
            foreach (var field in EnteredReport.Fields)
                posted.Form[field] = fields.GetValueOrDefault(field, "");
            var isOver = posted.Action is PostedAction.SaveOver or PostedAction.SendOver;
            var isSending = posted.Action is PostedAction.Send or PostedAction.SendOver;
            try
            {
                var draft = await drafts.SaveAsync(entering.View.Table, entering.Work.Caller, entering.Key, posted.Form, isOver ? null : posted.Rev, entering.Work.Now, stop);
                entering = entering with { Draft = draft };
            }
            catch (DraftConflictException conflict)
            {
                if (HttpPipeline.IsScript(request))
                    throw Changed();
                var sheet = await sheets.ReadAsync(caller, period, entering with { Draft = conflict.Standing }, stop);
                var form = sheet.Form with { Form = posted.Form, Rev = posted.Rev, IsConflict = true, Conflict = conflict.Standing.Saved, WasSending = isSending, Saved = null };
                return await ShowAsync(request, sheet with { Form = form }, StatusCodes.Status409Conflict);
            }

            return isSending ? await SendAsync(request, client, caller, period, entering, stop) : Saved(request, period, unit, posted.Action, entering.Draft);
        }, ct);

    private static ProblemException Changed() => new(StatusCodes.Status409Conflict, "draft-changed", "Nội dung đã được thay đổi ở nơi khác",
        "Có người khác vừa lưu nội dung nhập cho đơn vị này; nội dung trên màn hình chưa được lưu. Bấm 'Lưu nháp' để xem cách xử lý.");

    private static IActionResult Saved(HttpRequest request, string period, string unit, string action, Draft draft)
    {
        if (HttpPipeline.IsScript(request))
            return new OkObjectResult(new { rev = draft.Rev, saved = draft.Saved is { } saved ? $"Đã lưu nháp {FormSheet.Words(saved)}." : "" });
        var paths = EnteringSheets.PathsOf(period, unit);
        return request.SeeOther(action switch
        {
            PostedAction.Files => paths.Files,
            _ when action.StartsWith(PostedAction.MoreFigures, StringComparison.Ordinal) && action[PostedAction.MoreFigures.Length..] is var task =>
                $"{paths.Form}?dong={Uri.EscapeDataString(task)}#so-lieu-{Uri.EscapeDataString(task)}",
            _ => paths.Form,
        });
    }

    private async Task<IActionResult> SendAsync(HttpRequest request, DurableTaskClient client, DeskCaller caller, string period, EnteringWork entering, CancellationToken ct)
    {
        var (receipt, mistakes) = await desk.SendAsync(entering, client, ct);
        if (receipt is not null)
            return request.SeeOther(FormattableString.Invariant($"{DeskParts.UnitOf(period, entering.Work.Unit.Unit)}/lan-gui/{receipt.Version}"));
        var sheet = await sheets.ReadAsync(caller, period, entering, ct);
        return await ShowAsync(request, sheet with { Form = sheet.Form with { Mistakes = mistakes } }, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> ShowAsync(HttpRequest request, EnteringSheet sheet, int status)
    {
        PageHeaders.AllowScript(request.HttpContext.Response.Headers);
        var frame = PageFrame.Of(sheet.Form.Unit.Context, $"Nhập báo cáo năm {sheet.Form.Year} của {sheet.Form.Unit.Duty.Unit.Name}") with { Script = true };
        return await pages.ShowAsync<EnteringPage, EnteringSheet>(frame, sheet, status);
    }
}
