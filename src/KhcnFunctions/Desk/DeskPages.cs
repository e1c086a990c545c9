using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk;

/// <summary>Bàn làm việc: where those who are signed in begin. Addresses name the period alone; agency and plan are the user's own.</summary>
public sealed class DeskPages(HttpPipeline pipeline, Pages pages, PlanStore plans, CycleIndex index, CycleBases bases, TimeProvider time)
{
    internal const string Route = "ban-lam-viec";

    /// <summary>The page of one cycle; those of its parts lie below it.</summary>
    internal static string AddressOf(string period) => $"{DeskPath.Home}/{period}";

    [Function("DeskHome")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, async (user, stop) =>
        {
            var now = time.GetUtcNow();
            if (await plans.FindCurrentAsync(user.Agency, user.Plan, stop) is not { } plan)
                return request.SeeOther(DeskPath.SignIn);
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<DeskHomePage, DeskHomeSheet>(
                PageFrame.Of(new LetterContext(plan, VietnamTime.Day(now).Year, now, Rehearsal: false), "Bàn làm việc"),
                new DeskHomeSheet(user, plan, await OpenCyclesAsync(user, stop)));
        }, ct);

    private async Task<IReadOnlyList<OpenCycleLine>> OpenCyclesAsync(DeskUser user, CancellationToken ct)
    {
        var calendar = await plans.CalendarAsync(user.Agency, null, ct);
        var lines = new List<OpenCycleLine>();
        await foreach (var cycle in index.OpenAsync(null, ct))
        {
            if (cycle.Agency == user.Agency && cycle.Plan == user.Plan && await bases.FindAsync(cycle, ct) is { } basis)
                lines.Add(new(cycle.Period, basis.Year, basis.Plan.Reporting.Deadline.Resolve(calendar, basis.Year)));
        }

        return [.. lines.OrderByDescending(line => line.Period, StringComparer.Ordinal)];
    }
}
