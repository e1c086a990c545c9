using KhcnFunctions.Api;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>The signed paper, sent by a program.</summary>
public sealed class SignedCopyFunctions(HttpPipeline pipeline, CycleViews views, SignedCopyDesk signedCopies, ReportFiles files, CycleNudges nudges)
{
    [Function("SendSignedCopy")]
    [ApiOperation(
        "Sends the signed PDF: id, draft, decidedBy, changed where something was changed at signing, and the file", BodyType = "multipart/form-data",
        Answer = typeof(TakenSignedCopy), Created = StatusCodes.Status201Created, Problems = [StatusCodes.Status422UnprocessableEntity])]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/{agency}/plans/{plan}/cycles/{period}/signed-copies")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, stop) =>
        {
            await views.LoadAsync(caller, stop);
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller, stop);
            var file = form.File ?? throw DeskForm.Wrong("Chưa có tệp bản ký (mục file).");
            var by = form["decidedBy"];
            if (by != view.Plan.Agency.Office && view.Plan.Register.Staff.All(member => member.Id != by))
                throw DeskForm.Wrong("Mục decidedBy phải là mã một cán bộ trong danh bạ hoặc của Phòng Hành chính - Tổng hợp.");
            var (decision, isNew) = await signedCopies.TakeAsync(view, file, form.Whole("draft"), by, form.FindText("changed", "changed"), form.OperationOf("id"), stop);
            if (isNew)
                await nudges.SendAsync(client, view.Cycle, "decision", stop);
            return new ObjectResult(new TakenSignedCopy(decision.Id, decision.At.ToOffset(VietnamTime.Offset), file.Sha256, ((SignedCopyReceived)decision).Signatures.Split('\n')))
            {
                StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            };
        }, ct);
}

/// <summary>A signed copy that was taken in.</summary>
/// <param name="Sha256">Of the PDF.</param>
/// <param name="Signatures">What is known of each, in Vietnamese.</param>
public sealed record TakenSignedCopy(string Id, DateTimeOffset At, string Sha256, IReadOnlyList<string> Signatures);
