using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// The content of the Báo cáo to UBND tỉnh, by the reporting rules: I. results, II. shortcomings and causes, III. proposals,
/// IV. next year. It names no unit as the writer of a paragraph; <see cref="Paragraph.Sources"/> keeps that for the internal document.
/// </summary>
public sealed record ConsolidatedReport
{
    /// <summary>Trích yếu.</summary>
    public required string Subject { get; init; }

    /// <summary>Căn cứ and the opening sentences.</summary>
    public required IReadOnlyList<Paragraph> Opening { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The last paragraph, with its './.'.</summary>
    public required Paragraph Closing { get; init; }

    /// <summary>Tasks with their kinh phí; null where no unit gave figures.</summary>
    public Table? Budgets { get; init; }

    /// <summary>Composes the report. Pure: the same input gives the same report.</summary>
    public static ConsolidatedReport From(ConsolidationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var tasks = TaskMaterial.Gather(input);
        var agency = input.Plan.Agency.Name;
        return new()
        {
            Subject = $"Kết quả năm {input.Year} thực hiện Kế hoạch {input.Plan.Title}",
            Opening = [.. OpeningOf(input)],
            Sections =
            [
                new("KẾT QUẢ THỰC HIỆN NHIỆM VỤ", [.. ResultsSection.Compose(input, tasks)]),
                new("TỒN TẠI, KHÓ KHĂN VÀ NGUYÊN NHÂN", [.. RemarksSection.Difficulties(input, tasks)]),
                new("ĐỀ XUẤT, KIẾN NGHỊ", [.. RemarksSection.Proposals(input, tasks)]),
                new($"PHƯƠNG HƯỚNG NĂM {input.Year + 1}", [.. RemarksSection.NextYear(input)]),
            ],
            Closing = new(
                $"Trên đây là Báo cáo kết quả năm {input.Year} thực hiện Kế hoạch {PlanReference.Cite(input.Plan)} của {agency}; {agency} kính báo cáo {input.Addressee} xem xét, chỉ đạo./.",
                TextRole.Closing),
            Budgets = BudgetTable.Compose(tasks),
        };
    }

    private static IEnumerable<Paragraph> OpeningOf(ConsolidationInput input)
    {
        var (plan, agency) = (input.Plan, input.Plan.Agency.Name);
        foreach (var basis in plan.LegalBasis)
        {
            yield return new($"{basis};", TextRole.LegalBasis);
        }

        yield return new($"Căn cứ Kế hoạch {PlanReference.Cite(plan)} của {agency} {plan.Title}.", TextRole.LegalBasis);
        yield return new($"{agency} kính báo cáo {input.Addressee} kết quả thực hiện Kế hoạch năm {input.Year} như sau:");
        if (HasEstimates(input))
        {
            var cutOff = plan.Reporting.FiguresCutOff;
            var first = cutOff.In(input.Year - 1).AddDays(1);
            yield return new($"Số liệu năm {input.Year} tính từ ngày {DayText.Date(first)} đến hết ngày {DayText.Date(cutOff.In(input.Year))}; số liệu ghi “ước thực hiện cả năm” là số ước tính tại thời điểm báo cáo.");
        }
    }

    private static bool HasEstimates(ConsolidationInput input) =>
        input.Units.SelectMany(entry => entry.Received?.Report.Tasks ?? []).SelectMany(answer => answer.Figures).Any(figure => figure.FullYearEstimate);
}

/// <summary>One of the sections I to IV.</summary>
public sealed record ReportSection(string Title, IReadOnlyList<Block> Blocks);
