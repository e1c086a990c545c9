using KhcnFunctions.Api;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Units;

/// <summary>HCTH's programs read what a unit sent, before they accept it or ask to complete it.</summary>
public sealed class UnitVersionFunctions(HttpPipeline pipeline, CycleViews views, VersionReader versions, ReportFiles files)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}/units/{unit}/versions";

    [Function("CycleVersions")]
    [ApiOperation("What a unit sent, in order", Answer = typeof(IReadOnlyList<UnitVersion>), Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            await UnitDeskSheets.FindAsync(view, unit, stop);
            var sent = new List<UnitVersion>();
            await foreach (var version in view.Table.VersionHeadsAsync(unit, stop))
                sent.Add(UnitVersion.Of(version));
            return ApiAnswer.Of<IReadOnlyList<UnitVersion>>(request, sent);
        }, ct);

    [Function("CycleVersion")]
    [ApiOperation("One of them with the report", Answer = typeof(UnitVersionReport), Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{version:int}")] HttpRequest request,
        string agency, string plan, string period, string unit, int version, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            await UnitDeskSheets.FindAsync(view, unit, stop);
            var stored = await UnitDeskSheets.FindVersionAsync(view, unit, version, stop);
            return ApiAnswer.Of(request, new UnitVersionReport(UnitVersion.Of(stored), await versions.ReadAsync(view.Table, stored, stop)));
        }, ct);

    [Function("CycleVersionFile")]
    [ApiOperation("A file of a version, to be saved", Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{version:int}/files/{sha256}")] HttpRequest request,
        string agency, string plan, string period, string unit, int version, string sha256, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            await UnitDeskSheets.FindAsync(view, unit, stop);
            return await files.SaveAsync(request, view.Table, unit, await versions.ReadAsync(view.Table, unit, version, stop), sha256, stop);
        }, ct);

    private Task<IActionResult> RunAsync(
        HttpRequest request, DurableTaskClient client, CycleKey cycle, Func<CycleView, CancellationToken, Task<IActionResult>> answer, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, cycle, async (caller, stop) => await answer(await views.LoadAsync(caller, stop), stop), ct);
}
