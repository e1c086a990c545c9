using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Units;

/// <summary>A version of a unit's report, as it was sent.</summary>
/// <param name="Period">As the address names the cycle.</param>
public sealed record UnitVersionSheet(
    LetterContext Context, string Period, Unit Unit, CycleUnit Standing, Report Report, int Version, DateTimeOffset ReceivedAt, string ReceiptId, string Sha256)
{
    /// <summary>Address of the unit's page.</summary>
    public string Home => UnitDeskSheets.AddressOf(Period, Unit.Id);
}
