using KhcnFunctions.Plans;

namespace KhcnFunctions.Submissions.Headings;

/// <summary>What a unit's form asks about.</summary>
/// <param name="Leads">The tasks that the unit leads.</param>
/// <param name="Supports">The tasks that it supports.</param>
/// <param name="HasSeal">The unit numbers and signs its own document.</param>
public sealed record FormTasks(IReadOnlyList<PlanTask> Leads, IReadOnlyList<PlanTask> Supports, bool HasSeal)
{
    /// <summary>Led and supported tasks by their numbers in the plan.</summary>
    public IEnumerable<PlanTask> All => Leads.Concat(Supports).OrderBy(task => task.Number);
}
