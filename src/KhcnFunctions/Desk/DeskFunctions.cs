using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk;

/// <summary>HCTH records decisions and looks where the cycle stands.</summary>
public sealed class DeskFunctions(HttpPipeline pipeline, CycleViews views, DecisionDesk desk, CycleNudges nudges)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}";
    private const int LargestDecision = 64 * 1024;

    [Function("RecordDecision")]
    public Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/decisions")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, LargestDecision, token);
            var view = await views.LoadAsync(caller, token);
            var reading = DecisionReader.Read(json, view.Plan, view.Now);
            if (reading.Decision is null)
            {
                throw new ProblemException(new Problem(StatusCodes.Status400BadRequest, "invalid-decision", "Quyết định chưa hợp lệ",
                    "Quyết định chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.")
                {
                    Mistakes = reading.Mistakes,
                });
            }

            var (decision, isNew) = await desk.RecordAsync(view, reading.Decision, token);
            if (isNew)
            {
                // What stands in the draft is changed: it is compiled again, as after a late report.
                await nudges.SendAsync(client, caller.Basis.Cycle, ReportSteps.Recompiles(view.Decisions, decision) ? ReadAgenda.ReportNudge + "-desk" : "decision", token);
            }

            return new ObjectResult(new { id = decision.Id, at = decision.At.ToOffset(VietnamTime.Offset) })
            {
                StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            };
        }, ct);

    [Function("CycleStatus")]
    public Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var view = await views.LoadAsync(caller, token);
            var units = await view.Table.UnitsAsync(token);
            return new OkObjectResult(new
            {
                now = view.Now.ToOffset(VietnamTime.Offset),
                deadline = DayText.Deadline(view.Deadline),
                requestDay = view.Ladder.RequestDay,
                dispatchDay = view.Ladder.DispatchDay,
                draft = view.Draft?.Number,
                approved = view.Approval is not null,
                number = view.Decisions.Number?.Number,
                signedOn = view.Decisions.Number?.SignedOn,
                dispatched = view.Decisions.Dispatched is not null,
                units = units.Select(row => new
                {
                    id = row.Unit.Unit,
                    name = view.Holders.Unit(row.Unit.Unit).Name,
                    status = row.Unit.Status.ToString(),
                    paused = row.Unit.Paused,
                    deadline = DayText.Deadline(row.Unit.Deadline),
                    version = row.Unit.Version,
                    timeliness = row.Unit.Timeliness?.ToString(),
                    receivedAt = row.Unit.LatestReceivedAt?.ToOffset(VietnamTime.Offset),
                }),
            });
        }, ct);
}
