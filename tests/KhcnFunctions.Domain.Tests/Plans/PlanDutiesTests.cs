using Xunit;

namespace KhcnFunctions.Plans;

public sealed class PlanDutiesTests
{
    private static readonly DateOnly Day = new(2026, 11, 16);
    private static readonly Plan Shipped = PlanFile.Shipped;

    [Fact]
    public void On_ShippedPlan_AllFourUnitsReportInTheRegistersOrder()
    {
        var duties = PlanDuties.On(Shipped, Day);

        Assert.Equal(
            [
                ("p-qlcncn", "nv1 nv2 nv3 nv5", "nv4"), ("p-qlkh", "nv4", "nv1 nv2 nv3 nv5"),
                ("p-hcth", "", "nv1 nv2 nv3 nv4 nv5"), ("ttud", "", "nv1 nv2 nv3 nv4 nv5"),
            ],
            duties.Select(duty => (duty.Unit.Id, string.Join(' ', duty.Leads), string.Join(' ', duty.Supports))));
    }

    [Fact]
    public void On_OfficeTickedOne_OnlyThatOneAndTheNamedOnesSupport()
    {
        var plan = WithTask("nv2", task => task with { Coordination = task.Coordination with { Ticked = ["ttud"] } });

        Assert.Equal(["p-qlkh", "ttud"], SupportersOf(plan, "nv2", Day));
    }

    [Fact]
    public void On_OfficeTickedNone_OnlyTheNamedOnesSupport()
    {
        var plan = WithTask("nv2", task => task with { Coordination = task.Coordination with { Ticked = [] } });

        Assert.Equal(["p-qlkh"], SupportersOf(plan, "nv2", Day));
    }

    [Fact]
    public void On_NotRelated_NobodyElseSupports()
    {
        var plan = WithTask("nv1", task => task with { Coordination = task.Coordination with { Related = false } });

        Assert.Empty(SupportersOf(plan, "nv1", Day));
    }

    [Fact]
    public void On_UnitLeadsAndIsNamed_ItLeadsOnly()
    {
        var plan = WithTask("nv4", task => task with { Coordination = task.Coordination with { Units = ["p-qlkh"] } });

        var duty = PlanDuties.On(plan, Day).Single(candidate => candidate.Unit.Id == "p-qlkh");

        Assert.Contains("nv4", duty.Leads);
        Assert.DoesNotContain("nv4", duty.Supports);
    }

    [Fact]
    public void On_LeadUnitEnded_DutiesPassAlongTheChainOnTheNextDay()
    {
        var (first, second) = (new DateOnly(2026, 6, 30), new DateOnly(2026, 9, 30));
        var plan = PlansUnderTest.WithUnits(
            Shipped.Register.Units[0] with { To = first, Successor = "p-a" },
            Shipped.Register.Units[1],
            PlansUnderTest.Unit("p-a") with { From = first.AddDays(1), To = second, Successor = "p-b" },
            PlansUnderTest.Unit("p-b") with { From = second.AddDays(1) });

        Assert.Equal(["p-qlcncn", "p-qlkh"], UnitsOn(plan, first));
        Assert.Equal(["p-qlkh", "p-a"], UnitsOn(plan, second));
        Assert.Equal(["p-qlkh", "p-b"], UnitsOn(plan, Day));
        Assert.Equal(["nv1", "nv2", "nv3", "nv5"], PlanDuties.On(plan, Day)[1].Leads);
    }

    [Fact]
    public void On_LeadUnitMergedIntoASupporter_TheSupporterLeads()
    {
        var plan = PlansUnderTest.WithUnits(Shipped.Register.Units[0] with { To = new DateOnly(2026, 6, 30), Successor = "p-qlkh" }, Shipped.Register.Units[1]);

        var duty = Assert.Single(PlanDuties.On(plan, Day));

        Assert.Equal(("p-qlkh", 5, 0), (duty.Unit.Id, duty.Leads.Count, duty.Supports.Count));
    }

    [Fact]
    public void On_UnitNotYetThere_HasNoDuty()
    {
        var plan = PlansUnderTest.WithUnits([.. Shipped.Register.Units, PlansUnderTest.Unit("p-moi") with { From = Day.AddDays(1) }]);

        Assert.DoesNotContain("p-moi", UnitsOn(plan, Day));
        Assert.Contains("p-moi", UnitsOn(plan, Day.AddDays(1)));
    }

    [Fact]
    public void Proposed_RelatedTask_IsAllUnitsButLeadsAndNamed()
    {
        Assert.Equal(["p-hcth", "ttud"], PlanDuties.Proposed(Shipped, Shipped.Tasks[1], Day).Select(unit => unit.Id));
        Assert.Equal(["p-qlkh", "p-hcth", "ttud"], PlanDuties.Proposed(Shipped, Shipped.Tasks[0], Day).Select(unit => unit.Id));
    }

    private static IEnumerable<string> UnitsOn(Plan plan, DateOnly day) => PlanDuties.On(plan, day).Select(duty => duty.Unit.Id);

    private static IEnumerable<string> SupportersOf(Plan plan, string task, DateOnly day) =>
        PlanDuties.On(plan, day).Where(duty => duty.Supports.Contains(task)).Select(duty => duty.Unit.Id);

    private static Plan WithTask(string id, Func<PlanTask, PlanTask> change) =>
        Shipped with { Tasks = [.. Shipped.Tasks.Select(task => task.Id == id ? change(task) : task)] };
}
