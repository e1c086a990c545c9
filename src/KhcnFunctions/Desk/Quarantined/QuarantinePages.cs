using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>The mails that could not be taken for a report: HCTH looks at each and says what it is. Nothing of them is ever shown but as text.</summary>
public sealed class QuarantinePages(
    HttpPipeline pipeline, Pages pages, CycleViews views, QuarantineReader reader, QuarantineDesk desk, ReportFiles files)
{
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
            await reader.SaveAsync(request, views.TableOf(caller.Basis.Cycle), await FindAsync(caller, id, stop), stop), ct);

    /// <summary>One of its files; only ever saved.</summary>
    [Function("QuarantinedMailFile")]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute + "/tep/{number:int}")] HttpRequest request,
        string period, string id, int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
            await reader.SaveFileAsync(request, views.TableOf(caller.Basis.Cycle), await FindAsync(caller, id, stop), number, stop), ct);

    // Mails about no cycle may be about anything: they are for those who run it.
    private static bool SeesStrays(DeskCaller caller) => caller.User.May(DeskRight.Draft);

    private async Task<QuarantinedMail> FindAsync(DeskCaller caller, string id, CancellationToken ct) =>
        await QuarantineTable.FindAsync(views.TableOf(caller.Basis.Cycle), id, SeesStrays(caller), ct) ?? throw QuarantineTable.NoMail();

    /// <returns>Null where it is done; else why not.</returns>
    private async Task<Problem?> TryDecideAsync(DurableTaskClient client, DeskCaller caller, QuarantinedMail entry, string step, DeskForm form, CancellationToken ct)
    {
        try
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, ct);
            QuarantineDesk.CheckOpen(view);
            if (form["moc"] != QuarantineTable.MarkOf(entry))
                throw ShownMark.Changed();
            await desk.TakeAsync(view, entry, QuarantineSteps.Read(step, new StepInput(form, caller.User, view)) ?? throw QuarantineDesk.NoStep(), client, ct);
            return null;
        }
        catch (ProblemException refused) when (refused.Problem.Status is not StatusCodes.Status503ServiceUnavailable)
        {
            return refused.Problem;
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

    private async Task<IActionResult> ShowAsync(
        HttpRequest request, DeskCaller caller, string period, QuarantinedMail entry, PostedStep? posted, int status, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var mail = await reader.ReadAsync(view.Table, entry, ct);
        var taking = (await view.Table.UnitsAsync(ct)).Where(row => row.Unit.Status is not UnitStatus.Transferred).Select(row => view.Holders.Unit(row.Unit.Unit));
        var forms = new StepForms($"{DeskParts.AddressOf(period, DeskParts.Quarantine)}/{entry.Identity}", FormMark.Of(caller), QuarantineTable.MarkOf(entry), view.Now) { Posted = posted };
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
