using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>Stands in the forms of the cycle-wide page for what was decided about the cycle as a whole when they were shown.</summary>
internal static class CycleWideMark
{
    public static string Of(CycleDecisions decisions, Plan plan) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', decisions.All.Where(decision => Concerns(decision, decisions, plan)).Select(decision => decision.Id)))).AsSpan(0, 12));

    /// <summary>Whether a decision is about the cycle as a whole, not about one unit or the report.</summary>
    public static bool Concerns(Decision decision, CycleDecisions decisions, Plan plan) => decision switch
    {
        Hold or Release or StandIn or Succeed or CloseYear => true,
        CorrectAddress => plan.Register.Units.All(unit => unit.Id != decisions.UnitOf(decision)),
        _ => false,
    };
}
