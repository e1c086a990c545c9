using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Difficulties;

/// <summary>Difficulties at the desk: HCTH forwards and records, leaders who are signed in give opinions and answer.</summary>
public sealed class DeskDifficultyPages(
    HttpPipeline pipeline, Pages pages, CycleViews views, DifficultyDesk desk, DifficultyLadders ladders, ReportFiles uploads, FileStore files)
{
    private const string Route = DeskPages.Route + "/{period}/vuong-mac";

    [Function("DeskDifficulties")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var lines = (await view.Table.DifficultiesAsync(stop)).Select(row => LineOf(view, row.Difficulty)).ToList();
            var context = view.Context;
            return await pages.ShowAsync<DeskDifficultiesPage, DeskDifficultiesSheet>(
                PageFrame.Of(context, $"Khó khăn, vướng mắc năm {view.Basis.Year}"), new(context, period, caller.User, lines));
        }, ct);

    [Function("DeskDifficulty")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{number:int}")] HttpRequest request,
        string period, int number, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            return await ShowAsync(request, await SheetAsync(view, caller, period, number, stop));
        }, ct);

    [Function("DecideOnDifficulty")]
    public async Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{number:int}/{step}")] HttpRequest request,
        string period, int number, string step, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        var rule = DifficultySteps.Find(step);
        return await pipeline.RunDeskPostAsync(request, client, period, rule?.Right ?? DeskRight.See, async (caller, stop) =>
        {
            if (rule is null)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-step", "Không có việc này", "Không có việc này trên trang; đề nghị tải lại trang.");
            var table = views.TableOf(caller.Basis.Cycle);
            await DifficultyDesk.FindAsync(table, number, null, stop);
            var form = await DeskForm.ReadAsync(request, table, uploads, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            DifficultyStep done;
            try
            {
                done = rule.Read(new(form, caller.User, view));
            }
            catch (ProblemException wrong) when (wrong.Problem.Status == StatusCodes.Status422UnprocessableEntity)
            {
                return await ShowAsync(request, await SheetAsync(view, caller, period, number, stop) with { Typed = form.Fields, Mistake = (step, wrong.Problem.Detail) });
            }

            var (difficulty, isNew) = await desk.RecordAsync(view, number, null, done, stop);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, difficulty, stop);
            return request.SeeOther(FormattableString.Invariant($"{DeskPages.AddressOf(period)}/vuong-mac/{number}"));
        }, ct);
    }

    [Function("FileOfDeskDifficulty")]
    public Task<IActionResult> SaveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{number:int}/tep/{sha256}")] HttpRequest request,
        string period, int number, string sha256, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var table = views.TableOf(caller.Basis.Cycle);
            return await DifficultyFiles.SaveAsync(request, table, files, (await DifficultyDesk.FindAsync(table, number, null, stop)).Difficulty, sha256, stop);
        }, ct);

    private async Task<IActionResult> ShowAsync(HttpRequest request, DeskDifficultySheet sheet)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<DeskDifficultyPage, DeskDifficultySheet>(
            PageFrame.Of(sheet.Context, $"Khó khăn, vướng mắc số {sheet.Difficulty.Number} của {sheet.Line.Unit.Name}"), sheet,
            sheet.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<DeskDifficultySheet> SheetAsync(CycleView view, DeskCaller caller, string period, int number, CancellationToken ct)
    {
        var difficulty = (await DifficultyDesk.FindAsync(view.Table, number, null, ct)).Difficulty;
        return new(view.Context, period, caller.User, LineOf(view, difficulty), view.Holders.DeputyFor(difficulty), view.Holders.Leaders(), FormMark.Of(caller));
    }

    private static DeskDifficultyLine LineOf(CycleView view, Difficulty difficulty) =>
        new(difficulty, view.Holders.Unit(difficulty.Unit), DifficultyLadder.Default.ForwardBy(difficulty, view.Calendar));

}
