using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk;

/// <summary>Somebody who works at the desk of one plan: its staff and leaders, never a unit's mailbox.</summary>
/// <param name="Id">In the plan's register.</param>
/// <param name="Name">Full name; null while it is not known.</param>
/// <param name="Email">By which they were registered.</param>
public sealed record DeskUser(string Agency, string Plan, string Id, string? Name, DeskRole Role, string Email)
{
    /// <summary>Nguyễn Văn A, chuyên viên; only the role where the name is not known.</summary>
    public string NameAndRole => Name is null ? DeskWords.Of(Role) : $"{Name}, {DeskWords.Of(Role)}";

    public bool May(DeskRight right) => Role.May(right);

    /// <summary>Who may sign in to the desk of the plan on the day: those in office who have an address. Leaders first.</summary>
    public static IEnumerable<DeskUser> Of(Plan plan, DateOnly day)
    {
        var leaders = plan.Register.People.Where(person => person.IsValidOn(day)).Select(person => (person.Id, person.Name, Role: RoleOf(person.Role), person.Email));
        var staff = plan.Register.Staff.Where(member => member.IsValidOn(day)).Select(member => (member.Id, member.Name, Role: RoleOf(member.Role), member.Email));
        return leaders.Concat(staff)
            .Where(entry => entry.Email is not null)
            .Select(entry => new DeskUser(plan.Agency.Id, plan.Id, entry.Id, entry.Name, entry.Role, entry.Email!));
    }

    private static DeskRole RoleOf(LeaderRole role) => role is LeaderRole.Director ? DeskRole.Director : DeskRole.DeputyDirector;

    /// <summary>As what a member of the staff works at the desk.</summary>
    public static DeskRole RoleOf(StaffRole role) => role switch
    {
        StaffRole.Officer => DeskRole.Officer,
        StaffRole.OfficeHead => DeskRole.OfficeHead,
        StaffRole.RecordsClerk => DeskRole.RecordsClerk,
        StaffRole.Administrator => DeskRole.Administrator,
        _ => DeskRole.Reader,
    };
}
