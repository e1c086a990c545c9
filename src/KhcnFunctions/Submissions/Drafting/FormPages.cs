using KhcnFunctions.Cycle;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>Where a unit writes its report: form, draft, preview, sending.</summary>
public sealed class FormPages(
    HttpPipeline pipeline, Pages pages, UnitSheets sheets, UnitWorks works, LastYears lastYears, VersionReader versions, DraftDesk drafts, DraftSending sending)
{
    /// <summary>Largest form in bytes.</summary>
    public const int LargestForm = 2 * 1024 * 1024;

    private const string Form = UnitPages.Home + "/soan";
    private const string Route = "don-vi/soan";
    private const string PreviewRoute = "don-vi/xem";

    [Function("EditReport")]
    public Task<IActionResult> EditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var draft = await drafts.ReadAsync(work.Table, work.Unit, stop);
            var sheet = await SheetAsync(work, draft, stop);
            if (!sheet.Unit.MaySend)
                return request.SeeOther(UnitPages.Home);
            sheet = sheet with { MoreFiguresOf = request.Query["dong"] };

            // The head mends what waits, whatever else lies in the draft; a save then takes the draft's place.
            if (int.TryParse(request.Query["tu"], out var from) && await versions.ReadAsync(work.Table, work.Unit.Unit, from, stop) is { } version)
                sheet = sheet with { Form = ReportForm.Of(version), Saved = null };
            return await ShowAsync(request, sheet, StatusCodes.Status200OK);
        }, ct);

    [Function("SaveReport")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            if (work.Unit.Status is UnitStatus.Transferred)
                throw SubmissionDesk.Transferred();
            var posted = PostedForm.Of(await RequestBody.ReadFormAsync(request, LargestForm, stop), work.Unit);
            var isOver = posted.Action is PostedAction.SaveOver or PostedAction.SendOver;
            var isSending = posted.Action is PostedAction.Send or PostedAction.SendOver;
            try
            {
                var draft = await drafts.SaveAsync(work.Table, caller, work.Unit, posted.Form, isOver ? null : posted.Rev, work.Now, stop);
                return isSending ? await SendAsync(request, client, work, draft, stop) : Saved(request, posted.Action, draft);
            }
            catch (DraftConflictException conflict)
            {
                var screen = conflict.Standing with { Form = posted.Form };
                if (isSending && DraftSending.VersionOf(work, screen) is { } sent)
                    return Receipt(request, sent);
                if (HttpPipeline.IsScript(request))
                    throw Conflict(conflict.Standing);
                return await ShowConflictAsync(request, work, posted, conflict.Standing, isSending, stop);
            }
        }, ct);

    [Function("PreviewReport")]
    public Task<IActionResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PreviewRoute)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var draft = await drafts.ReadAsync(work.Table, work.Unit, stop);
            var reading = DraftSending.Read(work, draft);
            var sheet = await SheetAsync(work, draft, stop) with { Mistakes = reading.Mistakes };
            if (!sheet.Unit.MaySend)
                return request.SeeOther(UnitPages.Home);
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<PreviewPage, PreviewSheet>(
                PageFrame.Of(sheet.Unit.Context, $"Xem trước báo cáo năm {sheet.Year} của {sheet.Unit.Duty.Unit.Name}"), new PreviewSheet(sheet, reading.AsFar, draft.WholeRev));
        }, ct);

    /// <summary>Sends the draft that the preview showed, if it still is that draft.</summary>
    [Function("SendPreviewed")]
    public Task<IActionResult> SendPreviewedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PreviewRoute)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var posted = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            var draft = await drafts.ReadAsync(work.Table, work.Unit, stop);
            if (draft.WholeRev == posted.GetValueOrDefault(PostedForm.RevField))
                return await SendAsync(request, client, work, draft, stop);
            return DraftSending.VersionOf(work, draft) is { } sent ? Receipt(request, sent) : throw Outdated();
        }, ct);

    private static ProblemException Conflict(Draft standing) => new(StatusCodes.Status409Conflict, "draft-changed", "Nội dung đã được thay đổi ở nơi khác",
        standing.Saved is { } saved
            ? $"Có người khác đã lưu nháp {FormSheet.Words(saved)}; nội dung trên màn hình chưa được lưu. Bấm 'Lưu nháp' để xem cách xử lý."
            : "Trong lúc soạn đã có lần gửi mới của đơn vị; nội dung trên màn hình chưa được lưu. Bấm 'Lưu nháp' để xem cách xử lý.");

    private static ProblemException Outdated() => new(StatusCodes.Status409Conflict, "draft-changed", "Báo cáo chưa gửi: nội dung đã được thay đổi",
        "Nội dung hoặc tệp kèm theo của báo cáo đang soạn đã được thay đổi sau khi mở bản xem trước này; báo cáo chưa được gửi. Đề nghị mở lại bản xem trước, kiểm tra rồi gửi.");

    private static IActionResult Receipt(HttpRequest request, int version) => request.SeeOther(FormattableString.Invariant($"{UnitPages.Home}/lan-gui/{version}?nhan=1"));

    private static IActionResult Saved(HttpRequest request, string action, Draft draft)
    {
        if (HttpPipeline.IsScript(request))
            return new OkObjectResult(new { rev = draft.Rev, saved = draft.Saved is { } saved ? $"Đã lưu nháp {FormSheet.Words(saved)}." : "" });
        return request.SeeOther(action switch
        {
            PostedAction.Preview => "/" + PreviewRoute,
            PostedAction.Files => UnitPages.Home + "/tep",
            _ when action.StartsWith(PostedAction.MoreFigures, StringComparison.Ordinal) && action[PostedAction.MoreFigures.Length..] is var task =>
                $"{Form}?dong={Uri.EscapeDataString(task)}#so-lieu-{Uri.EscapeDataString(task)}",
            _ => Form,
        });
    }

    private async Task<IActionResult> SendAsync(HttpRequest request, DurableTaskClient client, UnitWork work, Draft draft, CancellationToken ct)
    {
        var (receipt, mistakes) = await sending.SendAsync(work, draft, client, ct);
        return receipt is not null
            ? Receipt(request, receipt.Version)
            : await ShowAsync(request, await SheetAsync(work, draft, ct) with { Mistakes = mistakes }, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> ShowConflictAsync(HttpRequest request, UnitWork work, PostedForm posted, Draft standing, bool isSending, CancellationToken ct)
    {
        var sheet = await SheetAsync(work, standing, ct);
        return await ShowAsync(
            request, sheet with { Form = posted.Form, Rev = posted.Rev, IsConflict = true, Conflict = standing.Saved, WasSending = isSending, Saved = null }, StatusCodes.Status409Conflict);
    }

    private async Task<FormSheet> SheetAsync(UnitWork work, Draft draft, CancellationToken ct) => new(
        await sheets.ReadAsync(work.Caller, ct), draft.Form, draft.Rev, draft.Files, await lastYears.FindAsync(work.Table.Cycle, work.Unit.Unit, ct))
    {
        Saved = draft.Saved,
    };

    private async Task<IActionResult> ShowAsync(HttpRequest request, FormSheet sheet, int status)
    {
        PageHeaders.AllowScript(request.HttpContext.Response.Headers);
        var frame = PageFrame.Of(sheet.Unit.Context, $"Soạn báo cáo năm {sheet.Year} của {sheet.Unit.Duty.Unit.Name}") with { Script = true };
        return await pages.ShowAsync<FormPage, FormSheet>(frame, sheet, status);
    }
}
