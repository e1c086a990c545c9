using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;

namespace KhcnFunctions.Rehearsals;

/// <summary>What somebody does in a rehearsal at one moment. Done again, it changes nothing.</summary>
/// <param name="Unit">Id of the unit that sends; null for a step of the report.</param>
internal sealed record RehearsalAct(DateTimeOffset At, string? Unit, ReportStep? Step);

/// <summary>The people of a rehearsal: units send their reports, HCTH and the leaders bring the report on its way, văn thư notes that it was issued.</summary>
public sealed class RehearsalActs(SubmissionDesk submissions, DecisionDesk decisions, CycleViews views)
{
    private const string Reason = "Chạy thử";

    /// <summary>Who does what when, in order; follows from plan, calendar and scenario alone.</summary>
    internal static IReadOnlyList<RehearsalAct> Of(Plan plan, WorkingCalendar calendar, int year, RehearsalScenario scenario)
    {
        var ladder = new Ladder(plan.Schedule, calendar, year);
        var deadline = plan.Reporting.Deadline.Resolve(calendar, year);
        var sending = scenario is RehearsalScenario.Nobody ? [] : PlanDuties.On(plan, ladder.RequestDay)
            .Select((duty, index) => new RehearsalAct(SendingTime(index), duty.Unit.Id, null));
        var approval = VietnamTime.At(calendar.AddWorkingDays(ladder.DispatchDay, -2), new TimeOnly(15, 0));
        RehearsalAct[] steps =
        [
            new(approval.AddMinutes(-30), null, ReportStep.Submitted),
            new(approval.AddMinutes(-20), null, ReportStep.Checked),
            new(approval, null, ReportStep.Approved),
            new(VietnamTime.At(calendar.AddWorkingDays(ladder.DispatchDay, 1), new TimeOnly(9, 0)), null, ReportStep.Dispatched),
        ];
        return [.. sending.Concat(steps).OrderBy(act => act.At)];

        DateTimeOffset SendingTime(int index)
        {
            var isLate = scenario is RehearsalScenario.MostInTime && index % 3 == 0;
            var day = isLate ? calendar.AddWorkingDays(deadline.FirstOverdueMorning(calendar), 1) : calendar.AddWorkingDays(deadline.LastDay, -1 - (index % 5));
            return VietnamTime.At(day, new TimeOnly(9, 0)).AddSeconds(index);
        }
    }

    internal async Task PlayAsync(CycleKey cycle, RehearsalAct act, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        if (act.Unit is { } unit)
            await SendAsync(view, unit, ct);
        else
            await TakeStepAsync(view, act.Step!.Value, ct);
    }

    private async Task SendAsync(CycleView view, string unit, CancellationToken ct)
    {
        if (PlanDuties.On(view.Plan, view.Today).FirstOrDefault(duty => duty.Unit.Id == unit) is not { } duty)
            return;
        var json = Encoding.UTF8.GetBytes(ScriptedReports.Good(view.Plan, duty, view.Basis.Year, 1));
        await submissions.ReceiveAsync(new UnitCaller(view.Basis, duty.Unit, 1, IsHead: true), json, ct);
    }

    // Where a place in the register is empty, its step is left out, as the cycle leaves it out.
    private async Task TakeStepAsync(CycleView view, ReportStep step, CancellationToken ct)
    {
        var chain = view.Chain;
        if (chain.Draft is not { Number: var draft })
            return;
        var staff = view.Plan.Register.Staff.Where(member => member.IsValidOn(view.Today)).ToList();
        switch (step)
        {
            case ReportStep.Submitted when staff.Find(member => member.Role is StaffRole.Officer) is { } officer:
                await DecideAsync(view, new SubmitDraft(draft), officer.Id, ct);
                break;
            case ReportStep.Checked when chain is { Submission: not null, Checkers: [var checker, ..] }:
                await DecideAsync(view, new CheckDraft(draft, CheckVerdict.Passed), checker.Id, ct);
                foreach (var adviser in chain.Advisers)
                    await DecideAsync(await views.LoadAsync(view.Cycle, ct), new Opine(draft, Stance.Agrees), adviser.Id, ct);
                break;
            case ReportStep.Approved when chain.Signer is { } signer:
                await DecideAsync(view, new Approve(draft, null, null), signer.Id, ct);
                break;
            case ReportStep.Dispatched:
                var clerk = staff.Find(member => member.Role is StaffRole.RecordsClerk)?.Id ?? view.Plan.Agency.Office;
                foreach (var task in IssueTask.Of(view.Plan, view.Decisions).Where(task => task.Done is null))
                    await DecideAsync(view, new Issued(task.Document, task.Recipient, Reason, view.Today), clerk, ct);
                break;
        }
    }

    private async Task DecideAsync(CycleView view, Decision decision, string by, CancellationToken ct) =>
        await decisions.RecordAsync(
            view,
            decision with
            {
                Id = $"dien-tap-{decision.GetType().Name}-{(decision as Issued)?.Recipient ?? by}",
                At = view.Now,
                DecidedBy = by,
                DecidedOn = view.Today,
                Form = "trực tiếp",
                Reason = Reason,
            },
            ct);
}
