using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Api;

/// <summary>A draft of the report, or of what supplements or replaces it.</summary>
/// <param name="Document">1 for the report, 2 and more for what supplements or replaces it.</param>
/// <param name="Base">The draft that it grew from; null for one that the cycle compiled afresh.</param>
/// <param name="Author">Id of who edited it; null where the cycle compiled it.</param>
/// <param name="Reason">Why it was edited.</param>
/// <param name="Signer">Id of the leader who is to sign; null for the Director.</param>
/// <param name="Uploaded">It is the file that HCTH edited in Word.</param>
/// <param name="Offered">Compiled beside the draft in hand; it stands only once HCTH takes it.</param>
/// <param name="Stands">It is the draft in hand.</param>
/// <param name="Sha256">Of the report's .docx.</param>
public sealed record DraftState(
    int Number, int Document, DateTimeOffset CompiledAt, int? Base, string? Author, string? Reason, string? Signer, bool Uploaded, bool Offered, bool Stands, bool Approved, string Sha256)
{
    internal static DraftState Of(CycleView view, Draft draft, bool? stands = null) => new(
        draft.Number, draft.Document, draft.CompiledAt.ToOffset(VietnamTime.Offset), draft.Base, draft.Author, draft.Reason, draft.Signer, draft.IsUploaded, draft.IsOffered,
        stands ?? draft.Number == view.Draft?.Number, draft.Number == view.Approval?.Draft, draft.Report.Sha256);
}

/// <summary>The parts of the draft in hand that can be edited one by one.</summary>
/// <param name="Draft">Its number.</param>
public sealed record ReportParts(int Draft, IReadOnlyList<ReportPartLine> Parts);

/// <summary>One part, without its text.</summary>
/// <param name="Name">What HCTH calls it.</param>
/// <param name="Edited">HCTH's own text stands in it; null where the compiled one does.</param>
/// <param name="HasNews">Something was compiled since that HCTH has not seen.</param>
public sealed record ReportPartLine(string Key, string Name, ReportPartEdit? Edited, bool HasNews)
{
    internal static ReportPartLine Of(ReportPart part) => new(
        part.Key, part.Name, part.Edit is { } edit ? new(edit.Author, edit.At.ToOffset(VietnamTime.Offset)) : null, part.HasNews);
}

/// <param name="Author">Full name, or role where the name is not known.</param>
public sealed record ReportPartEdit(string Author, DateTimeOffset At);

/// <summary>One part with its text.</summary>
/// <param name="Draft">Number of the draft in hand.</param>
/// <param name="Text">The text that stands; what is sent back is in the same form.</param>
/// <param name="Compiled">As it was compiled from the units' reports.</param>
/// <param name="NewParagraphs">Compiled since HCTH edited; nothing puts them into its text by itself.</param>
public sealed record ReportPartText(int Draft, ReportPartLine Part, string Text, string Compiled, IReadOnlyList<string> NewParagraphs)
{
    internal static ReportPartText Of(CycleView view, ReportPart part) => new(view.Draft!.Number, ReportPartLine.Of(part), part.Text, part.CompiledText, part.NewParagraphs);
}
