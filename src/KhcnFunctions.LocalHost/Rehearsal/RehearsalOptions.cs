using KhcnFunctions.Plans;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <param name="Plan">With its sample units.</param>
/// <param name="Seed">The same seed gives the same script, links and bytes.</param>
public sealed record RehearsalOptions(Plan Plan, int Year, int Seed)
{
    /// <summary>With an address of its head for each unit that has none, plainly a trial's, so that the heads' approval is rehearsed too.</summary>
    public Plan Plan { get; init; } = Plan with
    {
        Register = Plan.Register with
        {
            Units = [.. Plan.Register.Units.Select(unit => unit.HeadEmail is null ? unit with { HeadEmail = $"truong-{unit.Id}@chay-thu.example" } : unit)],
        },
    };
}
