using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;

namespace KhcnFunctions.Submissions;

/// <summary>A unit's row at the moment of a request, and what belongs to it.</summary>
/// <param name="Now">The cycle's time, taken before the request's body is read.</param>
internal sealed record UnitWork(UnitCaller Caller, CycleTable Table, CycleUnit Unit, DateTimeOffset Now)
{
    /// <summary>What the unit has to answer.</summary>
    public ReportingScope Scope => SubmissionDesk.ScopeOf(Caller, Unit, Now);
}

/// <summary>Opens the work of whoever holds a unit's link.</summary>
public sealed class UnitWorks(StorageRealms realms, CycleClocks clocks)
{
    /// <exception cref="ProblemException">The link was replaced, or the unit has no part in the cycle.</exception>
    internal async Task<UnitWork> OpenAsync(UnitCaller caller, CancellationToken ct)
    {
        var cycle = caller.Basis.Cycle;
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var table = new CycleTable(cycle, realms.For(cycle));
        return new(caller, table, (await SubmissionDesk.FindAsync(table, caller, ct)).Unit, now);
    }
}
