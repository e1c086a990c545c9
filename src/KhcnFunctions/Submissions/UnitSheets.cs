using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Web;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions;

/// <summary>Reads what a unit's page shows. Nothing is written: mail scanners open links, too.</summary>
public sealed class UnitSheets(CycleViews views, IOptions<KhcnOptions> options)
{
    /// <exception cref="ProblemException">The link was replaced, or the unit has no part in the cycle.</exception>
    internal async Task<UnitSheet> ReadAsync(UnitCaller caller, CancellationToken ct)
    {
        var cycle = caller.Basis.Cycle;
        var view = await views.LoadForUnitAsync(cycle, ct);
        if (view.IsClosed)
            throw CallerFinder.Expired(caller.Basis);
        var standing = (await SubmissionDesk.FindAsync(view.Table, caller, ct)).Unit;
        var received = new List<ReceivedFacts>();
        await foreach (var version in view.Table.VersionHeadsAsync(standing.Unit, ct))
            received.Insert(0, new ReceivedFacts(version.ReceivedAt, version.Timeliness, version.Version, version.ReceiptId));

        var duty = new Duty(view.Holders.Unit(standing.Unit), standing.Deadline, Tasks(view, standing.Leads), Tasks(view, standing.Supports));
        return new UnitSheet(
            view.Context,
            duty,
            standing,
            view.Calendar.CountWorkingDays(view.Today, standing.Deadline.LastDay),
            view.Calendar.IsWorkingDay(view.Today),
            received,
            standing.Status is UnitStatus.Transferred ? SuccessorOf(view, standing.Unit) : null,
            view.Approval is not null || view.Decisions.Dispatched is not null,
            $"{options.Value.PublicAddress.TrimEnd('/')}/api/{cycle.Agency}/plans/{cycle.Plan}/cycles/{cycle.Period}/reports")
        {
            Mark = FormMark.Of(caller),
            IsHead = caller.IsHead,
            Answers = await view.Table.HeadAnswersAsync(standing.Unit, ct),
            Asked = view.Decisions.OpenCompletion(standing),
            Accepted = view.Decisions.Acceptance(standing),
            AskedExtension = view.Decisions.AskedExtensions.GetValueOrDefault(standing.Unit),
        };
    }

    private static IReadOnlyList<PlanTask> Tasks(CycleView view, IReadOnlyList<string> ids) =>
        [.. view.Plan.Tasks.Where(task => ids.Contains(task.Id)).OrderBy(task => task.Number)];

    private static Unit? SuccessorOf(CycleView view, string unit) =>
        view.Decisions.Of<Succeed>().LastOrDefault(decision => decision.Unit == unit) is { } decided
            ? view.Holders.Unit(decided.Successor)
            : view.Plan.Register.UnitOn(unit, view.Today);
}
