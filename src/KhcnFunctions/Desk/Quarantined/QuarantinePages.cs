using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Scanner;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>The mails that could not be taken for a report: HCTH looks at each and says what it is. Nothing of them is ever shown but as text.</summary>
public sealed class QuarantinePages(
    HttpPipeline pipeline, Pages pages, CycleViews views, QuarantineReader reader, QuarantineDesk desk, ReportFiles files, FileScanner scanner)
{
    private const string Untyped = "application/octet-stream";
    private const string Route = DeskPages.Route + "/{period}/" + DeskParts.Quarantine;
    private const string MailRoute = Route + "/{id}";

    [Function("QuarantineDesk")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var mails = await QuarantineTable.ListAsync(view.Table, SeesStrays(caller), stop);
            var sheet = QuarantineSheet.Of(view.Context, period, mails, request.Query["loc"] == "xong", request.Query["trang-so"]);
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<QuarantinePage, QuarantineSheet>(PageFrame.Of(sheet.Context, "Thư chờ xử lý"), sheet);
        }, ct);

    [Function("QuarantinedMail")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute)] HttpRequest request,
        string period, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
            await ShowAsync(request, caller, period, await FindAsync(caller, id, stop), null, StatusCodes.Status200OK, stop), ct);

    [Function("DecideOnMail")]
    public Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = MailRoute + "/{step}")] HttpRequest request,
        string period, string id, string step, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var entry = await FindAsync(caller, id, stop);
            if (await TryDecideAsync(client, caller, entry, step, form, stop) is not { } refused)
                return request.SeeOther(DeskParts.AddressOf(period, DeskParts.Quarantine) + (step is QuarantineSteps.Record or QuarantineSteps.Draft or QuarantineSteps.Finish ? "/" + id : ""));
            entry = await FindAsync(caller, id, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var posted = PostedStep.Of(step, form, refused, Meanwhile(view, entry, refused));
            return await ShowAsync(request, caller, period, entry, posted, refused.Status, stop);
        }, ct);

    /// <summary>The mail as it came.</summary>
    [Function("QuarantinedMailSource")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute + "/thu-goc")] HttpRequest request,
        string period, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var entry = await FindAsync(caller, id, stop);
            return request.SaveAs($"thu-{id}.eml", Untyped, await reader.RawAsync(views.TableOf(caller.Basis.Cycle), entry, stop));
        }, ct);

    /// <summary>One of its files; only ever saved.</summary>
    [Function("QuarantinedMailFile")]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute + "/tep/{number:int}")] HttpRequest request,
        string period, string id, int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var entry = await FindAsync(caller, id, stop);
            var mail = await reader.ReadAsync(views.TableOf(caller.Basis.Cycle), entry, stop);
            if (mail is null || number < 1 || number > mail.Attachments.Count)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Không có tệp này", "Thư không có tệp này.");
            var file = mail.Attachments[number - 1];
            using var content = new MemoryStream(file.Content, writable: false);
            return (await scanner.ScanAsync(content, stop)).Outcome switch
            {
                ScanOutcome.Infected => throw new ProblemException(StatusCodes.Status409Conflict, "infected", "Tệp có mã độc", "Tệp có mã độc nên không tải về được; thư gốc vẫn được lưu."),
                ScanOutcome.Unavailable => throw new IOException("The scanner does not answer."),
                _ => request.SaveAs(FileNames.Clean(file.Name), Untyped, file.Content),
            };
        }, ct);

    // Mails about no cycle may be about anything: they are for those who run it.
    private static bool SeesStrays(DeskCaller caller) => caller.User.May(DeskRight.Draft);

    private async Task<QuarantinedMail> FindAsync(DeskCaller caller, string id, CancellationToken ct) =>
        await QuarantineTable.FindAsync(views.TableOf(caller.Basis.Cycle), id, SeesStrays(caller), ct)
        ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-mail", "Không có thư này", "Không có thư này trong danh sách thư chờ xử lý của kỳ báo cáo.");

    /// <returns>Null where it is done; else why not.</returns>
    private async Task<Problem?> TryDecideAsync(DurableTaskClient client, DeskCaller caller, QuarantinedMail entry, string step, DeskForm form, CancellationToken ct)
    {
        try
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, ct);
            if (view.IsClosed)
                throw new ProblemException(StatusCodes.Status409Conflict, "closed", "Kỳ báo cáo đã đóng", "Kỳ báo cáo đã đóng; thư vẫn được lưu.");
            if (form["moc"] != MarkOf(entry))
                throw ShownMark.Changed();
            var input = new StepInput(form, caller.User, view);
            if (step == QuarantineSteps.TakeBack)
                await desk.TakeBackAsync(view, entry, caller.User.Id, input.Reason, ct);
            else if (step == QuarantineSteps.Finish && entry is { Act: not null, IsDone: false })
                await desk.FinishAsync(view, entry, client, ct);
            else if (entry.Act is null && QuarantineSteps.Read(step, input) is { } act)
                await desk.DecideAsync(view, entry, act, client, ct);
            else
                throw new ProblemException(StatusCodes.Status409Conflict, "no-step", "Không có việc này", "Thư đã được xử lý, hoặc không có việc này; đề nghị xem lại trang.");
            return null;
        }
        catch (ProblemException refused) when (refused.Problem.Status is not StatusCodes.Status503ServiceUnavailable)
        {
            return refused.Problem with { Status = refused.Problem.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity ? refused.Problem.Status : StatusCodes.Status409Conflict };
        }
        catch (StorageConflictException)
        {
            return ShownMark.Changed().Problem;
        }
    }

    private static IReadOnlyList<AuditLine> Meanwhile(CycleView view, QuarantinedMail entry, Problem refused) =>
        refused.Type == ShownMark.ChangedKind && entry.Act is { } act
            ? [new(act.At, DeskNames.Of(view.Plan, act.By), QuarantineWords.Of(entry, view.Plan), act.Why)]
            : [];

    private static string MarkOf(QuarantinedMail entry) => CanonicalReport.Sha256(Encoding.UTF8.GetBytes(entry.ETag.ToString()))[..24];

    private async Task<IActionResult> ShowAsync(
        HttpRequest request, DeskCaller caller, string period, QuarantinedMail entry, PostedStep? posted, int status, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var mail = await reader.ReadAsync(view.Table, entry, ct);
        var taking = (await view.Table.UnitsAsync(ct)).Where(row => row.Unit.Status is not UnitStatus.Transferred).Select(row => view.Holders.Unit(row.Unit.Unit));
        var forms = new StepForms($"{DeskParts.AddressOf(period, DeskParts.Quarantine)}/{entry.Identity}", FormMark.Of(caller), MarkOf(entry), view.Now) { Posted = posted };
        var sheet = new QuarantinedMailSheet(
            view.Context, period, mail is null ? null : CleanText.Of(mail.Text), [.. taking], forms, caller.User.May(DeskRight.Draft) && !view.IsClosed)
        {
            Mail = entry,
            Files = mail?.Attachments ?? [],
            Sender = QuarantineDesk.SenderOf(view.Plan, entry)?.Unit,
        };
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<QuarantinedMailPage, QuarantinedMailSheet>(PageFrame.Of(sheet.Context, "Thư chờ xử lý"), sheet, status);
    }

}
