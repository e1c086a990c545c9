using KhcnFunctions.Api;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Difficulties;

/// <summary>Difficulties for programs: a unit's own, or, for HCTH, all of the cycle.</summary>
public sealed class DifficultyFunctions(HttpPipeline pipeline, CycleViews views, DifficultyDesk desk, DifficultyLadders ladders, ReportFiles files, FileStore store)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}/difficulties";
    private const int Largest = 64 * 1024;

    [Function("RaiseDifficulty")]
    [ApiOperation(
        "A unit raises a difficulty; the same id again is the same difficulty", Caller = ApiCaller.Unit, Body = typeof(RaisedDifficulty), Answer = typeof(DifficultyEntry), Created = StatusCodes.Status201Created)]
    public Task<IActionResult> RaiseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<UnitCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, Largest, token);
            var view = await views.LoadAsync(caller.Basis.Cycle, token);
            var unit = (await SubmissionDesk.FindAsync(view.Table, caller, token)).Unit;
            var reading = DifficultyReader.ReadRaised(json, [.. unit.Leads, .. unit.Supports], caller.Through);
            if (reading.Raised is null)
                throw Invalid(reading.Mistakes);
            var (difficulty, isNew) = await desk.RaiseAsync(view, unit.Unit, reading.Raised, token);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, difficulty, token);
            return ApiAnswer.Taken(DifficultyEntry.Of(view, difficulty), isNew);
        }, ct);

    /// <summary>What is done about one: by its unit, or by HCTH.</summary>
    [Function("ChangeDifficulty")]
    [ApiOperation(
        "What its unit or HCTH does about a difficulty; the same id again is the same step. With the photo of a leader's word: multipart/form-data with this JSON as 'step' and the file as 'file'",
        Caller = ApiCaller.UnitOrOffice, Body = typeof(DifficultyAct), Answer = typeof(DifficultyEntry), Created = StatusCodes.Status201Created,
        Problems = [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity])]
    public Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{number:int}")] HttpRequest request,
        string agency, string plan, string period, int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<Caller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var json = ReadOnlyMemory<byte>.Empty;
            DecisionFile? evidence = null;
            if (caller is OfficeCaller office && ApiBody.IsForm(request))
            {
                await views.LoadAsync(office, token);
                (json, evidence) = await ApiBody.ReadWithEvidenceAsync(request, "step", Largest, views.TableOf(office.Basis.Cycle), files, token);
            }
            else
            {
                json = await RequestBody.ReadJsonAsync(request, Largest, token);
            }

            var (view, unit) = await ViewOfAsync(caller, token);
            await DifficultyDesk.FindAsync(view.Table, number, unit, token);
            var reading = DifficultyReader.ReadStep(json, view.Plan, unit, view.Today);
            if (reading.Step is null)
                throw Invalid(reading.Mistakes);
            var (difficulty, isNew) = await desk.RecordAsync(view, number, unit, evidence is null ? reading.Step : WithEvidence(view, reading.Step, evidence), token);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, difficulty, token);
            return ApiAnswer.Taken(DifficultyEntry.Of(view, difficulty), isNew);
        }, ct);

    [Function("Difficulties")]
    [ApiOperation("A unit's own difficulties, or, for HCTH, all of the cycle", Caller = ApiCaller.UnitOrOffice, Answer = typeof(DifficultyList))]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<Caller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var (view, unit) = await ViewOfAsync(caller, token);
            var rows = await view.Table.DifficultiesAsync(token);
            var seen = rows.Select(row => row.Difficulty).Where(difficulty => unit is null || difficulty.Unit == unit);
            return ApiAnswer.Of(request, new DifficultyList([.. seen.Select(difficulty => DifficultyEntry.Of(view, difficulty))]));
        }, ct);

    [Function("DifficultyFile")]
    [ApiOperation("A file of a difficulty, or the photo of an answer, to be saved", Caller = ApiCaller.UnitOrOffice, Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{number:int}/files/{sha256}")] HttpRequest request,
        string agency, string plan, string period, int number, string sha256, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<Caller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var (view, unit) = await ViewOfAsync(caller, token);
            return await DifficultyFiles.SaveAsync(request, view.Table, store, (await DifficultyDesk.FindAsync(view.Table, number, unit, token)).Difficulty, sha256, token);
        }, ct);

    // Null for HCTH, who sees all.
    private async Task<(CycleView View, string? Unit)> ViewOfAsync(Caller caller, CancellationToken ct)
    {
        if (caller is OfficeCaller office)
            return (await views.LoadAsync(office, ct), null);
        if (caller is not UnitCaller own)
            throw new ProblemException(StatusCodes.Status403Forbidden, "not-allowed", "Không được phép", "Mã truy cập này không dùng được cho việc này.");
        var view = await views.LoadAsync(own.Basis.Cycle, ct);
        return (view, (await SubmissionDesk.FindAsync(view.Table, own, ct)).Unit.Unit);
    }

    private static ProblemException Invalid(IReadOnlyList<Input.InputMistake> mistakes) =>
        new(new Problem(StatusCodes.Status400BadRequest, "invalid-difficulty", "Nội dung chưa hợp lệ", "Nội dung chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.") { Mistakes = mistakes });

    // As on the page: what a leader said elsewhere, and who of HCTH recorded it.
    private static DifficultyStep WithEvidence(CycleView view, DifficultyStep step, DecisionFile evidence)
    {
        if (step is not LeaderStep { RecordedBy: { } recorder } word)
            throw ApiBody.Refused("Chỉ kèm tệp với ý kiến, trả lời của lãnh đạo Sở: opinion, answer.");
        DeskCallers.Acting(view, recorder, DeskRight.RecordForLeader, "recordedBy");
        return word with { Evidence = evidence };
    }
}
