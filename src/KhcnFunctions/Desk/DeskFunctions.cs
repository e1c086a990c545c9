using KhcnFunctions.Api;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk;

/// <summary>HCTH's programs record decisions.</summary>
public sealed class DeskFunctions(HttpPipeline pipeline, CycleViews views, DecisionDesk desk, ReportFiles files, CycleNudges nudges)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}";
    private const int LargestDecision = 64 * 1024;

    [Function("RecordDecision")]
    [ApiOperation(
        "Records a decision; the same id again is the same decision. With If-Match, only while its unit is as it was read. With its photo or scan: multipart/form-data with this JSON as 'decision' and the file as 'file'",
        Body = typeof(Decision), Answer = typeof(RecordedDecision), Created = StatusCodes.Status201Created, Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity])]
    public Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/decisions")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            if (ApiBody.IsForm(request))
                await views.LoadAsync(caller, token);
            var (json, evidence) = await ApiBody.ReadWithEvidenceAsync(request, "decision", LargestDecision, views.TableOf(caller.Basis.Cycle), files, token);
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

            var sent = evidence is null ? reading.Decision : WithEvidence(view, reading.Decision, evidence);
            if (view.Decisions.UnitOf(sent) is { } about && await view.Table.FindUnitAsync(about, token) is { } row)
                ApiAnswer.CheckSeen(request, UnitState.Of(view, row.Unit));
            var (decision, isNew) = await desk.RecordAsync(view, sent, token);
            if (isNew)
            {
                // What stands in the draft is changed: it is compiled again, as after a late report.
                await nudges.SendAsync(client, caller.Basis.Cycle, ReportSteps.Recompiles(view.Decisions, decision) ? ReadAgenda.ReportNudge + "-desk" : "decision", token);
            }

            return ApiAnswer.Taken(new RecordedDecision(decision.Id, decision.At.ToOffset(VietnamTime.Offset)), isNew);
        }, ct);

    // As on the pages: what a leader decided elsewhere, and who of HCTH recorded it.
    private static Decision WithEvidence(CycleView view, Decision decision, DecisionFile evidence)
    {
        if (decision is not (Extend or RefuseExtension or Exempt or Opine or Approve) || decision.RecordedBy is not { } recorder)
            throw ApiBody.Refused("Chỉ kèm tệp với quyết định của lãnh đạo Sở do cán bộ Phòng Hành chính - Tổng hợp ghi nhận (recordedBy): extend, refuseExtension, exempt, opine, approve.");
        DeskCallers.Acting(view, recorder, DeskRight.RecordForLeader, "recordedBy");
        return decision with { Evidence = evidence };
    }
}
