using KhcnFunctions.Cycle;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Board;

/// <summary>Gọi điện: the units that have not sent, with whom to call and what to write them by Zalo.</summary>
public sealed class CallPages(HttpPipeline pipeline, Pages pages, CycleViews views)
{
    [Function("DeskCallList")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = BoardPages.Route + "/" + DeskParts.CallList)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var units = await view.Table.UnitsAsync(stop);
            var context = view.Context;
            var lines = CallLine.Of(view.Plan, units.Select(row => row.Unit), view.Decisions);
            var open = lines.Where(line => line.Row is { AwaitsHead: false, Paused: false }).Select(line => (line.Unit, line.Row.Deadline)).ToList();
            PageHeaders.AllowScript(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<CallPage, CallSheet>(
                PageFrame.Of(context, $"Gọi điện, kỳ báo cáo năm {view.Basis.Year}") with { Wide = true, Script = true },
                new CallSheet(context, period, caller.User, [.. lines.Select(line => new CallEntry(line, ZaloText.OfUnit(context, line.Unit, line.Row.Deadline)))], open.Count == 0 ? null : ZaloText.OfAll(context, open))
                {
                    Own = units.Select(row => row.Unit).FirstOrDefault(unit => unit.Unit == view.Plan.Agency.Office && unit.Status is UnitStatus.Open),
                });
        }, ct);
}
