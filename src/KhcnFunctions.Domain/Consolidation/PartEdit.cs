namespace KhcnFunctions.Consolidation;

/// <summary>HCTH's own text of one part; it stands in place of the compiled one.</summary>
/// <param name="Text">As <see cref="PartText"/> reads it.</param>
/// <param name="CompiledSha256">Of the compiled text that HCTH saw (<see cref="ReportPart.CompiledSha256"/>).</param>
/// <param name="Author">Full name of who edited.</param>
/// <param name="At">When it was edited.</param>
public sealed record PartEdit(string Text, string CompiledSha256, string Author, DateTimeOffset At)
{
    /// <summary>
    /// Marks of the compiled paragraphs that HCTH saw (<see cref="ReportPart.Marks"/>), by which later ones are told from those it left out.
    /// Null where they were not kept: then a paragraph is new when the edited text has nothing like it.
    /// </summary>
    public IReadOnlyList<string>? Seen { get; init; }
}
