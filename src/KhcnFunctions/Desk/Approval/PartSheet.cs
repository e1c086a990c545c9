using KhcnFunctions.Consolidation;
using KhcnFunctions.Web;

namespace KhcnFunctions.Desk.Approval;

/// <summary>A part of the report while HCTH edits it.</summary>
/// <param name="Draft">Number of the draft that stands.</param>
/// <param name="Text">As typed.</param>
/// <param name="Mistake">Null where nothing is wrong.</param>
public sealed record PartSheet(string Period, ReportPart Part, int Draft, string Text, string Reason, string? Mistake, string Mark)
{
    public string Home => $"{DeskPages.AddressOf(Period)}/bao-cao";

    public string Action => FormMark.AddTo($"{Home}/phan/{Part.Key}", Mark);
}
