using KhcnFunctions.Consolidation.EditedFile;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Desk.Approval;

/// <summary>What a draft changed.</summary>
/// <param name="Warnings">What HCTH should look at in an uploaded file.</param>
public sealed record ChangesSheet(string Period, Draft Draft, ReportComparison Comparison, IReadOnlyList<string> Warnings)
{
    public string Home => $"{DeskPages.AddressOf(Period)}/bao-cao";
}
