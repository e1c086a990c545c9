using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Section I: what was done, task by task, lead units first.</summary>
internal static class ResultsSection
{
    public static IEnumerable<ReportPart> Compose(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks)
    {
        var names = new Names(input.Plan, input.DispatchDay);
        yield return new(PartKeys.Summary, "Mở đầu mục I", [new(1, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ")], [.. Opening(input, tasks)]);
        foreach (var task in tasks.Where(task => !input.IsSupplement || !task.IsEmpty))
        {
            yield return new(PartKeys.Task(task.Task.Id), FormattableString.Invariant($"Nhiệm vụ {task.Task.Number}"), [new(2, task.Task.Title.TrimEnd('.', ';', ' '))], [.. OfTask(input, names, task)]);
        }

        yield return new(PartKeys.General, "Kết quả chung", [new(2, "Kết quả chung")], [.. Material.Of(input, general => general.Results)]) { Optional = true };
    }

    private static IEnumerable<Paragraph> Opening(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks)
    {
        yield return input.IsSupplement ? Supplement(tasks) : Summary(tasks);
        if (BudgetTotals.Of(tasks.SelectMany(task => task.WithBudget)) is { } totals)
        {
            yield return totals.Sentence(input.IsSupplement ? "Kinh phí của phần bổ sung: kế hoạch" : "Tổng kinh phí thực hiện các nhiệm vụ: kế hoạch", " (chi tiết tại Phụ lục kèm theo)");
        }
    }

    private static Paragraph Summary(IReadOnlyList<TaskMaterial> tasks)
    {
        var parts = tasks
            .OrderBy(task => task.Level ?? (CompletionLevel)int.MaxValue)
            .GroupBy(task => task.Status, StringComparer.Ordinal)
            .Select(group => $"{DayText.Count(group.Count())} nhiệm vụ {group.Key.ToLowerInvariant()}");
        return new($"Kế hoạch có {DayText.Count(tasks.Count)} nhiệm vụ, đến thời điểm báo cáo: {string.Join("; ", parts)}.")
        {
            Sources = [.. tasks.Where(task => task.Department is null).Select(task => task.Assessing?.Source).OfType<Provenance>()],
        };
    }

    private static Paragraph Supplement(IReadOnlyList<TaskMaterial> tasks) =>
        new($"Kết quả bổ sung của {DayText.Count(tasks.Count(task => !task.IsEmpty))}/{DayText.Count(tasks.Count)} nhiệm vụ của Kế hoạch:");

    private static IEnumerable<Block> OfTask(ConsolidationInput input, Names names, TaskMaterial material)
    {
        yield return LineBlocks.Line($"- Chỉ đạo thực hiện: {names.DirectorOf(material.Task)}.");
        yield return LineBlocks.Line($"- Đơn vị chủ trì: {names.LeadsOf(material)}.");
        yield return LineBlocks.Line($"- Đơn vị phối hợp: {SupportersOf(material.Task)}.");
        var nothing = material.IsEmpty ? ReportWording.NothingYet : material.NothingToReport ? $"Trong năm {input.Year} không phát sinh nội dung thực hiện." : null;
        foreach (var block in nothing is null ? Content(input, material) : [new Paragraph(nothing) { Sources = [.. material.Leads.Select(lead => lead.Source)], Composed = true }])
        {
            yield return block;
        }

        foreach (var block in nothing is null || material.Department is not null ? Judged(input, material) : [])
        {
            yield return block;
        }
    }

    private static string SupportersOf(PlanTask task) => task.Coordination.AsWritten.TrimEnd('.', ';', ' ') is { Length: > 0 } written ? written : "không";

    private static IEnumerable<Block> Content(ConsolidationInput input, TaskMaterial material)
    {
        yield return new Heading(3, "Kết quả thực hiện");
        var leads = material.Leads.SelectMany(lead => Done(input, lead)).ToList();
        var supporters = material.Supporters.SelectMany(supporter => Done(input, supporter)).ToList();
        if (leads.Count + supporters.Count == 0)
        {
            yield return new Paragraph(ReportWording.NothingYet);
        }

        foreach (var block in leads)
        {
            yield return block;
        }

        if (supporters.Count > 0)
        {
            yield return new Paragraph("Nội dung phối hợp thực hiện:", TextRole.Label);
        }

        foreach (var block in supporters)
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Done(ConsolidationInput input, Contribution contribution) =>
        Material.Of(contribution, contribution.Answer.Results)
            .Concat(contribution.Answer.Figures.Select(figure => Material.Line(contribution.Source, $"- {ReportWording.Of(figure)}{YearBefore.Compare(figure, contribution.Before, input.Year)}.")));

    private static IEnumerable<Block> Judged(ConsolidationInput input, TaskMaterial material)
    {
        var levels = Level(material).ToList();
        if (levels.Count > 0 || !input.IsSupplement)
        {
            yield return new Heading(3, "Đánh giá");
        }

        foreach (var block in levels.Count > 0 || input.IsSupplement ? levels : [new Paragraph(ReportWording.NothingYet)])
        {
            yield return block;
        }

        if (BudgetTotals.Of(material.WithBudget) is { } totals)
        {
            yield return new Heading(3, "Kinh phí");
            yield return totals.Sentence("Kế hoạch", totals.Sources is { Length: > 0 } sources ? $" (nguồn: {sources})" : "");
        }
    }

    // What the units say beside a mức độ of the department's own may belie it.
    private static IEnumerable<Block> Level(TaskMaterial material)
    {
        if (material.Department is { } department)
        {
            return [LineBlocks.Line($"- Mức độ thực hiện: {ReportWording.Of(department.Level)}.")];
        }

        if (material is not { Assessing.Source: var source, Assessment: { } assessment })
        {
            return [];
        }

        return
        [
            Material.Line(source, $"- Mức độ thực hiện: {ReportWording.Of(assessment.Level)}."),
            .. Material.Labelled(source, "- Chất lượng: ", assessment.Quality),
            .. assessment.Pace is { } pace ? [Material.Line(source, $"- Tiến độ: {ReportWording.Of(pace)}.")] : Array.Empty<Block>(),
        ];
    }
}
