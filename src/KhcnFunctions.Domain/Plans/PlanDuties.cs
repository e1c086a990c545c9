namespace KhcnFunctions.Plans;

/// <summary>Who has to report under a plan, and on which tasks.</summary>
public static class PlanDuties
{
    /// <summary>The units that lead or support a task on the day, in the register's order. A unit that has ended passes its duties on
    /// to its successor; a unit that leads a task doesn't support it as well.</summary>
    public static IReadOnlyList<UnitDuty> On(Plan plan, DateOnly day)
    {
        var leads = plan.Tasks.ToDictionary(task => task.Id, task => Holders(plan, task.Leads, day), StringComparer.Ordinal);
        var supports = plan.Tasks.ToDictionary(task => task.Id, task => Supporters(plan, task, day), StringComparer.Ordinal);
        return
        [
            .. plan.Register.Units
                .Where(unit => unit.IsValidOn(day))
                .Select(unit => new UnitDuty(unit, TasksOf(plan, leads, unit), TasksOf(plan, supports, unit)))
                .Where(duty => duty.Leads.Count + duty.Supports.Count > 0),
        ];
    }

    /// <summary>The units that 'các phòng, đơn vị liên quan' proposes for a task, for HCTH to tick: all units of the day except those that
    /// lead or are named; none when the task doesn't say so.</summary>
    public static IReadOnlyList<Unit> Proposed(Plan plan, PlanTask task, DateOnly day)
    {
        if (!task.Coordination.Related)
            return [];
        var taken = Holders(plan, [.. task.Leads, .. task.Coordination.Units], day);
        return [.. plan.Register.Units.Where(unit => unit.IsValidOn(day) && !taken.Contains(unit.Id))];
    }

    private static HashSet<string> Supporters(Plan plan, PlanTask task, DateOnly day)
    {
        var line = task.Coordination;
        var supporters = Holders(plan, line.Units, day);
        var proposed = Proposed(plan, task, day).Select(unit => unit.Id);
        supporters.UnionWith(line.Ticked is null ? proposed : proposed.Intersect(Holders(plan, line.Ticked, day), StringComparer.Ordinal));
        supporters.ExceptWith(Holders(plan, task.Leads, day));
        return supporters;
    }

    private static HashSet<string> Holders(Plan plan, IEnumerable<string> ids, DateOnly day) =>
        ids.Select(id => plan.Register.UnitOn(id, day)?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IReadOnlyList<string> TasksOf(Plan plan, Dictionary<string, HashSet<string>> unitsByTask, Unit unit) =>
        [.. plan.Tasks.Select(task => task.Id).Where(task => unitsByTask[task].Contains(unit.Id))];
}

/// <summary>A unit that has to report.</summary>
/// <param name="Leads">Ids of the tasks that it leads (chủ trì), in the plan's order.</param>
/// <param name="Supports">Ids of the tasks that it supports (phối hợp), in the plan's order.</param>
public sealed record UnitDuty(Unit Unit, IReadOnlyList<string> Leads, IReadOnlyList<string> Supports);
