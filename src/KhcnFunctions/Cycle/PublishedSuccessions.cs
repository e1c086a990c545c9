using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Cycle;

/// <summary>
/// Lets an open cycle follow a reorganisation that was published after its plan was fixed: that a unit ends is recorded as HCTH
/// would record it by hand, with its day and who published it why. On that day the round passes the open duties on.
/// </summary>
public sealed class PublishedSuccessions(CycleBases bases, CycleViews views, PlanStore plans, DecisionDesk desk)
{
    private const int Tries = 4;

    /// <returns>Whether anything was recorded.</returns>
    /// <exception cref="InvalidDataException">The published plan can't be read.</exception>
    internal async Task<bool> RecordAsync(CycleKey cycle, CancellationToken ct)
    {
        if (cycle.Rehearsal is not null || await plans.FindCurrentAsync(cycle.Agency, cycle.Plan, ct) is not { } current)
            return false;
        // Most cycles rest on the plan as it is published, and nothing else has to be read.
        if (await bases.FindAsync(cycle, ct) is not { } basis || !Published(basis.Plan, new([]), basis, current).Any())
            return false;
        var isNew = false;
        for (var left = Tries; left > 0; left--)
        {
            var view = await views.LoadAsync(cycle, ct);
            if (view.IsClosed || view.Decisions.Of<CloseYear>().Any())
                return isNew;
            var concerned = (await view.Table.UnitsAsync(ct)).Select(row => row.Unit.Unit).Append(view.Plan.Agency.Office).ToHashSet(StringComparer.Ordinal);
            if (Published(view.Plan, view.Decisions, basis, current).FirstOrDefault(succeed => concerned.Contains(succeed.Unit)) is not { } next)
                return isNew;
            try
            {
                // Each changes the cycle's head, so that the next one is recorded on a new look.
                isNew |= (await desk.RecordAsync(view, await WithSourceAsync(view, next, current, ct), ct)).IsNew;
                left = Tries;
            }
            catch (StorageConflictException)
            {
                // Somebody decided at the same moment: look again.
            }
        }

        return isNew;
    }

    private static IEnumerable<Succeed> Published(Plan plan, CycleDecisions decisions, CycleBasis basis, Plan current) =>
        Successions.Published(plan, decisions, current, VietnamTime.Day(basis.Closing));

    private async Task<Succeed> WithSourceAsync(CycleView view, Succeed succeed, Plan current, CancellationToken ct)
    {
        var publishing = await plans.FindNoteAsync(current, ct);
        return succeed with
        {
            At = view.Now,
            DecidedBy = view.Plan.Agency.Office,
            RecordedBy = publishing?.By,
            DecidedOn = view.Today,
            Form = "ban hành Kế hoạch và danh bạ",
            Reason = publishing?.Reason ?? "Sắp xếp phòng, đơn vị theo Kế hoạch và danh bạ được ban hành.",
        };
    }
}
