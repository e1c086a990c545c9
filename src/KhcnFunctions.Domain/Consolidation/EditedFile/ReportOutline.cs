using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>A part that a report has, or may have.</summary>
/// <param name="Key">See <see cref="PartKeys"/>, and <see cref="ReportOutline.Annex"/>.</param>
/// <param name="Name">What HCTH calls it.</param>
/// <param name="Headings">What stands over it; none for the opening, the closing and the annex.</param>
/// <param name="IsExpected">The draft has it.</param>
public sealed record OutlinePart(string Key, string Name, IReadOnlyList<Heading> Headings, bool IsExpected);

/// <summary>The parts of a report in their order, by which those of an edited file are known.</summary>
public sealed record ReportOutline(IReadOnlyList<OutlinePart> Parts)
{
    /// <summary>Key of the annex: it isn't edited by parts, but may be changed in the file.</summary>
    public const string Annex = "annex";

    public static ReportOutline Of(ConsolidatedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
        [
            .. report.Parts.Select(part => new OutlinePart(part.Key, part.Name, part.Headings, part.Printed.Any())),
            new(Annex, "Phụ lục", [], report.Budgets is not null),
        ]);
    }

    /// <summary>The heading with those words, whatever its number, case and marks; null where there is none.</summary>
    internal PartHeading? Find(string text)
    {
        var folded = Fold(text);
        return Headings.FirstOrDefault(heading => heading.Folded == folded);
    }

    internal IReadOnlyList<PartHeading> Headings { get; } =
        [.. Parts.Index().SelectMany(part => part.Item.Headings.Select(heading => new PartHeading(part.Index, part.Item.Key, Fold(heading.Text))))];

    internal static string Fold(string text) => TextFold.Of(TypedNumber.Strip(text)).TrimEnd('.', ':', ';', ' ');
}

/// <param name="Index">Place of its part in the outline.</param>
internal sealed record PartHeading(int Index, string Key, string Folded);
