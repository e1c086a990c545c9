using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Units;

/// <summary>A version of a unit's report, as it was sent.</summary>
/// <param name="Home">Address of the unit's page.</param>
public sealed record UnitVersionSheet(
    LetterContext Context, string Home, Unit Unit, CycleUnit Standing, Report Report, int Version, DateTimeOffset ReceivedAt, string ReceiptId, string Sha256);
