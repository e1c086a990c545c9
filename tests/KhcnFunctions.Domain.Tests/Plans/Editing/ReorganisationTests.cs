using Xunit;

namespace KhcnFunctions.Plans.Editing;

public sealed class ReorganisationTests
{
    private static readonly Plan Plan = PlanFile.Shipped;
    private static readonly DateOnly From = new(2027, 3, 1);
    private static readonly string First = Plan.Tasks[0].Leads[0];
    private static readonly string Second = Plan.Register.Units.First(unit => unit.Id != First && unit.Id != Plan.Agency.Office).Id;

    [Fact]
    public void Rename_FromTheDay_TheNewUnitHasTheDuties()
    {
        var plan = Carried(new(ReorganisationKind.Rename, From, [First], ["Phòng Công nghệ và Đổi mới sáng tạo"], null));

        Assert.Equal(First, plan.Register.UnitOn(First, From.AddDays(-1))!.Id);
        Assert.Equal("Phòng Công nghệ và Đổi mới sáng tạo", plan.Register.UnitOn(First, From)!.Name);
        Assert.Contains(PlanDuties.On(plan, From), duty => duty.Unit.Name == "Phòng Công nghệ và Đổi mới sáng tạo" && duty.Leads.Contains("nv1"));
    }

    [Fact]
    public void Merge_IntoAUnitThatIsThere_PassesTheDutiesToIt()
    {
        var plan = Carried(new(ReorganisationKind.Merge, From, [First], [], Second));

        Assert.Equal(Second, plan.Register.UnitOn(First, From)!.Id);
        Assert.Equal(Plan.Register.Units.Count, plan.Register.Units.Count);
    }

    [Fact]
    public void Merge_OfTwoIntoANewOne_EndsBoth()
    {
        var plan = Carried(new(ReorganisationKind.Merge, From, [First, Second], ["Phòng Khoa học và Công nghệ"], null));

        Assert.Equal("Phòng Khoa học và Công nghệ", plan.Register.UnitOn(First, From)!.Name);
        Assert.Equal(plan.Register.UnitOn(First, From), plan.Register.UnitOn(Second, From));
    }

    [Fact]
    public void Split_FirstNewUnitTakesTheOpenDuties()
    {
        var plan = Carried(new(ReorganisationKind.Split, From, [First], ["Phòng Một", "Phòng Hai"], null));

        Assert.Equal("Phòng Một", plan.Register.UnitOn(First, From)!.Name);
        Assert.Contains(plan.Register.Units, unit => unit.Name == "Phòng Hai" && unit.IsValidOn(From) && !unit.IsValidOn(From.AddDays(-1)));
    }

    [Fact]
    public void Office_Renamed_StillRunsTheCycle()
    {
        var plan = Carried(new(ReorganisationKind.Rename, From, [Plan.Agency.Office], ["Văn phòng Sở"], null));

        Assert.Equal("Văn phòng Sở", plan.Register.UnitOn(plan.Agency.Office, From)!.Name);
    }

    public static TheoryData<ReorganisationKind, string[], string[], string?> Wrong { get; } = new()
    {
        { ReorganisationKind.Rename, [], ["Phòng Mới"], null },
        { ReorganisationKind.Rename, [First], [], null },
        { ReorganisationKind.Rename, [First, Second], ["Phòng Mới"], null },
        { ReorganisationKind.Split, [First], ["Phòng Mới"], null },
        { ReorganisationKind.Merge, [First], ["Phòng Mới"], null },
        { ReorganisationKind.Merge, [First], [], First },
        { ReorganisationKind.Merge, [First], ["Phòng Mới"], Second },
        { ReorganisationKind.Merge, ["khong-co", First], ["Phòng Mới"], null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Mistake_IsNamed(ReorganisationKind kind, string[] units, string[] names, string? into)
    {
        var wanted = new Reorganisation(kind, From, units, names, into);

        Assert.NotNull(wanted.Mistake(Plan));
        Assert.Throws<InvalidOperationException>(() => wanted.Apply(Plan));
    }

    // As the page does: the plan that comes out must hold as a file.
    private static Plan Carried(Reorganisation wanted)
    {
        Assert.Null(wanted.Mistake(Plan));
        var reading = PlanFile.Read(PlanFile.Write(wanted.Apply(Plan)), "plan.json");
        Assert.Empty(reading.Mistakes);
        return reading.Plan!;
    }
}
