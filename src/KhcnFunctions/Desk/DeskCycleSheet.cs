using KhcnFunctions.Calendar;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk;

/// <summary>Where a cycle stands, in short.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Deadline">The plan's own, before any extension.</param>
/// <param name="DispatchDay">The working morning on which the report goes out.</param>
public sealed record DeskCycleSheet(LetterContext Context, string Period, DeskUser User, CycleCounts Counts, Deadline Deadline, DateOnly DispatchDay);
