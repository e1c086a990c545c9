using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Units;

/// <summary>One unit at the desk: where it stands, what it sent and was sent, what was decided, and what may be decided now.</summary>
public sealed class UnitDeskPages(HttpPipeline pipeline, Pages pages, CycleViews views, SubjectPosts posts, VersionReader versions, ReportFiles files)
{
    internal const string Route = DeskPages.Route + "/{period}/don-vi/{unit}";

    [Function("UnitDesk")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, (caller, stop) => ShowAsync(request, caller, period, unit, null, StatusCodes.Status200OK, stop), ct);

    /// <summary>Every decision about the unit that is taken on its page.</summary>
    [Function("DecideOnUnit")]
    public Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{step}")] HttpRequest request,
        string period, string unit, string step, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        var rule = UnitSteps.FindOfUnit(step);
        return pipeline.RunDeskPostAsync(request, client, period, rule?.Right ?? DeskRight.See, async (caller, stop) =>
        {
            if (rule is null)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-step", "Không có việc này", "Không có việc này trên trang của đơn vị; đề nghị tải lại trang.");
            await UnitDeskSheets.FindAsync(await views.LoadAsync(caller.Basis.Cycle, stop), unit, stop);
            var refused = await posts.TakeAsync(request, client, caller, rule, step, unit, (view, since, token) => AuditLines.OfUnitAsync(view, unit, since, token), stop);
            return refused is { } kept ? await ShowAsync(request, caller, period, unit, kept.Posted, kept.Status, stop) : request.SeeOther(UnitDeskSheets.AddressOf(period, unit));
        }, ct);
    }

    /// <summary>A version as it was sent, to be read.</summary>
    [Function("UnitDeskVersion")]
    public Task<IActionResult> ShowVersionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/lan-gui/{version:int}")] HttpRequest request,
        string period, string unit, int version, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var row = await UnitDeskSheets.FindAsync(view, unit, stop);
            var stored = await UnitDeskSheets.FindVersionAsync(view, unit, version, stop);
            var sheet = new UnitVersionSheet(
                view.Context, period, view.Holders.Unit(unit), row.Unit,
                await versions.ReadAsync(view.Table, stored, stop), version, stored.ReceivedAt, stored.ReceiptId, stored.Sha256);
            return await pages.ShowAsync<UnitVersionPage, UnitVersionSheet>(PageFrame.Of(sheet.Context, $"{sheet.Unit.Name}, lần gửi thứ {version}"), sheet);
        }, ct);

    /// <summary>Always to be saved, never shown: what people send stays a file.</summary>
    [Function("UnitDeskFile")]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/tep/{id}")] HttpRequest request,
        string period, string unit, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            await UnitDeskSheets.FindAsync(view, unit, stop);
            var report = int.TryParse(request.Query["lan"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
                ? await versions.ReadAsync(view.Table, unit, version, stop)
                : null;
            return await files.SaveAsync(request, view.Table, unit, report, id, stop);
        }, ct);

    /// <summary>Who did what about the unit, and when.</summary>
    [Function("UnitAudit")]
    public Task<IActionResult> ShowAuditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/nhat-ky")] HttpRequest request,
        string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            await UnitDeskSheets.FindAsync(view, unit, stop);
            var context = view.Context;
            var lines = await AuditLines.OfUnitAsync(view, unit, DateTimeOffset.UnixEpoch, stop);
            var sheet = new UnitAuditSheet(period, view.Holders.Unit(unit), [.. lines.Reverse()]);
            return await pages.ShowAsync<UnitAuditPage, UnitAuditSheet>(PageFrame.Of(context, $"Nhật ký của {sheet.Unit.Name}"), sheet);
        }, ct);

    private async Task<IActionResult> ShowAsync(HttpRequest request, DeskCaller caller, string period, string unit, PostedStep? posted, int status, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var sheet = await UnitDeskSheets.ReadAsync(view, caller, period, unit, ct);
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<UnitDeskPage, UnitDeskSheet>(PageFrame.Of(sheet.Context, sheet.Unit.Name), sheet with { Forms = sheet.Forms with { Posted = posted } }, status);
    }
}
