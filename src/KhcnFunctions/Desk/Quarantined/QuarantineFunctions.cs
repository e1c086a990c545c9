using KhcnFunctions.Api;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>HCTH's programs deal with the mails that wait, as its people do on the pages.</summary>
public sealed class QuarantineFunctions(HttpPipeline pipeline, CycleViews views, QuarantineReader reader, QuarantineDesk desk)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}/quarantine";
    private const string MailRoute = Route + "/{id}";
    private const int LargestAct = 32 * 1024;

    [Function("CycleQuarantine")]
    [ApiOperation("The mails that could not be taken for a report, by id", Answer = typeof(ApiPage<WaitingMail>))]
    [ApiQuery("state", "Only those: waiting (those under way among them), done")]
    [ApiQuery("after", "The value 'next' of the part before")]
    [ApiQuery("limit", "At most 200; 100 where it is left out")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            var (range, done) = (ApiRange.Of(request), DoneOf(request));
            var mails = (await QuarantineTable.ListAsync(view.Table, strays: true, stop)).Where(mail => done is null || mail.IsDone == done).OrderBy(mail => mail.Identity, StringComparer.Ordinal);
            return ApiAnswer.Of(request, range.Take(mails.Select(mail => WaitingMail.Of(view, mail)), mail => mail.Id));
        }, ct);

    [Function("CycleQuarantinedMail")]
    [ApiOperation("One of them with its text; its ETag is to be sent as If-Match with what is done about it", Answer = typeof(WaitingMailText), Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute)] HttpRequest request,
        string agency, string plan, string period, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            var entry = await FindAsync(view, id, stop);
            return ApiAnswer.Of(request, WaitingMailText.Of(view, entry, await reader.ReadAsync(view.Table, entry, stop)), QuarantineTable.MarkOf(entry));
        }, ct);

    [Function("CycleQuarantinedMailSource")]
    [ApiOperation("The mail as it came (message/rfc822), to be saved", Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute + "/source")] HttpRequest request,
        string agency, string plan, string period, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) => await reader.SaveAsync(request, view.Table, await FindAsync(view, id, stop), stop), ct);

    [Function("CycleQuarantinedMailFile")]
    [ApiOperation("One of its files, to be saved; 409 where it has malicious code", Problems = [StatusCodes.Status404NotFound, StatusCodes.Status409Conflict])]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MailRoute + "/files/{number:int}")] HttpRequest request,
        string agency, string plan, string period, string id, int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) => await reader.SaveFileAsync(request, view.Table, await FindAsync(view, id, stop), number, stop), ct);

    [Function("ActOnQuarantinedMail")]
    [ApiOperation(
        "Does something about a mail that waits; the same id again is the same act. If-Match is required", Body = typeof(MailAct), Answer = typeof(WaitingMail), Created = StatusCodes.Status201Created,
        Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired])]
    public Task<IActionResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = MailRoute)] HttpRequest request,
        string agency, string plan, string period, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, stop) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, LargestAct, stop);
            var view = await views.LoadAsync(caller, stop);
            var reading = OfficeActReader.ReadMailAct(json, view.Plan);
            var act = reading.Act ?? throw new ProblemException(new Problem(
                StatusCodes.Status400BadRequest, "invalid-act", "Nội dung chưa hợp lệ", "Nội dung chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.")
            { Mistakes = reading.Mistakes });
            DeskCallers.Acting(view, act.DecidedBy, DeskRight.Draft);
            var entry = await FindAsync(view, id, stop);
            var isNew = await TakeAsync(request, client, view, entry, act, stop);
            entry = await FindAsync(view, id, stop);
            request.HttpContext.Response.Headers.ETag = $"\"{QuarantineTable.MarkOf(entry)}\"";
            return ApiAnswer.Taken(WaitingMail.Of(view, entry), isNew);
        }, ct);

    // False where it was done before.
    private async Task<bool> TakeAsync(HttpRequest request, DurableTaskClient client, CycleView view, QuarantinedMail entry, MailAct act, CancellationToken ct)
    {
        // Whoever repeats an act has no newer tag than the one that the act changed.
        if (QuarantineDesk.IsRepeated(entry, act))
        {
            if (entry is { Act: not null, IsDone: false })
                await desk.TakeAsync(view, entry, act with { Kind = MailActKind.Finish }, client, ct);
            return false;
        }

        if (entry.Operation == act.Id)
            throw new ProblemException(StatusCodes.Status409Conflict, "operation-reused", "Không ghi nhận được", "Mã thao tác này đã dùng cho việc khác.");
        if (act.Kind is MailActKind.Finish && entry.IsDone)
            return false;
        ApiAnswer.RequireSeen(request, QuarantineTable.MarkOf(entry));
        await desk.TakeAsync(view, entry, act, client, ct);
        return true;
    }

    private static bool? DoneOf(HttpRequest request) => request.Query["state"].ToString() switch
    {
        "" => null,
        "waiting" => false,
        "done" => true,
        _ => throw new ProblemException(StatusCodes.Status400BadRequest, "unknown-state", "Không có trạng thái này", "state là waiting hoặc done."),
    };

    // HCTH's own token may see what belongs to no cycle, as those may who run it.
    private static async Task<QuarantinedMail> FindAsync(CycleView view, string id, CancellationToken ct) =>
        await QuarantineTable.FindAsync(view.Table, id, strays: true, ct) ?? throw QuarantineTable.NoMail();

    private Task<IActionResult> RunAsync(
        HttpRequest request, DurableTaskClient client, CycleKey cycle, Func<CycleView, CancellationToken, Task<IActionResult>> answer, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, cycle, async (caller, stop) => await answer(await views.LoadAsync(caller, stop), stop), ct);
}
