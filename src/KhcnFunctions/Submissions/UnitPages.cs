using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions;

/// <summary>A unit's own pages, reached by the link in its mails. Opening them changes nothing in storage.</summary>
public sealed class UnitPages(HttpPipeline pipeline, Pages pages, UnitSheets sheets, StorageRealms realms, IOptions<KhcnOptions> options)
{
    private const string Route = "bao-cao";

    /// <summary>Swaps the link for a cookie and an address without the token, which would else stay in histories and logs.</summary>
    [Function("OpenUnitLink")]
    public Task<IActionResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{token}")] HttpRequest request,
        string token, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, token, async (caller, stop) =>
        {
            var cycle = caller.Basis.Cycle;
            await SubmissionDesk.FindAsync(new CycleTable(cycle, realms.For(cycle)), caller, stop);
            UnitLink.Read(token)!.KeepIn(request.HttpContext.Response, IsSecure(request));
            request.HttpContext.Response.Headers.Location = "/" + Route;
            return new StatusCodeResult(StatusCodes.Status303SeeOther);
        }, ct);

    [Function("UnitPage")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var sheet = await sheets.ReadAsync(caller, stop);
            var frame = PageFrame.Of(sheet.Context, $"Báo cáo năm {sheet.Context.Year} của {sheet.Duty.Unit.Name}");
            return await pages.ShowAsync<UnitPage, UnitSheet>(frame, sheet);
        }, ct);

    // Behind a proxy the request itself may look plain; the public address says what the browser sees.
    private bool IsSecure(HttpRequest request) =>
        request.IsHttps || options.Value.PublicAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
