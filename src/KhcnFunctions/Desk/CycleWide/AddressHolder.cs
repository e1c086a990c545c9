using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>Somebody other than a unit whose address can be corrected.</summary>
/// <param name="Email">As it stands; null where there is none.</param>
public sealed record AddressHolder(string Id, string Name, string? Email)
{
    /// <summary>Leaders, staff, recipients, in the register's order.</summary>
    public static IReadOnlyList<AddressHolder> Of(Register register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return
        [
            .. register.People.Select(person => new AddressHolder(person.Id, Wording.Leader(person), person.Email)),
            .. register.Staff.Select(member => new AddressHolder(member.Id, NameOf(member), member.Email)),
            .. register.Recipients.Select(recipient => new AddressHolder(recipient.Id, recipient.Name, recipient.Email)),
        ];
    }

    private static string NameOf(StaffMember member) =>
        member.Name is { } name ? $"{name}, {DeskWords.Of(DeskUser.RoleOf(member.Role))}" : DeskWords.Of(DeskUser.RoleOf(member.Role));
}
