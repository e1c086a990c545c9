using System.Text.Json;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Difficulties;

/// <summary>Difficulties for programs: a unit's own, or, for HCTH, all of the cycle.</summary>
public sealed class DifficultyFunctions(HttpPipeline pipeline, CycleViews views, DifficultyDesk desk, DifficultyLadders ladders)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}/difficulties";
    private const int Largest = 64 * 1024;

    [Function("RaiseDifficulty")]
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
            return Answer(view, difficulty, isNew);
        }, ct);

    /// <summary>What is done about one: by its unit, or by HCTH.</summary>
    [Function("ChangeDifficulty")]
    public Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{number:int}")] HttpRequest request,
        string agency, string plan, string period, int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<Caller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, Largest, token);
            var (view, unit) = await ViewOfAsync(caller, token);
            await DifficultyDesk.FindAsync(view.Table, number, unit, token);
            var reading = DifficultyReader.ReadStep(json, view.Plan, unit, view.Today);
            if (reading.Step is null)
                throw Invalid(reading.Mistakes);
            var (difficulty, isNew) = await desk.RecordAsync(view, number, unit, reading.Step, token);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, difficulty, token);
            return Answer(view, difficulty, isNew);
        }, ct);

    [Function("Difficulties")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<Caller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var (view, unit) = await ViewOfAsync(caller, token);
            var rows = await view.Table.DifficultiesAsync(token);
            return new OkObjectResult(new { difficulties = rows.Select(row => row.Difficulty).Where(difficulty => unit is null || difficulty.Unit == unit).Select(difficulty => View(view, difficulty)) });
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

    private static ObjectResult Answer(CycleView view, Difficulty difficulty, bool isNew) =>
        new(View(view, difficulty)) { StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK };

    private static object View(CycleView view, Difficulty difficulty) => new
    {
        number = difficulty.Number,
        unit = difficulty.Unit,
        task = difficulty.Task,
        raisedAt = difficulty.RaisedAt.ToOffset(VietnamTime.Offset),
        state = JsonNamingPolicy.CamelCase.ConvertName(difficulty.State.ToString()),
        forwardBy = difficulty.State is DifficultyState.WithOffice ? DifficultyLadder.Default.ForwardBy(difficulty, view.Calendar) : (DateOnly?)null,
        what = difficulty.What,
        proposal = difficulty.Proposal,
        answer = difficulty.Answer is { } answer ? new { text = answer.Text, by = answer.By, on = answer.On, form = answer.Form, onBehalf = answer.OnBehalf } : null,
        amendments = difficulty.Amendments.Select(amendment => new { number = amendment.Number, signedOn = amendment.SignedOn, from = amendment.From, what = amendment.What }),
        steps = difficulty.Steps.Select(step => DifficultyWords.Of(step, view.Plan.Register)),
    };
}
