using KhcnFunctions.Submissions.Drafting;

namespace KhcnFunctions.Desk.Entering;

/// <summary>Where HCTH enters a report that came by another way than the unit's own.</summary>
/// <param name="Form">The form as the unit has it, with what HCTH typed.</param>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="RequestDay">Nothing came before.</param>
public sealed record EnteringSheet(FormSheet Form, string Period, DeskUser User, DateOnly RequestDay)
{
    /// <summary>The unit's page at the desk.</summary>
    public string UnitHome => DeskParts.UnitOf(Period, Form.Unit.Standing.Unit);

    public string Home => Form.Unit.Paths.Form;

    public string WordForm => Form.Unit.ActionOf(Home + "/mau");
}
