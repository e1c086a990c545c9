using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Turns the units' texts into paragraphs and tables of the Báo cáo that know where they come from.</summary>
internal static class Material
{
    public static Paragraph Line(Provenance source, string text) => LineBlocks.Line(text) with { Sources = [source], Composed = true };

    public static IEnumerable<Block> Of(Contribution contribution, string? text) => Of(contribution.Source, text);

    /// <summary>One part of all units' general parts, in the register's order.</summary>
    public static IEnumerable<Block> Of(ConsolidationInput input, Func<GeneralPart, string?> part) =>
        from entry in input.Contributors
        let received = entry.Received
        where received is not null
        let source = Contribution.SourceOf(entry, received)
        from block in Of(source, part(received.Report.General))
        select block;

    /// <summary>The label stands before the first paragraph.</summary>
    public static IEnumerable<Block> Labelled(Provenance source, string label, string? text) =>
        ReportWording.Says(text) ? Of(source, label + Ended(text.Trim())) : [];

    private static string Ended(string text) => text is [.., '.' or ';' or '!' or '?' or ':' or ','] ? text : text + ".";

    private static IEnumerable<Block> Of(Provenance source, string? text) => ReportWording.Says(text)
        ? LineBlocks.Of(ReportWording.Lines(text), line => string.IsNullOrWhiteSpace(line) ? null : LineBlocks.Line(line)).Select(block => block with { Sources = [source] })
        : [];
}
