using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// The content of the Báo cáo to UBND tỉnh, by the reporting rules: I. results, II. shortcomings and causes, III. proposals,
/// IV. next year. It names no unit as the writer of a paragraph; <see cref="Block.Sources"/> keeps that for the internal document.
/// </summary>
public sealed record ConsolidatedReport
{
    /// <summary>Trích yếu.</summary>
    public required string Subject { get; init; }

    /// <summary>The parts in the order of the document.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>Edits, by key, of parts that the report no longer has. Nothing of them is printed; HCTH is told.</summary>
    public IReadOnlyDictionary<string, PartEdit> EditsWithoutPart { get; init; } = new Dictionary<string, PartEdit>();

    /// <summary>Tasks with their kinh phí; null where no unit gave figures.</summary>
    public Table? Budgets { get; init; }

    /// <summary>Everything between Kính gửi and the signature, as it is printed.</summary>
    public IEnumerable<Block> Blocks => Parts.SelectMany(part => part.Printed);

    /// <summary>The part of that key; null where there is none.</summary>
    public ReportPart? Part(string key) => Parts.FirstOrDefault(part => string.Equals(part.Key, key, StringComparison.Ordinal));

    /// <summary>Trích yếu.</summary>
    /// <param name="edition">Null for the report of the year itself.</param>
    public static string SubjectOf(Plan plan, int year, EditionKind? edition) =>
        $"{(edition is EditionKind.Supplement ? "Bổ sung kết quả" : "Kết quả")} năm {year} thực hiện Kế hoạch {plan.Title}";

    /// <summary>Composes the report. Pure: the same input gives the same report.</summary>
    public static ConsolidatedReport From(ConsolidationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var tasks = TaskMaterial.Gather(input, input.Contributors);
        var parts = PartsOf(input, tasks).ToList();
        var keys = parts.Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Subject = SubjectOf(input.Plan, input.Year, input.Edition?.Kind),
            Parts = [.. parts.Select(part => input.Edits.TryGetValue(part.Key, out var edit) ? EditedParts.Apply(part, edit) : part)],
            EditsWithoutPart = input.Edits.Where(edit => !keys.Contains(edit.Key)).OrderBy(edit => edit.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            Budgets = BudgetTable.Compose(tasks),
        };
    }

    private static IEnumerable<ReportPart> PartsOf(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks) =>
    [
        FramePart.Opening(input),
        .. ResultsSection.Compose(input, tasks),
        .. RemarksSection.Compose(input, tasks),
        FramePart.Closing(input),
    ];
}
