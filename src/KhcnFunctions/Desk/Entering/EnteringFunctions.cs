using KhcnFunctions.Api;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Entering;

/// <summary>HCTH's programs enter a unit's report that came on paper, by iOffice, Zalo or phone.</summary>
public sealed class EnteringFunctions(HttpPipeline pipeline, CycleViews views, EnteringDesk desk, ReportFiles files)
{
    /// <summary>The name of the unit's signed document among the parts of the form.</summary>
    private const string SignedCopy = "signedCopy";

    [Function("SendEnteredReport")]
    [ApiOperation(
        "Enters a unit's report that came by another way; the same id again is the same version. With files: multipart/form-data with this JSON as 'entry', files as 'file' and 'signedCopy'",
        Body = typeof(EnteredAct), Answer = typeof(SentReport), Created = StatusCodes.Status201Created,
        Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity])]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/{agency}/plans/{plan}/cycles/{period}/units/{unit}/entered-reports")] HttpRequest request,
        string agency, string plan, string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, stop) =>
        {
            if (caller.Basis.Plan.Register.Units.FirstOrDefault(known => known.Id == unit) is not { } sender)
                throw EnteringDesk.NoUnit();
            if (ApiBody.IsForm(request))
                await views.LoadAsync(caller, stop);
            var table = views.TableOf(caller.Basis.Cycle);
            IReadOnlyList<ReportFile> sent = [];
            var json = await ApiBody.ReadAsync(request, "entry", ReportFunctions.LargestReport, async part =>
            {
                var taken = await files.TakeAsync(table, unit, part.Body, part.FileName!, part.Name == SignedCopy && sender.HasSeal, stop);
                sent = DraftDesk.With(sent, taken.File ?? throw ApiBody.Refused($"Chưa nhận được tệp '{FileNames.Clean(part.FileName!)}': {taken.Refusal}."));
            }, stop);
            // A long upload must not decide on what stood before it.
            var view = await views.LoadAsync(caller, stop);
            var work = await EnteringDesk.AdmitAsync(view, unit, stop);
            var act = Read(json, view, work);
            work = work with { Caller = work.Caller with { Desk = DeskCallers.Acting(view, act.EnteredBy, DeskRight.Draft, "enteredBy").Id } };
            var report = act.Report with { Files = sent.Count == 0 ? null : sent };
            if (await EnteringDesk.FindAsync(work, act.Id, report, stop) is { } earlier)
                return ApiAnswer.Taken(SentReport.Of(earlier), isNew: false);
            ApiAnswer.CheckSeen(request, UnitState.Of(view, work.Unit));
            var receipt = await desk.ReceiveAsync(view, work, new(act.Channel, act.ReceivedAt, act.From, act.IsSigned), report, act.Id, client, stop);
            return ApiAnswer.Taken(SentReport.Of(receipt), receipt.IsNew);
        }, ct);

    private static EnteredAct Read(ReadOnlyMemory<byte> json, CycleView view, UnitWork work)
    {
        var reading = OfficeActReader.ReadEntered(json, signed => EnteringDesk.ScopeOf(work, signed), view.Ladder.RequestDay, view.Now);
        return reading.Act ?? throw new ProblemException(new Problem(
            StatusCodes.Status400BadRequest, "invalid-report", "Báo cáo chưa hợp lệ", "Báo cáo chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.")
        { Mistakes = reading.Mistakes });
    }
}
