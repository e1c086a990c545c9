using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Desk;

public sealed class DeskUserTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public void Of_ShippedPlan_IsItsLeadersAndStaffAndNoMailboxOfAUnit()
    {
        var users = DeskUser.Of(PlanFile.Shipped, Day).ToList();

        var register = PlanFile.Shipped.Register;
        Assert.Equal(
            register.People.Where(person => person.Email is not null).Select(person => person.Id).Concat(register.Staff.Select(member => member.Id)),
            users.Select(user => user.Id));
        Assert.Equal(DeskRole.RecordsClerk, Assert.Single(users, user => user.Id == "van-thu").Role);
        Assert.DoesNotContain(users, user => register.Units.Any(unit => unit.Emails.Contains(user.Email)));
    }

    [Theory]
    [InlineData(StaffRole.Officer, DeskRole.Officer)]
    [InlineData(StaffRole.OfficeHead, DeskRole.OfficeHead)]
    [InlineData(StaffRole.RecordsClerk, DeskRole.RecordsClerk)]
    [InlineData(StaffRole.Administrator, DeskRole.Administrator)]
    [InlineData(StaffRole.Reader, DeskRole.Reader)]
    public void Of_Member_HasTheRoleOfTheRegister(StaffRole role, DeskRole expected) => Assert.Equal(expected, Assert.Single(Of(Member(role))).Role);

    [Theory]
    [InlineData(LeaderRole.Director, DeskRole.Director)]
    [InlineData(LeaderRole.DeputyDirector, DeskRole.DeputyDirector)]
    public void Of_Leader_HasTheRoleOfTheRegister(LeaderRole role, DeskRole expected)
    {
        var leader = new Person { Id = "a", Role = role, Email = "a@skhcn.example" };

        Assert.Equal(expected, Assert.Single(DeskUser.Of(With([leader], []), Day)).Role);
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-24", true)]
    [InlineData("2026-11-25", null, false)]
    [InlineData(null, "2026-11-23", false)]
    public void Of_Member_CountsOnDaysOfValidityAlone(string? from, string? to, bool counts)
    {
        var member = Member(StaffRole.Officer) with { From = Parse(from), To = Parse(to) };

        Assert.Equal(counts, Of(member).Any());

        static DateOnly? Parse(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Of_MemberWithoutAddress_IsNobody() => Assert.Empty(Of(Member(StaffRole.Officer) with { Email = null }));

    [Fact]
    public void NameAndRole_WithoutName_IsTheRole()
    {
        var user = Assert.Single(Of(Member(StaffRole.OfficeHead)));

        Assert.Equal("Trưởng phòng", user.NameAndRole);
        Assert.Equal("Lê Văn Thử, Trưởng phòng", (user with { Name = "Lê Văn Thử" }).NameAndRole);
    }

    private static StaffMember Member(StaffRole role) => new() { Id = "a", Role = role, Email = "a@skhcn.example" };

    private static IEnumerable<DeskUser> Of(StaffMember member) => DeskUser.Of(With([], [member]), Day);

    private static Plan With(IReadOnlyList<Person> people, IReadOnlyList<StaffMember> staff) =>
        PlanFile.Shipped with { Register = PlanFile.Shipped.Register with { People = people, Staff = staff } };
}
