using KhcnFunctions.Plans;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <param name="Plan">With its sample units.</param>
/// <param name="Seed">The same seed gives the same script, links and bytes.</param>
public sealed record RehearsalOptions(Plan Plan, int Year, int Seed);
