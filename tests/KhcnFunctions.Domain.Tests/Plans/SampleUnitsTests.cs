using Xunit;

namespace KhcnFunctions.Plans;

public sealed class SampleUnitsTests
{
    private static readonly DateOnly Day = new(2026, 11, 16);

    [Fact]
    public void AddTo_Three_AreMarkedMixedAndAddressed()
    {
        var samples = SampleUnits.AddTo(PlanFile.Shipped, 3).Register.Units.Skip(4).ToList();

        Assert.Equal(["mau-001", "mau-002", "mau-003"], samples.Select(unit => unit.Id));
        Assert.Equal("Đơn vị mẫu 001 (chạy thử)", samples[0].Name);
        Assert.Equal(["mau-001@chay-thu.example"], samples[0].Emails);
        Assert.Equal([UnitKind.Division, UnitKind.SubDepartment, UnitKind.Centre], samples.Select(unit => unit.Kind));
        Assert.All(samples, unit => Assert.True(unit.Sample));
    }

    [Fact]
    public void AddTo_Some_EachSupportsEveryRelatedTaskAndLeadsNone()
    {
        var duties = PlanDuties.On(SampleUnits.AddTo(PlanFile.Shipped, 5), Day);

        Assert.Equal(9, duties.Count);
        Assert.All(duties.Skip(4), duty => Assert.Equal((0, 5), (duty.Leads.Count, duty.Supports.Count)));
    }

    [Fact]
    public void AddTo_OfficeHasTicked_SamplesAreTickedToo()
    {
        var task = PlanFile.Shipped.Tasks[0];
        var ticked = PlanFile.Shipped with { Tasks = [task with { Coordination = task.Coordination with { Ticked = ["ttud"] } }] };

        var duties = PlanDuties.On(SampleUnits.AddTo(ticked, 2), Day);

        Assert.Equal(["p-qlcncn", "ttud", "mau-001", "mau-002"], duties.Select(duty => duty.Unit.Id));
    }

    [Fact]
    public void AddTo_SamePlanTwice_GivesTheSameRevision() =>
        Assert.Equal(PlanFile.Revision(SampleUnits.AddTo(PlanFile.Shipped, 20)), PlanFile.Revision(SampleUnits.AddTo(PlanFile.Shipped, 20)));

    [Fact]
    public void AddTo_PlanThatHasSamples_CountsOn()
    {
        var plan = SampleUnits.AddTo(SampleUnits.AddTo(PlanFile.Shipped, 1), 1);

        Assert.Equal(["mau-001", "mau-002"], plan.Register.Units.Skip(4).Select(unit => unit.Id));
    }

    [Fact]
    public void AddTo_AThousand_IsStillAPlanThatIsAccepted() =>
        Assert.Empty(PlanFile.Read(PlanFile.Write(SampleUnits.AddTo(PlanFile.Shipped, 1000)), "plan.json").Mistakes);

    [Fact]
    public void AddTo_NegativeCount_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => SampleUnits.AddTo(PlanFile.Shipped, -1));
}
