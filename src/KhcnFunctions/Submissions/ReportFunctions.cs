using KhcnFunctions.Api;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions;

/// <summary>A unit sends its report as JSON, and asks how it stands.</summary>
public sealed class ReportFunctions(HttpPipeline pipeline, SubmissionDesk desk, StorageRealms realms, CycleNudges nudges)
{
    /// <summary>Largest report in bytes: its texts, without files.</summary>
    public const int LargestReport = 2 * 1024 * 1024;

    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}/reports";

    [Function("SubmitReport")]
    [ApiOperation(
        "A unit sends its report; the same content again is the same report", Caller = ApiCaller.Unit, Body = typeof(Report), Answer = typeof(SentReport),
        Created = StatusCodes.Status201Created, Problems = [StatusCodes.Status429TooManyRequests])]
    public Task<IActionResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<UnitCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, LargestReport, token);
            var receipt = await desk.ReceiveAsync(caller, json, token);
            if (receipt.CameAfter)
                await nudges.SendAsync(client, caller.Basis.Cycle, ReadAgenda.ReportNudge, token);
            return ApiAnswer.Taken(SentReport.Of(receipt), receipt.IsNew);
        }, ct);

    [Function("ReportStatus")]
    [ApiOperation("How a unit stands, with its versions", Caller = ApiCaller.Unit, Answer = typeof(ReportingUnit))]
    public Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<UnitCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var cycle = caller.Basis.Cycle;
            var table = new CycleTable(cycle, realms.For(cycle));
            var unit = (await SubmissionDesk.FindAsync(table, caller, token)).Unit;
            var versions = new List<SentReport>();
            await foreach (var version in table.VersionHeadsAsync(unit.Unit, token))
                versions.Add(SentReport.Of(new SubmissionReceipt(version.ReceiptId, version.Version, version.ReceivedAt, version.Timeliness, version.Sha256, true)));
            return ApiAnswer.Of(request, new ReportingUnit(
                unit.Unit, caller.Unit.Name, unit.AwaitsHead ? "awaitingHead" : FormWords.Of(unit.Status), unit.Awaiting?.Version, DayText.Deadline(unit.Deadline),
                unit.Deadline.OnTimeBefore.ToOffset(VietnamTime.Offset), unit.Leads, unit.Supports, versions));
        }, ct);
}
