using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk;

/// <summary>What somebody finds who has signed in.</summary>
/// <param name="Cycles">The open ones, the latest first.</param>
public sealed record DeskHomeSheet(DeskUser User, Plan Plan, IReadOnlyList<OpenCycleLine> Cycles);

/// <param name="Period">As the address names the cycle.</param>
/// <param name="Deadline">The plan's own, before any extension.</param>
public sealed record OpenCycleLine(string Period, int Year, Deadline Deadline);
