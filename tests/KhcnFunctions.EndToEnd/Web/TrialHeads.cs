using KhcnFunctions.Plans;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>Units whose heads can be reached, so that a clerk's report waits for them.</summary>
internal static class TrialHeads
{
    public const string Email = "truong.qlkh@skhcn.example";

    public static Unit OfScience(Unit unit) => unit.Id == OpenCycle.Science ? unit with { Head = "Lê Văn Mẫu", HeadEmail = Email } : unit;
}
