namespace KhcnFunctions.Plans;

/// <summary>The shipped plan with another register.</summary>
internal static class PlansUnderTest
{
    public static Plan WithUnits(params Unit[] units) => PlanFile.Shipped with { Register = PlanFile.Shipped.Register with { Units = units } };

    public static Plan WithPeople(params Person[] people) => PlanFile.Shipped with { Register = PlanFile.Shipped.Register with { People = people } };

    public static Unit Unit(string id) => new() { Id = id, Name = id, ShortName = id, Kind = UnitKind.Division, Emails = [] };
}
