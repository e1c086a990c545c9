using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk;

/// <summary>Who did something, as the desk's pages and the letters about it say it.</summary>
public static class DeskNames
{
    /// <summary>By whom is recorded what a command of the IT person did, such as the hold after a restore.</summary>
    public const string Operator = "operator";

    public static string Of(Plan plan, string id)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Of(plan.Register, id);
    }

    /// <summary>A leader with the office, a member of the staff or unit by name; the role alone where the name is not known.</summary>
    public static string Of(Register register, string id)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (id == Operator)
            return "Quản trị phần mềm";
        if (register.People.FirstOrDefault(person => person.Id == id) is { } leader)
            return Wording.Leader(leader);
        return register.Staff.FirstOrDefault(member => member.Id == id) is { Name: null } unnamed ? DeskWords.Of(DeskUser.RoleOf(unnamed.Role)) : register.NameOf(id);
    }
}
