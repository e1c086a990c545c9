namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>A unit or person as a plan document names it.</summary>
/// <param name="AsWritten">As it stands in the document.</param>
/// <param name="Id">Of the register; null where it is in none: then somebody has to choose.</param>
/// <param name="Doubt">In Vietnamese, why the match is to be looked at; null where it is sure.</param>
/// <param name="Candidates">Ids of the register that may be meant, the likeliest first.</param>
public sealed record Party(string AsWritten, string? Id, string? Doubt, IReadOnlyList<string> Candidates);

/// <summary>Units named together.</summary>
/// <param name="Related">'Các phòng, đơn vị liên quan' is among them: a rule, no unit.</param>
public sealed record PartyList(IReadOnlyList<Party> Parties, bool Related)
{
    public static PartyList None { get; } = new([], false);
}
