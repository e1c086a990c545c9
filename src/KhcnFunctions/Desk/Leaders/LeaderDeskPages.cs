using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>A leader's own view of a cycle: the Director sees all tasks, a deputy director those that they direct. Others look at each.</summary>
public sealed class LeaderDeskPages(HttpPipeline pipeline, Pages pages, CycleViews views, VersionReader versions)
{
    private const string Route = DeskPages.Route + "/{period}/lanh-dao";

    [Function("LeaderDesk")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var visible = VisibleTo(caller.User, view.Holders);
            var leader = visible.FirstOrDefault(person => person.Id == request.Query["ai"]) ?? (visible.Count > 0 ? visible[0] : null)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-leader", "Chưa có lãnh đạo Sở trong danh bạ", "Danh bạ của Kế hoạch chưa có lãnh đạo Sở đang giữ chức vụ.");
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            var sheet = await SheetAsync(view, caller, period, leader, [.. visible.Where(person => person.Id != leader.Id)], stop);
            return await pages.ShowAsync<LeaderDeskPage, LeaderSheet>(PageFrame.Of(sheet.Context, $"Nhiệm vụ năm {view.Basis.Year} theo lãnh đạo chỉ đạo"), sheet);
        }, ct);

    // A deputy director sees the own tasks first, and those of whom they stand in for; all others see every leader's, the Director's first.
    private static IReadOnlyList<Person> VisibleTo(DeskUser user, Holders holders)
    {
        var leaders = holders.Leaders();
        return user.Role is DeskRole.DeputyDirector
            ? [.. leaders.Where(leader => leader.Id == user.Id), .. leaders.Where(leader => leader.Id != user.Id && holders.ReaderFor(leader).Person.Id == user.Id)]
            : leaders;
    }

    private async Task<LeaderSheet> SheetAsync(CycleView view, DeskCaller caller, string period, Person leader, IReadOnlyList<Person> others, CancellationToken ct)
    {
        var scope = LeaderScope.Of(leader, view.Holders);
        var units = scope.UnitsOf((await view.Table.UnitsAsync(ct)).Select(row => row.Unit));
        var reports = await ReportsAsync(view, units.Where(unit => scope.Tasks.Any(task => unit.Leads.Contains(task.Id))), ct);
        return new(
            view.Context, period, caller.User, leader, others,
            [.. scope.Tasks.Select(task => Of(task, view, units, reports))], CycleCounts.Of(units), view.Deadline, view.Ladder.DispatchDay, view.Chain, view.Decisions,
            leader.Id == caller.User.Id ? AwaitedAnswer.Of(leader, view.Chain, view.Decisions) : null, FormMark.Of(caller));
    }

    // Only those of lead units, whose assessment stands for the task.
    private async Task<IReadOnlyDictionary<string, Report>> ReportsAsync(CycleView view, IEnumerable<CycleUnit> leads, CancellationToken ct)
    {
        var reports = new Dictionary<string, Report>(StringComparer.Ordinal);
        foreach (var unit in leads.Where(unit => unit.Version > 0))
        {
            if (await versions.ReadAsync(view.Table, unit.Unit, unit.Version, ct) is { } report)
                reports[unit.Unit] = report;
        }

        return reports;
    }

    private static LeaderTask Of(PlanTask task, CycleView view, IReadOnlyList<CycleUnit> units, IReadOnlyDictionary<string, Report> reports)
    {
        return new(
            task, view.Holders.InOffice(task.DirectedBy), Lines(unit => unit.Leads), Lines(unit => unit.Supports),
            view.Decisions.Of<Assess>().LastOrDefault(assess => assess.Task == task.Id), [.. view.Decisions.Of<NoteTask>().Where(note => note.Task == task.Id)]);

        IReadOnlyList<LeaderUnit> Lines(Func<CycleUnit, IReadOnlyList<string>> duties) =>
        [
            .. units.Where(unit => duties(unit).Contains(task.Id)).Select(unit => new LeaderUnit(
                view.Holders.Unit(unit.Unit), unit, reports.GetValueOrDefault(unit.Unit)?.Tasks.FirstOrDefault(answer => answer.Task == task.Id))),
        ];
    }
}
