using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions;

/// <summary>The head of a unit approves what a clerk has sent, or asks to complete it.</summary>
public sealed class HeadPages(HttpPipeline pipeline, Pages pages, UnitSheets sheets, UnitWorks works, VersionReader versions, SubmissionDesk desk, CycleNudges nudges)
{
    internal const string Approve = "duyet";
    internal const string Return = "hoan-thien";

    private const string Route = "don-vi/duyet";
    private const int LargestForm = 64 * 1024;
    private const int LongestRemarks = 5_000;

    [Function("HeadApproval")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            SubmissionDesk.CheckHead(caller);
            return await ShowAsync(request, caller, "", null, stop);
        }, ct);

    [Function("AnswerAsHead")]
    public Task<IActionResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            SubmissionDesk.CheckHead(caller);
            var posted = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            if (!int.TryParse(posted.GetValueOrDefault("lan"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version))
                throw SubmissionDesk.NotWaiting();
            if (posted.GetValueOrDefault("action") == Approve)
            {
                var receipt = await desk.ApproveAsync(caller, version, stop);
                if (receipt.CameAfter)
                    await nudges.SendAsync(client, caller.Basis.Cycle, ReadAgenda.ReportNudge, stop);
                return request.SeeOther(FormattableString.Invariant($"{UnitPages.Home}/lan-gui/{receipt.Version}"));
            }

            var typed = posted.GetValueOrDefault("y-kien", "");
            var remarks = PlainText.Normalize(typed);
            if (remarks is null || PlainText.Mistake(remarks, LongestRemarks) is not null)
                return await ShowAsync(request, caller, typed, remarks is null ? "đề nghị ghi nội dung cần hoàn thiện" : PlainText.Mistake(remarks, LongestRemarks), stop);
            await desk.ReturnAsync(caller, version, remarks, stop);
            return request.SeeOther(UnitPages.Home);
        }, ct);

    private async Task<IActionResult> ShowAsync(HttpRequest request, UnitCaller caller, string remarks, string? mistake, CancellationToken ct)
    {
        var work = await works.OpenAsync(caller, ct);
        if (work.Unit.Awaiting is not { } awaiting)
            return request.SeeOther(UnitPages.Home);
        var sheet = await sheets.ReadAsync(caller, ct);
        var report = (await versions.ReadAsync(work.Table, work.Unit.Unit, awaiting.Version, ct))!;
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<HeadPage, HeadSheet>(
            PageFrame.Of(sheet.Context, $"Duyệt báo cáo năm {sheet.Context.Year} của {sheet.Duty.Unit.Name}"),
            new HeadSheet(sheet, report, remarks, mistake),
            mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
