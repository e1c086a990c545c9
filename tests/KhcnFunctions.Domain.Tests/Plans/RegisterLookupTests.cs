using Xunit;

namespace KhcnFunctions.Plans;

public sealed class RegisterLookupTests
{
    private static readonly DateOnly Day = new(2026, 12, 21);
    private static readonly Plan Shipped = PlanFile.Shipped;
    private static readonly Person Hoa = Shipped.Register.People[1];
    private static readonly Person Hieu = Shipped.Register.People[2];

    [Theory]
    [InlineData("2025-02-28", "Sở Kế hoạch và Đầu tư")]
    [InlineData("2025-03-01", "Sở Tài chính")]
    [InlineData("2026-12-21", "Sở Tài chính")]
    public void RecipientOn_MergedAgency_IsTheOneOfTheDay(string day, string name) =>
        Assert.Equal(name, Shipped.Register.RecipientOn("so-khdt", DateOnly.Parse(day))!.Name);

    [Fact]
    public void RecipientOn_BeforeItsFirstDay_IsNobody() => Assert.Null(Shipped.Register.RecipientOn("so-tai-chinh", new DateOnly(2025, 2, 28)));

    [Fact]
    public void UnitOn_UnknownOrEndedWithoutSuccessor_IsNobody()
    {
        var register = PlansUnderTest.WithUnits(PlansUnderTest.Unit("p-a") with { To = Day.AddDays(-1) }).Register;

        Assert.Null(register.UnitOn("p-a", Day));
        Assert.Null(register.UnitOn("p-b", Day));
        Assert.Equal("p-a", register.UnitOn("p-a", Day.AddDays(-1))!.Id);
    }

    [Fact]
    public void UnitOn_SuccessorsInACircle_EndsWithNobody()
    {
        var ended = Day.AddDays(-1);
        var register = PlansUnderTest.WithUnits(PlansUnderTest.Unit("p-a") with { To = ended, Successor = "p-b" }, PlansUnderTest.Unit("p-b") with { To = ended, Successor = "p-a" }).Register;

        Assert.Null(register.UnitOn("p-a", Day));
    }

    [Fact]
    public void Director_ChangedInMidYear_IsTheOneOfTheDay()
    {
        var director = Shipped.Register.People[0];
        var register = PlansUnderTest.WithPeople(director with { To = new DateOnly(2026, 6, 30) }, director with { Id = "gd-2", From = new DateOnly(2026, 7, 1) }).Register;

        Assert.Equal("gd", register.Director(new DateOnly(2026, 6, 30))!.Id);
        Assert.Equal("gd-2", register.Director(new DateOnly(2026, 7, 1))!.Id);
        Assert.Null(PlansUnderTest.WithPeople(Hoa).Register.Director(Day));
    }

    [Fact]
    public void DeputyDirectors_OneGone_AreThoseInOffice()
    {
        Assert.Equal(["tran-cong-hoa", "phan-van-hieu"], Shipped.Register.DeputyDirectors(Day).Select(person => person.Id));
        Assert.Equal(["phan-van-hieu"], PlansUnderTest.WithPeople(Hoa with { To = Day.AddDays(-1) }, Hieu).Register.DeputyDirectors(Day).Select(person => person.Id));
    }

    [Fact]
    public void DeputiesOver_UnitThatLeads_AreThoseWhoDirectItsTasks()
    {
        Assert.Equal(["tran-cong-hoa"], Shipped.DeputiesOver(Shipped.Register.Units[0], Day).Select(person => person.Id));
        Assert.Equal("phan-van-hieu", Shipped.DeputiesOver(Shipped.Register.Units[1], Day)[0].Id);
    }

    [Fact]
    public void DeputiesOver_UnitLeadsUnderTwo_AreBothInTheOrderOfTheTasks()
    {
        var plan = Shipped with { Tasks = [.. Shipped.Tasks.Select(task => task with { Leads = ["ttud"] })] };

        Assert.Equal(["tran-cong-hoa", "phan-van-hieu"], plan.DeputiesOver(plan.Register.Units[3], Day).Select(person => person.Id));
    }

    [Fact]
    public void DeputiesOver_DirectingDeputyReplaced_IsTheSuccessor()
    {
        var plan = PlansUnderTest.WithPeople(Hoa with { To = Day.AddDays(-1), Successor = "phan-van-hieu" }, Hieu);

        Assert.Equal("phan-van-hieu", plan.DeputiesOver(plan.Register.Units[0], Day)[0].Id);
    }

    [Fact]
    public void DeputiesOver_UnitLeadsNothing_IsTheOneInCharge()
    {
        var office = Shipped.Register.Units[2];

        Assert.Empty(Shipped.DeputiesOver(office, Day));
        Assert.Empty(Shipped.DeputiesOver(office, Day));
        Assert.Equal("phan-van-hieu", Shipped.DeputiesOver(office with { InCharge = "phan-van-hieu" }, Day)[0].Id);
    }

    [Fact]
    public void DeputiesOver_DirectorDirects_IsNobodyOfThisRung()
    {
        var plan = Shipped with { Tasks = [.. Shipped.Tasks.Select(task => task with { DirectedBy = "gd" })] };

        Assert.Empty(plan.DeputiesOver(plan.Register.Units[0], Day));
    }
}
