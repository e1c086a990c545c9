using Xunit;

namespace KhcnFunctions.Plans;

public sealed class CurrentPeopleTests
{
    [Fact]
    public void Plan_WithThePeopleOfALaterOne_KeepsItsTasksAndUnits_AndThoseWhoWereNamedBefore()
    {
        var plan = PlanFile.Shipped;
        var director = plan.Register.People.First(person => person.Role is LeaderRole.Director);
        var newcomer = new StaffMember { Id = "cv-moi", Role = StaffRole.Officer };
        var later = plan with
        {
            Tasks = [],
            Register = plan.Register with
            {
                Units = [],
                People = [director with { To = new(2026, 11, 30), Successor = "gd-moi" }, new() { Id = "gd-moi", Role = LeaderRole.Director, From = new(2026, 12, 1) }],
                Staff = [newcomer],
            },
        };

        var laid = plan.WithPeopleOf(later);

        Assert.Equal(plan.Tasks, laid.Tasks);
        Assert.Equal(plan.Register.Units, laid.Register.Units);
        Assert.Equal("gd-moi", laid.Register.Director(new(2026, 12, 1))!.Id);
        Assert.Equal(director.Id, laid.Register.Director(new(2026, 11, 30))!.Id);
        Assert.Contains(newcomer, laid.Register.Staff);
        Assert.Superset(plan.Register.People.Select(person => person.Id).ToHashSet(), laid.Register.People.Select(person => person.Id).ToHashSet());
        Assert.Superset(plan.Register.Staff.Select(member => member.Id).ToHashSet(), laid.Register.Staff.Select(member => member.Id).ToHashSet());
    }
}
