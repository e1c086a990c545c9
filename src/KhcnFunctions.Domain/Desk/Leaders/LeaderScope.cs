using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>What a leader answers for in a cycle: the Director for all tasks, a deputy director for those that they direct or took over.</summary>
public sealed record LeaderScope(Person Leader, IReadOnlyList<PlanTask> Tasks)
{
    public static LeaderScope Of(Person leader, Holders holders) => new(leader, leader.Role is LeaderRole.Director
        ? holders.Plan.Tasks
        : [.. holders.Plan.Tasks.Where(task => holders.InOffice(task.DirectedBy)?.Id == leader.Id)]);

    /// <summary>Those that lead or support one of the tasks, in the register's order. Whose duties passed on is none of them.</summary>
    public IReadOnlyList<CycleUnit> UnitsOf(IEnumerable<CycleUnit> units) =>
    [
        .. units.Where(unit => unit.Status is not UnitStatus.Transferred && Tasks.Any(task => unit.Leads.Contains(task.Id) || unit.Supports.Contains(task.Id)))
            .OrderBy(unit => unit.Order),
    ];
}
