using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>The files that go with a unit's report, each sent by itself, so that a broken line costs one file.</summary>
public sealed class FilePages(HttpPipeline pipeline, Pages pages, UnitSheets sheets, UnitWorks works, DraftDesk drafts, ReportFiles files, VersionReader versions)
{
    private const string Home = UnitPages.Home + "/tep";
    private const string Route = "don-vi/tep";

    [Function("ReportFiles")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
            await ShowAsync(request, await works.OpenAsync(caller, stop), null, null, stop), ct);

    [Function("AddReportFile")]
    public Task<IActionResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            if (work.Unit.Status is UnitStatus.Transferred)
                throw SubmissionDesk.Transferred();
            var count = 0;
            await foreach (var upload in Uploads.ReadAsync(request, stop))
            {
                count++;
                var signed = upload.SignedCopy && caller.Unit.HasSeal;
                var taken = await files.TakeAsync(work.Table, work.Unit.Unit, upload.Content, upload.Name, signed, stop);
                if (taken.File is not { } file)
                    return await RefuseAsync(request, work, taken.Refusal!, upload.Name, stop);
                await drafts.AddFileAsync(work.Table, caller, work.Unit, file, work.Now, stop);
            }

            if (count == 0)
                return await RefuseAsync(request, work, "chưa chọn tệp", null, stop);
            return HttpPipeline.IsScript(request) ? new OkObjectResult(new { }) : request.SeeOther(Home);
        }, ct);

    [Function("TakeOutReportFile")]
    public Task<IActionResult> TakeOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/bo")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            await drafts.RemoveFileAsync(work.Table, caller, work.Unit, id, work.Now, stop);
            return request.SeeOther(Home);
        }, ct);

    /// <summary>Always to be saved, never shown: what people send stays a file.</summary>
    [Function("ReportFile")]
    public Task<IActionResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{id}")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var known = int.TryParse(request.Query["lan"], out var version)
                ? (await versions.ReadAsync(work.Table, work.Unit.Unit, version, stop))?.Files ?? []
                : (await drafts.ReadAsync(work.Table, work.Unit, stop)).Files;
            var file = known.FirstOrDefault(file => file.Sha256 == id)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Không có tệp này", "Báo cáo không có tệp này; tệp có thể đã được bỏ.");
            return request.SaveAs(file.Name, FileTypes.ContentType(file.Kind), await files.OpenAsync(work.Table, work.Unit.Unit, file, stop));
        }, ct);

    private async Task<IActionResult> RefuseAsync(HttpRequest request, UnitWork work, string reason, string? name, CancellationToken ct) =>
        HttpPipeline.IsScript(request)
            ? throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "file-refused", "Chưa nhận được tệp", char.ToUpperInvariant(reason[0]) + reason[1..] + ".")
            : await ShowAsync(request, work, reason, name is null ? null : FileNames.Clean(name), ct);

    private async Task<IActionResult> ShowAsync(HttpRequest request, UnitWork work, string? refusal, string? name, CancellationToken ct)
    {
        var draft = await drafts.ReadAsync(work.Table, work.Unit, ct);
        var sheet = new FilesSheet(await sheets.ReadAsync(work.Caller, ct), draft.Files, refusal, name);
        if (!sheet.Unit.MaySend)
            return request.SeeOther(UnitPages.Home);
        PageHeaders.AllowScript(request.HttpContext.Response.Headers);
        var frame = PageFrame.Of(sheet.Unit.Context, $"Tệp kèm theo báo cáo năm {sheet.Unit.Context.Year} của {sheet.Unit.Duty.Unit.Name}") with { Script = true };
        return await pages.ShowAsync<FilesPage, FilesSheet>(frame, sheet, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
