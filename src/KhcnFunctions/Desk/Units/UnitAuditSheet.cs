using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Units;

/// <summary>What was done about a unit, the latest first.</summary>
/// <param name="Home">Address of the unit's page.</param>
public sealed record UnitAuditSheet(string Home, Unit Unit, IReadOnlyList<AuditLine> Lines);
