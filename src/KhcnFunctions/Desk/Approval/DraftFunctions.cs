using KhcnFunctions.Api;
using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>HCTH's programs read and edit the report: its drafts, the parts of the one in hand, who signs, its documents.</summary>
public sealed class DraftFunctions(HttpPipeline pipeline, CycleViews views, DraftEditing editing, ReportDocuments documents, ReportFiles files)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}";
    private const string PartRoute = Route + "/parts/{part}";

    // Every character of a part may be one of three bytes, or an escape of six.
    private const int LargestPart = 6 * OfficeActReader.LongestPart + 16 * 1024;
    private const int LargestChange = 16 * 1024;

    [Function("CycleDrafts")]
    [ApiOperation("The drafts of the report, in order", Answer = typeof(IReadOnlyList<DraftState>))]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/drafts")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), (view, _) =>
            Task.FromResult(ApiAnswer.Of<IReadOnlyList<DraftState>>(request, [.. view.Snapshot.Drafts.Select(draft => DraftState.Of(view, draft))])), ct);

    [Function("CycleParts")]
    [ApiOperation("The parts of the draft in hand, which can be edited one by one; 409 where there is none to edit", Answer = typeof(ReportParts), Problems = [StatusCodes.Status409Conflict])]
    public Task<IActionResult> PartsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/parts")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            DraftEditing.CheckParts(view);
            return ApiAnswer.Of(request, new ReportParts(view.Draft!.Number, [.. (await editing.PartsAsync(view, stop)).Select(ReportPartLine.Of)]));
        }, ct);

    [Function("CyclePart")]
    [ApiOperation("One part with its text; its ETag may be sent as If-Match with a change of it", Answer = typeof(ReportPartText), Problems = [StatusCodes.Status404NotFound, StatusCodes.Status409Conflict])]
    public Task<IActionResult> PartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PartRoute)] HttpRequest request,
        string agency, string plan, string period, string part, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            DraftEditing.CheckParts(view);
            return ApiAnswer.Of(request, ReportPartText.Of(view, await editing.PartAsync(view, part, stop)));
        }, ct);

    [Function("ChangePart")]
    [ApiOperation(
        "Edits a part of the draft that is named, or takes the compiled text again: a new draft. The same id again is the same draft", Body = typeof(PartChange), Answer = typeof(DraftState),
        Created = StatusCodes.Status201Created, Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed])]
    public Task<IActionResult> ChangePartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PartRoute)] HttpRequest request,
        string agency, string plan, string period, string part, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, stop) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, LargestPart, stop);
            var view = await views.LoadAsync(caller, stop);
            var reading = OfficeActReader.ReadPartChange(json);
            var change = reading.Change ?? throw Invalid(reading.Mistakes);
            var by = DeskCallers.Acting(view, change.DecidedBy, DeskRight.Draft);
            return await ChangeAsync(view, change.Id, by, async () =>
            {
                DraftEditing.CheckParts(view);
                DraftEditing.CheckLatest(view, change.Draft);
                var found = await editing.PartAsync(view, part, stop);
                ApiAnswer.CheckSeen(request, ReportPartText.Of(view, found));
                return await editing.ChangePartAsync(view, by, found, change.Text, change.Reason, change.Id, stop);
            });
        }, ct);

    [Function("ChangeSigner")]
    [ApiOperation(
        "Who is to sign the draft that is named: a new draft. The same id again is the same draft", Body = typeof(SignerChange), Answer = typeof(DraftState),
        Created = StatusCodes.Status201Created, Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status422UnprocessableEntity])]
    public Task<IActionResult> ChangeSignerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/signer")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, stop) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, LargestChange, stop);
            var view = await views.LoadAsync(caller, stop);
            var reading = OfficeActReader.ReadSignerChange(json);
            var change = reading.Change ?? throw Invalid(reading.Mistakes);
            var by = DeskCallers.Acting(view, change.DecidedBy, DeskRight.Draft);
            return await ChangeAsync(view, change.Id, by, () =>
            {
                DraftEditing.CheckNotApproved(view);
                DraftEditing.CheckLatest(view, change.Draft);
                return editing.ChooseSignerAsync(view, by, change.Signer, change.Reason, change.Id, stop);
            });
        }, ct);

    [Function("SendEditedReport")]
    [ApiOperation(
        "Sends the draft that is named back as it was edited in Word: id, draft, decidedBy, reason, and the file", BodyType = "multipart/form-data", Answer = typeof(DraftState),
        Created = StatusCodes.Status201Created, Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status422UnprocessableEntity])]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/edited-reports")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, stop) =>
        {
            await views.LoadAsync(caller, stop);
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller, stop);
            var (id, draft, reason) = (form.OperationOf("id"), form.Whole("draft"), form.Text("reason", "lý do sửa (reason)"));
            var by = DeskCallers.Acting(view, form["decidedBy"], DeskRight.Draft);
            return await ChangeAsync(view, id, by, () =>
            {
                DraftEditing.CheckNotApproved(view);
                DraftEditing.CheckLatest(view, draft);
                return editing.TakeFileAsync(view, by, form.File ?? throw DeskForm.Wrong("Chưa có tệp Word đã sửa (mục file)."), reason, id, client, stop);
            });
        }, ct);

    [Function("CycleDocument")]
    [ApiOperation(
        "A document to be saved: report, appendix, slip, numbered, signed-copy, issue-package, or the evidence of a decision", Problems = [StatusCodes.Status404NotFound])]
    [ApiQuery("draft", "Number of a draft; the one in hand where it is left out")]
    [ApiQuery("decision", "Id of the decision whose evidence is asked for")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/documents/{name}")] HttpRequest request,
        string agency, string plan, string period, string name, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), (view, stop) => documents.SaveAsync(request, view, KindOf(name), request.Query["draft"], request.Query["decision"], stop), ct);

    private static ReportDocumentKind? KindOf(string name) => name switch
    {
        "report" => ReportDocumentKind.Report,
        "appendix" => ReportDocumentKind.Appendix,
        "slip" => ReportDocumentKind.Slip,
        "numbered" => ReportDocumentKind.Numbered,
        "signed-copy" => ReportDocumentKind.SignedCopy,
        "issue-package" => ReportDocumentKind.IssuePackage,
        "evidence" => ReportDocumentKind.Evidence,
        _ => null,
    };

    // What was made of the same operation before is answered, whatever stands now.
    private static async Task<IActionResult> ChangeAsync(CycleView view, string id, DeskUser by, Func<Task<Draft>> change)
    {
        if (view.Snapshot.Drafts.FirstOrDefault(draft => draft.Operation == id) is not { } earlier)
            return ApiAnswer.Taken(DraftState.Of(view, await change(), stands: true), isNew: true);
        return earlier.Author == by.Id ? ApiAnswer.Taken(DraftState.Of(view, earlier), isNew: false) : throw new ProblemException(
            StatusCodes.Status409Conflict, "operation-reused", "Không ghi nhận được", "Mã thao tác này đã dùng cho việc khác.");
    }

    private static ProblemException Invalid(IReadOnlyList<InputMistake> mistakes) =>
        new(new Problem(StatusCodes.Status400BadRequest, "invalid-change", "Nội dung chưa hợp lệ", "Nội dung chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.") { Mistakes = mistakes });

    private Task<IActionResult> RunAsync(
        HttpRequest request, DurableTaskClient client, CycleKey cycle, Func<CycleView, CancellationToken, Task<IActionResult>> answer, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, cycle, async (caller, stop) => await answer(await views.LoadAsync(caller, stop), stop), ct);
}
