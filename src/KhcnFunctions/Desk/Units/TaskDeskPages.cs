using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Units;

/// <summary>One task at the desk, on any day of the year: its answers, the department's own assessment, checks and requests.</summary>
public sealed class TaskDeskPages(HttpPipeline pipeline, Pages pages, CycleViews views, SubjectPosts posts, VersionReader versions)
{
    private const string Route = DeskPages.Route + "/{period}/nhiem-vu/{task}";

    internal static string AddressOf(string period, string task) => $"{DeskPages.AddressOf(period)}/nhiem-vu/{task}";

    [Function("TaskDesk")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, string task, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, (caller, stop) => ShowAsync(request, caller, period, task, null, StatusCodes.Status200OK, stop), ct);

    [Function("DecideOnTask")]
    public Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{step}")] HttpRequest request,
        string period, string task, string step, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        var rule = UnitSteps.FindOfTask(step);
        return pipeline.RunDeskPostAsync(request, client, period, rule?.Right ?? DeskRight.See, async (caller, stop) =>
        {
            if (rule is null)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-step", "Không có việc này", "Không có việc này trên trang của nhiệm vụ; đề nghị tải lại trang.");
            TaskOf(await views.LoadAsync(caller.Basis.Cycle, stop), task);
            var refused = await posts.TakeAsync(request, client, caller, rule, step, task, (view, since, token) => AuditLines.OfTaskAsync(view, task, since, token), stop);
            return refused is { } kept ? await ShowAsync(request, caller, period, task, kept.Posted, kept.Status, stop) : request.SeeOther(AddressOf(period, task));
        }, ct);
    }

    private static PlanTask TaskOf(CycleView view, string task) => view.Plan.Tasks.FirstOrDefault(known => known.Id == task) ?? throw new ProblemException(
        StatusCodes.Status404NotFound, "no-task", "Không có nhiệm vụ này", "Kế hoạch không có nhiệm vụ theo địa chỉ đã mở; đề nghị chọn nhiệm vụ từ trang của kỳ báo cáo.");

    private async Task<IActionResult> ShowAsync(HttpRequest request, DeskCaller caller, string period, string id, PostedStep? posted, int status, CancellationToken ct)
    {
        var view = await views.LoadAsync(caller.Basis.Cycle, ct);
        var task = TaskOf(view, id);
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var sheet = new TaskDeskSheet(
            view.Context, period, caller.User, task, await AnswersAsync(view, task, ct), view.Decisions,
            new StepForms(AddressOf(period, id), FormMark.Of(caller), ShownMark.OfTask(view.Decisions, id), view.Now) { Posted = posted });
        return await pages.ShowAsync<TaskDeskPage, TaskDeskSheet>(PageFrame.Of(sheet.Context, $"Nhiệm vụ {task.Number}"), sheet, status);
    }

    private async Task<IReadOnlyList<TaskAnswer>> AnswersAsync(CycleView view, PlanTask task, CancellationToken ct)
    {
        var rows = (await view.Table.UnitsAsync(ct)).Where(row => row.Unit.Leads.Contains(task.Id) || row.Unit.Supports.Contains(task.Id)).ToList();
        var reports = await versions.ReadStandingAsync(view.Table, rows.Select(row => row.Unit), ct);
        return
        [
            .. rows.OrderBy(row => row.Unit.Leads.Contains(task.Id) ? 0 : 1)
                .Select(row => new TaskAnswer(
                    view.Holders.Unit(row.Unit.Unit), row.Unit, row.Unit.Leads.Contains(task.Id),
                    reports.GetValueOrDefault(row.Unit.Unit)?.Tasks.FirstOrDefault(answer => answer.Task == task.Id))),
        ];
    }
}
