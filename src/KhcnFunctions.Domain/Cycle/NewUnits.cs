using KhcnFunctions.Plans;

namespace KhcnFunctions.Cycle;

/// <summary>Units that came into a cycle after its plan was fixed: known by the decisions that brought them.</summary>
public static class NewUnits
{
    /// <summary>The units that decisions brought, in order, each once.</summary>
    public static IEnumerable<Unit> NewUnitsOf(this CycleDecisions decisions) =>
        decisions.Of<Succeed>().Select(succeed => succeed.Entry).OfType<Unit>().DistinctBy(unit => unit.Id);

    /// <summary>The plan with them at the end of its register.</summary>
    public static Plan WithSuccessorsOf(this Plan plan, CycleDecisions decisions)
    {
        List<Unit> begun = [.. decisions.NewUnitsOf().Where(unit => plan.Register.Units.All(known => known.Id != unit.Id))];
        return begun.Count == 0 ? plan : plan with { Register = plan.Register with { Units = [.. plan.Register.Units, .. begun] } };
    }
}
