using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Turns the units' texts into paragraphs of the Báo cáo that know where they come from.</summary>
internal static class Material
{
    public static Paragraph Line(Provenance source, string text) => new(DocumentText.Composed(text)) { Sources = [source] };

    public static IEnumerable<Paragraph> Of(Contribution contribution, string? text) =>
        ReportWording.Paragraphs(text).Select(line => Line(contribution.Source, line));

    /// <summary>One part of all units' general parts, in the register's order.</summary>
    public static IEnumerable<Paragraph> Of(ConsolidationInput input, Func<GeneralPart, string?> part) =>
        from entry in input.Units
        let received = entry.Received
        where received is not null
        let source = Contribution.SourceOf(entry, received)
        from line in ReportWording.Paragraphs(part(received.Report.General))
        select Line(source, line);

    /// <summary>The label stands before the first paragraph.</summary>
    public static IEnumerable<Paragraph> Labelled(Provenance source, string label, string? text) =>
        ReportWording.Paragraphs(text).Select((line, index) => Line(source, index == 0 ? label + line : line));
}
