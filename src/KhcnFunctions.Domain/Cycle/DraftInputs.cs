using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Difficulties;

namespace KhcnFunctions.Cycle;

/// <summary>Stands for what a draft compiled now would be made of: the same mark needs no new draft.</summary>
public static class DraftInputs
{
    /// <returns>Lower-case hex.</returns>
    public static string Of(CycleDecisions decisions, IEnumerable<CycleUnit> units, IEnumerable<Difficulty> difficulties)
    {
        var late = decisions.Of<ConfirmLate>().Select(confirmed => confirmed.Unit).ToHashSet(StringComparer.Ordinal);
        var versions = string.Join('\n', units
            .Select(unit => FormattableString.Invariant($"{unit.Unit} {unit.Status} {unit.Version}{(late.Contains(unit.Unit) ? " late" : "")}"))
            .Order(StringComparer.Ordinal));
        // Only where there are any, so that what was compiled before they were known keeps its mark.
        var department = string.Concat(decisions.Of<Decision>().Where(decision => decision is Assess or NoteTask).Select(decision => "\n" + decision.Id));
        var raised = string.Concat(difficulties.Select(difficulty => FormattableString.Invariant($"\ndifficulty {difficulty.Number} {difficulty.Steps.Count}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions + department + raised)));
    }
}
