using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Entering;

/// <summary>The scan and other files of a report that HCTH enters, and the unit's Word form as it was handed in.</summary>
public sealed class EnteringFilePages(HttpPipeline pipeline, Pages pages, EnteringDesk desk, EnteringSheets sheets, DraftDesk drafts, ReportFiles files)
{
    private const string Route = EnteringPages.Route + "/tep";

    [Function("EnteredFiles")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
            await ShowAsync(request, caller, period, await desk.OpenAsync(caller, unit, stop), null, null, stop), ct);

    [Function("AddEnteredFile")]
    public Task<IActionResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var entering = await desk.OpenAsync(caller, unit, stop);
            var (work, count) = (entering.Work, 0);
            await foreach (var upload in Uploads.ReadAsync(request, stop))
            {
                count++;
                var taken = await files.TakeAsync(work.Table, work.Unit.Unit, upload.Content, upload.Name, upload.SignedCopy && work.Caller.Unit.HasSeal, stop);
                if (taken.File is not { } file)
                    return await RefuseAsync(request, caller, period, entering, taken.Refusal!, upload.Name, stop);
                await drafts.AddFileAsync(work.Table, work.Caller, entering.Key, file, work.Now, stop);
            }

            if (count == 0)
                return await RefuseAsync(request, caller, period, entering, "chưa chọn tệp", null, stop);
            return HttpPipeline.IsScript(request) ? new OkObjectResult(new { }) : request.SeeOther(EnteringSheets.PathsOf(period, unit).Files);
        }, ct);

    [Function("TakeOutEnteredFile")]
    public Task<IActionResult> TakeOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/bo")] HttpRequest request,
        string period, string unit, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var entering = await desk.OpenAsync(caller, unit, stop);
            await drafts.RemoveFileAsync(entering.Work.Table, entering.Work.Caller, entering.Key, id, entering.Work.Now, stop);
            return request.SeeOther(EnteringSheets.PathsOf(period, unit).Files);
        }, ct);

    [Function("EnteredFile")]
    public Task<IActionResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{id}")] HttpRequest request,
        string period, string unit, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var entering = await desk.OpenAsync(caller, unit, stop);
            var file = entering.Draft.Files.FirstOrDefault(file => file.Sha256 == id)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Không có tệp này", "Báo cáo đang nhập không có tệp này; tệp có thể đã được bỏ.");
            return request.SaveAs(file.Name, FileTypes.ContentType(file.Kind), await files.OpenAsync(entering.Work.Table, entering.Work.Unit.Unit, file, stop));
        }, ct);

    /// <summary>Takes what the unit's Word form says into what is entered.</summary>
    [Function("FillEntered")]
    public Task<IActionResult> FillAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = EnteringPages.Route + "/mau")] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var entering = await desk.OpenAsync(caller, unit, stop);
            var work = entering.Work;
            var content = WordFormPages.ContentOf(await sheets.UnitAsync(caller, period, entering, stop));
            await foreach (var upload in Uploads.ReadAsync(request, stop))
            {
                var form = new ReportForm(entering.Draft.Form.Fields);
                var taken = await files.TakeAsync(
                    work.Table, work.Unit.Unit, upload.Content, upload.Name, signedCopy: false, stop, (file, stream) => WordFormPages.Fill(form, content, file, stream));
                await drafts.AddFileAsync(work.Table, work.Caller, entering.Key, taken.File ?? throw WordFormPages.Refused(taken.Refusal!), work.Now, stop);
                await SaveAsync(entering, form, stop);
                return request.SeeOther(EnteringSheets.PathsOf(period, unit).Form);
            }

            throw WordFormPages.Refused("chưa chọn tệp");
        }, ct);

    private async Task SaveAsync(EnteringWork entering, ReportForm form, CancellationToken ct)
    {
        try
        {
            await drafts.SaveAsync(entering.Work.Table, entering.Work.Caller, entering.Key, form, entering.Draft.Rev, entering.Work.Now, ct);
        }
        catch (DraftConflictException conflict)
        {
            throw new StorageConflictException("What is entered was saved while the form was read.", conflict);
        }
    }

    private async Task<IActionResult> RefuseAsync(
        HttpRequest request, DeskCaller caller, string period, EnteringWork entering, string reason, string? name, CancellationToken ct) =>
        HttpPipeline.IsScript(request)
            ? throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "file-refused", "Chưa nhận được tệp", Wording.Capitalized(reason) + ".")
            : await ShowAsync(request, caller, period, await desk.OpenAsync(caller, entering.Work.Unit.Unit, ct), reason, name is null ? null : FileNames.Clean(name), ct);

    private async Task<IActionResult> ShowAsync(
        HttpRequest request, DeskCaller caller, string period, EnteringWork entering, string? refusal, string? name, CancellationToken ct)
    {
        var sheet = new FilesSheet(await sheets.UnitAsync(caller, period, entering, ct), entering.Draft.Files, refusal, name);
        PageHeaders.AllowScript(request.HttpContext.Response.Headers);
        var frame = PageFrame.Of(sheet.Unit.Context, $"Tệp kèm theo báo cáo nhập cho {sheet.Unit.Duty.Unit.Name}") with { Script = true };
        return await pages.ShowAsync<FilesPage, FilesSheet>(frame, sheet, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
