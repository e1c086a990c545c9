using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>What HCTH decides for a cycle as a whole: holds, stand-ins, successions, addresses, its end; and all that was done in it.</summary>
public sealed class CycleWidePages(HttpPipeline pipeline, Pages pages, CycleViews views, SubjectPosts posts, MailStriking striking)
{
    private const string Route = DeskPages.Route + "/{period}/" + DeskParts.CycleWide;

    [Function("CycleWideDesk")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, (caller, stop) => ShowAsync(request, caller, period, null, StatusCodes.Status200OK, stop), ct);

    [Function("DecideForCycle")]
    public Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{step}")] HttpRequest request,
        string period, string step, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            if (step == CycleWideSteps.Strike)
                return await StrikeAsync(request, caller, period, stop);
            var rule = CycleWideSteps.Find(step)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-step", "Không có việc này", "Không có việc này trên trang Việc của cả kỳ; đề nghị tải lại trang.");
            var refused = await posts.TakeAsync(request, client, caller, rule, step, "", (view, since, token) => AuditLines.OfCycleWideAsync(view, since, token), stop);
            return refused is { } kept
                ? await ShowAsync(request, caller, period, kept.Posted, kept.Status, stop)
                : request.SeeOther(DeskParts.AddressOf(period, DeskParts.CycleWide));
        }, ct);

    /// <summary>All that was done in the cycle, the latest first.</summary>
    [Function("CycleAudit")]
    public Task<IActionResult> ShowAuditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/nhat-ky")] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var unit = view.Plan.Register.Units.FirstOrDefault(unit => unit.Id == request.Query["don-vi"].ToString());
            var begin = DateTimeOffset.UnixEpoch;
            var lines = unit is null ? await AuditLines.OfCycleAsync(view, begin, stop) : await AuditLines.OfUnitAsync(view, unit.Id, begin, stop);
            var context = view.Context;
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<CycleAuditPage, CycleAuditSheet>(
                PageFrame.Of(context, $"Nhật ký kỳ báo cáo năm {view.Basis.Year}"), CycleAuditSheet.Of(context, period, lines, unit, request.Query["trang-so"]));
        }, ct);

    private async Task<IActionResult> StrikeAsync(HttpRequest request, DeskCaller caller, string period, CancellationToken ct) =>
        await striking.TakeAsync(request, caller, ct) is { } refused
            ? await ShowAsync(request, caller, period, refused.Posted, refused.Status, ct)
            : request.SeeOther(DeskParts.AddressOf(period, DeskParts.CycleWide));

    private async Task<IActionResult> ShowAsync(HttpRequest request, DeskCaller caller, string period, PostedStep? posted, int status, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var forms = new StepForms(DeskParts.AddressOf(period, DeskParts.CycleWide), FormMark.Of(caller), CycleWideMark.Of(view.Decisions, view.Plan), view.Now) { Posted = posted };
        var sheet = new CycleWideSheet(
            view.Context, period, caller.User, view.Decisions, view.IsClosed ? null : await YearClosing.CheckAsync(view, ct), forms)
        {
            Waiting = view.IsClosed ? null : await striking.FindAsync(view, ct),
        };
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<CycleWidePage, CycleWideSheet>(PageFrame.Of(sheet.Context, $"Việc của cả kỳ báo cáo năm {view.Basis.Year}"), sheet, status);
    }
}
