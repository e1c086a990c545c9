using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation;

/// <summary>The parts around the sections: căn cứ with the opening sentences, and the last paragraph.</summary>
internal static class FramePart
{
    public static ReportPart Opening(ConsolidationInput input) => new(PartKeys.Opening, "Phần mở đầu", [], [.. Sentences(input)]);

    public static ReportPart Closing(ConsolidationInput input)
    {
        var agency = input.Plan.Agency.Name;
        var text = $"Trên đây là Báo cáo {(input.IsSupplement ? "bổ sung " : "")}kết quả năm {input.Year} thực hiện Kế hoạch {PlanReference.Cite(input.Plan)} của {agency}; {agency} kính báo cáo {input.Addressee} xem xét, chỉ đạo./.";
        return new(PartKeys.Closing, "Phần kết", [], [new Paragraph(LineBlocks.OneLine(text), TextRole.Closing)]);
    }

    private static IEnumerable<Paragraph> Sentences(ConsolidationInput input)
    {
        var (plan, agency) = (input.Plan, input.Plan.Agency.Name);
        foreach (var basis in plan.LegalBasis)
        {
            yield return new(LineBlocks.OneLine($"{basis.TrimEnd(';', '.', ' ')};"), TextRole.LegalBasis);
        }

        yield return new(LineBlocks.OneLine($"Căn cứ Kế hoạch {PlanReference.Cite(plan)} của {agency} {plan.Title}."), TextRole.LegalBasis);
        if (input.Edition is { Kind: EditionKind.Replacement } edition)
        {
            yield return LineBlocks.Line($"Báo cáo này thay thế {edition.Earlier}.");
        }

        if (HasEstimates(input))
        {
            var cutOff = plan.Reporting.FiguresCutOff;
            var first = cutOff.In(input.Year - 1).AddDays(1);
            yield return LineBlocks.Line($"Số liệu năm {input.Year} tính từ ngày {DayText.Date(first)} đến hết ngày {DayText.Date(cutOff.In(input.Year))}; số liệu ghi “ước thực hiện cả năm” là số ước tính tại thời điểm báo cáo.");
        }

        yield return LineBlocks.Line(input.IsSupplement
            ? $"Tiếp theo {input.Edition!.Earlier}, {agency} kính báo cáo {input.Addressee} bổ sung kết quả thực hiện Kế hoạch năm {input.Year} như sau:"
            : $"{agency} kính báo cáo {input.Addressee} kết quả thực hiện Kế hoạch năm {input.Year} như sau:");
    }

    private static bool HasEstimates(ConsolidationInput input) =>
        input.Contributors.SelectMany(entry => entry.Received?.Report.Tasks ?? []).SelectMany(answer => answer.Figures).Any(figure => figure.FullYearEstimate);
}
