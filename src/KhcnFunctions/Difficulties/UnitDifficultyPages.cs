using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Difficulties;

/// <summary>Khó khăn, vướng mắc on a unit's own pages: raised at any time of the cycle, added to, withdrawn, said not to be settled.</summary>
public sealed class UnitDifficultyPages(
    HttpPipeline pipeline, Pages pages, CycleViews views, DifficultyDesk desk, DifficultyLadders ladders, ReportFiles uploads, FileStore files)
{
    internal const string Home = UnitPages.Home + "/vuong-mac";
    internal const string Add = "bo-sung";
    internal const string Withdraw = "rut";
    internal const string Unsettled = "chua-giai-quyet";

    private const string Route = "don-vi/vuong-mac";

    [Function("UnitDifficulties")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), (caller, stop) => ShowAsync(request, caller, TypedDifficulty.Nothing, stop), ct);

    [Function("RaiseDifficultyOnPage")]
    public Task<IActionResult> RaiseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var table = views.TableOf(caller.Basis.Cycle);
            var unit = (await SubmissionDesk.FindAsync(table, caller, stop)).Unit;
            var form = await DeskForm.ReadAsync(request, table, uploads, stop);
            var typed = new TypedDifficulty(form["nhiem-vu"], form["noi-dung"], form["de-xuat"], null);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var (what, mistake) = DifficultyText.Read(typed.What, "nội dung khó khăn, vướng mắc");
            var (proposal, wrong) = DifficultyText.ReadOptional(typed.Proposal, "đề xuất");
            if ((mistake ?? wrong) is { } words)
                return await ShowAsync(request, caller, typed with { Mistake = words }, stop);
            var raised = new RaisedText(TaskOf(view, unit, typed.Task), what!, proposal, form.File is { } file ? [file] : [], "page-" + form.OperationId, caller.Through);
            var (difficulty, isNew) = await desk.RaiseAsync(view, unit.Unit, raised, stop);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, difficulty, stop);
            return request.SeeOther(FormattableString.Invariant($"{Home}/{difficulty.Number}"));
        }, ct);

    [Function("UnitDifficulty")]
    public Task<IActionResult> ShowOneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{number:int}")] HttpRequest request,
        int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), (caller, stop) => ShowAsync(request, caller, number, null, stop), ct);

    /// <summary>What the unit does about its own difficulty.</summary>
    [Function("ChangeDifficultyOnPage")]
    public Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{number:int}/{step}")] HttpRequest request,
        int number, string step, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            if (step is not (Add or Withdraw or Unsettled))
                throw new ProblemException(StatusCodes.Status404NotFound, "no-step", "Không có việc này", "Không có việc này trên trang; đề nghị tải lại trang.");
            var table = views.TableOf(caller.Basis.Cycle);
            var unit = (await SubmissionDesk.FindAsync(table, caller, stop)).Unit.Unit;
            await DifficultyDesk.FindAsync(table, number, unit, stop);
            var form = await DeskForm.ReadAsync(request, table, uploads, stop);
            var (text, mistake) = DifficultyText.Read(form["noi-dung"], "nội dung");
            if (text is null)
                return await ShowAsync(request, caller, number, (step, form["noi-dung"], mistake!), stop);
            DifficultyStep done = step switch
            {
                Add => new AddedToDifficulty(text) { Files = form.File is { } file ? [file] : [] },
                Withdraw => new DifficultyWithdrawn(text),
                _ => new DifficultyUnsettled(text),
            };
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var (difficulty, isNew) = await desk.RecordAsync(view, number, unit, done with { Id = form.OperationId, By = unit }, stop);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, difficulty, stop);
            return request.SeeOther(FormattableString.Invariant($"{Home}/{number}"));
        }, ct);

    [Function("FileOfUnitDifficulty")]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{number:int}/tep/{sha256}")] HttpRequest request,
        int number, string sha256, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var table = views.TableOf(caller.Basis.Cycle);
            var unit = (await SubmissionDesk.FindAsync(table, caller, stop)).Unit.Unit;
            return await DifficultyFiles.SaveAsync(request, table, files, (await DifficultyDesk.FindAsync(table, number, unit, stop)).Difficulty, sha256, stop);
        }, ct);

    private async Task<IActionResult> ShowAsync(HttpRequest request, UnitCaller caller, TypedDifficulty typed, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var unit = (await SubmissionDesk.FindAsync(view.Table, caller, ct)).Unit;
        var own = (await view.Table.DifficultiesAsync(ct)).Select(row => row.Difficulty).Where(difficulty => difficulty.Unit == unit.Unit).ToList();
        var context = view.Context;
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<UnitDifficultiesPage, UnitDifficultiesSheet>(
            PageFrame.Of(context, "Khó khăn, vướng mắc"),
            new(context, view.Holders.Unit(unit.Unit), TasksOf(view, unit), own, FormMark.Of(caller), typed),
            typed.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> ShowAsync(HttpRequest request, UnitCaller caller, int number, (string Step, string Words, string Mistake)? typed, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var unit = (await SubmissionDesk.FindAsync(view.Table, caller, ct)).Unit.Unit;
        var difficulty = (await DifficultyDesk.FindAsync(view.Table, number, unit, ct)).Difficulty;
        var context = view.Context;
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<UnitDifficultyPage, UnitDifficultySheet>(
            PageFrame.Of(context, $"Khó khăn, vướng mắc số {difficulty.Number}"),
            new(context, view.Holders.Unit(unit), difficulty, FormMark.Of(caller), typed),
            typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }


    private static IReadOnlyList<PlanTask> TasksOf(CycleView view, CycleUnit unit) =>
        [.. view.Plan.Tasks.Where(task => unit.Leads.Contains(task.Id) || unit.Supports.Contains(task.Id)).OrderBy(task => task.Number)];

    private static string? TaskOf(CycleView view, CycleUnit unit, string id) => id.Length == 0 ? null
        : TasksOf(view, unit).FirstOrDefault(task => task.Id == id)?.Id ?? throw DeskForm.Wrong("Nhiệm vụ này không thuộc đơn vị.");
}
