using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Planning;

/// <summary>The plan with its register: what is published, what is being changed, and what a year of it will bring.</summary>
public sealed class PlanPages(
    HttpPipeline pipeline, Pages pages, PlanDesk desk, PlanStore plans, PublishedPlans published, CycleKeeper keeper, TimeProvider time)
{
    internal const string Route = "ke-hoach";
    internal const string Home = "/" + Route;

    private const int LongestReason = 2000;

    [Function("PlanHome")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.See, async (user, stop) => await ShowAsync(request, user, await desk.LoadAsync(user, stop), null, stop), ct);

    [Function("PublishEditedPlan")]
    public Task<IActionResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/ban-hanh")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPostAsync(request, client, Route, DeskRight.Publish, async (user, stop) =>
        {
            var form = await PlanForm.ReadAsync(request, stop);
            var work = await desk.LoadAsync(user, stop);
            var reason = PlainText.Normalize(form["ly-do"]);
            if (reason is null || PlainText.Mistake(reason, LongestReason) is not null)
                return await ShowAsync(request, user, work, reason is null ? "đề nghị ghi lý do ban hành" : "lý do quá dài hoặc có ký tự không hợp lệ", stop);
            await desk.PublishAsync(work, form["ban"], user, reason, stop);
            await keeper.EnsureAsync(client, null, stop);
            return request.SeeOther(Home);
        }, ct);

    [Function("DropEditedPlan")]
    public Task<IActionResult> DropAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/bo-ban-sua")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPostAsync(request, client, Route, DeskRight.Plan, async (user, stop) =>
        {
            var form = await PlanForm.ReadAsync(request, stop);
            await desk.DropAsync(await desk.LoadAsync(user, stop), form["ban"], stop);
            return request.SeeOther(Home);
        }, ct);

    /// <summary>The days of a year to come, before anything is sent.</summary>
    [Function("PlanYearAhead")]
    public Task<IActionResult> ShowYearAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/nam-toi")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.See, async (user, stop) =>
        {
            var work = await desk.LoadAsync(user, stop);
            var calendar = await plans.CalendarAsync(user.Agency, null, stop);
            var year = await NextYearAsync(user, stop);
            var chosen = int.TryParse(request.Query["nam"], out var asked) && asked >= year - 1 && asked <= year + 3 ? asked : year;
            var ladder = new Ladder(work.Plan.Schedule, calendar, chosen);
            return await pages.ShowAsync<YearAheadPage, YearAheadSheet>(
                FrameOf(work.Published, time.GetUtcNow(), $"Các mốc của kỳ báo cáo năm {chosen}"),
                new(chosen, YearAhead.Of(work.Plan, calendar, chosen), PlanDuties.On(work.Plan, ladder.RequestDay), work.Plan, ladder.RequestDay, calendar.HasDecision(chosen)));
        }, ct);

    /// <summary>The first year whose cycle is not open yet.</summary>
    private async Task<int> NextYearAsync(DeskUser user, CancellationToken ct)
    {
        var year = VietnamTime.Day(time.GetUtcNow()).Year;
        var known = (await published.FindAsync(user.Agency, user.Plan, ct))?.Cycles ?? [];
        return known.Any(cycle => cycle.Year >= year) ? year + 1 : year;
    }

    private async Task<IActionResult> ShowAsync(HttpRequest request, DeskUser user, PlanWork work, string? mistake, CancellationToken ct)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var standing = await published.FindAsync(user.Agency, user.Plan, ct);
        return await pages.ShowAsync<PlanPage, PlanSheet>(
            FrameOf(work.Published, time.GetUtcNow(), "Kế hoạch và danh bạ"),
            new(user, work, standing, VietnamTime.Day(time.GetUtcNow()), FormMark.Of(user, Route), mistake),
            mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    internal static PageFrame FrameOf(Plan plan, DateTimeOffset now, string title) => PageFrame.Of(new LetterContext(plan, VietnamTime.Day(now).Year, now, Rehearsal: false), title);
}
