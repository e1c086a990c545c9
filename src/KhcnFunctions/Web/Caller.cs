using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Web;

/// <summary>Who makes a request, with the right that was shown.</summary>
internal abstract record Caller;

/// <summary>The holder of a unit's link.</summary>
internal sealed record UnitCaller(CycleBasis Basis, Unit Unit, int Generation) : Caller;

/// <summary>HCTH, by the cycle's own link.</summary>
internal sealed record OfficeCaller(CycleBasis Basis, int Generation) : Caller;

/// <summary>The IT person, by the key in the settings.</summary>
internal sealed record OperatorCaller : Caller;
