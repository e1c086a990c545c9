using KhcnFunctions.Archiving;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk;

/// <summary>Who did something, as the desk's pages say it.</summary>
internal static class DeskNames
{
    /// <summary>A leader with the office, a member of the staff or unit by name; the role alone where the name is not known.</summary>
    public static string Of(Plan plan, string id)
    {
        // Recorded by a command of the IT person, such as the hold after a restore.
        if (id == ArchiveImport.Operator)
            return "Quản trị phần mềm";
        var register = plan.Register;
        if (register.People.FirstOrDefault(person => person.Id == id) is { } leader)
            return Wording.Leader(leader);
        return register.Staff.FirstOrDefault(member => member.Id == id) is { Name: null } unnamed ? DeskWords.Of(DeskUser.RoleOf(unnamed.Role)) : register.NameOf(id);
    }
}
