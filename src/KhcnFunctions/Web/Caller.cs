using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Web;

/// <summary>Who makes a request, with the right that was shown.</summary>
internal abstract record Caller;

/// <summary>The holder of a unit's link.</summary>
/// <param name="IsHead">The link is that of the unit's head: what comes by it is approved.</param>
internal sealed record UnitCaller(CycleBasis Basis, Unit Unit, int Generation, bool IsHead) : Caller
{
    /// <summary>Id of who of HCTH acts for the unit at the desk; null where one of the unit's own links is held.</summary>
    public string? Desk { get; init; }

    /// <summary>By which link it came, for the record.</summary>
    public string Through => Desk is { } member ? DeskMark + member : FormattableString.Invariant($"{(IsHead ? "head link" : "link")} {Generation}");

    /// <summary>Who did it, for the audit.</summary>
    public string Actor => Desk ?? (IsHead ? "head." : "unit.") + Unit.Id;

    /// <summary>Begins what came through the desk.</summary>
    internal const string DeskMark = "desk ";
}

/// <summary>HCTH, by the cycle's own link.</summary>
internal sealed record OfficeCaller(CycleBasis Basis, int Generation) : Caller;

/// <summary>The IT person, by the key in the settings.</summary>
internal sealed record OperatorCaller : Caller;

/// <summary>Somebody of the department who is signed in to the desk, before one of its plan's cycles.</summary>
internal sealed record DeskCaller(CycleBasis Basis, DeskUser User) : Caller
{
    /// <summary>Who it was, for the record.</summary>
    public string Through => "desk " + User.Id;
}
