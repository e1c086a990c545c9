using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Units;

/// <summary>What was done about a unit, the latest first.</summary>
/// <param name="Period">As the address names the cycle.</param>
public sealed record UnitAuditSheet(string Period, Unit Unit, IReadOnlyList<AuditLine> Lines)
{
    /// <summary>Address of the unit's page.</summary>
    public string Home => UnitDeskSheets.AddressOf(Period, Unit.Id);
}
