using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Section I: what was done, task by task, lead units first.</summary>
internal static class ResultsSection
{
    public static IEnumerable<Block> Compose(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks)
    {
        var names = new Names(input.Plan, input.DispatchDay);
        yield return Summary(tasks);
        if (BudgetTotals.Of(tasks.SelectMany(task => task.WithBudget)) is { } totals)
        {
            yield return totals.Sentence("Tổng kinh phí thực hiện các nhiệm vụ: kế hoạch", " (chi tiết tại Phụ lục kèm theo)");
        }

        foreach (var block in tasks.SelectMany(task => OfTask(input, names, task)))
        {
            yield return block;
        }

        var general = Material.Of(input, general => general.Results).ToList();
        if (general.Count > 0)
        {
            yield return new Heading(2, "Kết quả chung");
            foreach (var paragraph in general)
            {
                yield return paragraph;
            }
        }
    }

    private static Paragraph Summary(IReadOnlyList<TaskMaterial> tasks)
    {
        var parts = tasks
            .OrderBy(task => task.Assessment?.Level ?? (CompletionLevel)int.MaxValue)
            .GroupBy(task => task.Status, StringComparer.Ordinal)
            .Select(group => $"{DayText.Count(group.Count())} nhiệm vụ {group.Key.ToLowerInvariant()}");
        return new($"Kế hoạch có {DayText.Count(tasks.Count)} nhiệm vụ, đến thời điểm báo cáo: {string.Join("; ", parts)}.")
        {
            Sources = [.. tasks.Select(task => task.Assessing?.Source).OfType<Provenance>()],
        };
    }

    private static IEnumerable<Block> OfTask(ConsolidationInput input, Names names, TaskMaterial material)
    {
        yield return new Heading(2, material.Task.Title);
        yield return new Paragraph($"- Chỉ đạo thực hiện: {names.DirectorOf(material.Task)}.");
        yield return new Paragraph($"- Đơn vị chủ trì: {names.LeadsOf(material)}.");
        yield return new Paragraph($"- Đơn vị phối hợp: {SupportersOf(material.Task)}.");
        var nothing = material.IsEmpty ? ReportWording.NothingYet : material.NothingToReport ? $"Trong năm {input.Year} không phát sinh nội dung thực hiện." : null;
        foreach (var block in nothing is null ? Content(material) : [new Paragraph(nothing) { Sources = [.. material.Leads.Select(lead => lead.Source)] }])
        {
            yield return block;
        }
    }

    private static string SupportersOf(PlanTask task) => task.Coordination.AsWritten.TrimEnd('.', ';', ' ') is { Length: > 0 } written ? written : "không";

    private static IEnumerable<Block> Content(TaskMaterial material)
    {
        yield return new Heading(3, "Kết quả thực hiện");
        var leads = material.Leads.SelectMany(Done).ToList();
        var supporters = material.Supporters.SelectMany(Done).ToList();
        if (leads.Count + supporters.Count == 0)
        {
            yield return new Paragraph(ReportWording.NothingYet);
        }

        foreach (var paragraph in leads)
        {
            yield return paragraph;
        }

        if (supporters.Count > 0)
        {
            yield return new Paragraph("Nội dung phối hợp thực hiện:", TextRole.Label);
        }

        foreach (var block in supporters.Concat<Block>(Judged(material)))
        {
            yield return block;
        }
    }

    private static IEnumerable<Paragraph> Done(Contribution contribution) =>
        Material.Of(contribution, contribution.Answer.Results)
            .Concat(contribution.Answer.Figures.Select(figure => Material.Line(contribution.Source, $"- {ReportWording.Of(figure)}.")));

    private static IEnumerable<Block> Judged(TaskMaterial material)
    {
        yield return new Heading(3, "Đánh giá");
        if (material is not { Assessing: { } assessing, Assessment: { } assessment })
        {
            yield return new Paragraph(ReportWording.NothingYet);
        }
        else
        {
            yield return Material.Line(assessing.Source, $"- Mức độ thực hiện: {ReportWording.Of(assessment.Level)}.");
            foreach (var paragraph in Material.Labelled(assessing.Source, "- Chất lượng: ", assessment.Quality))
            {
                yield return paragraph;
            }

            if (assessment.Pace is { } pace)
            {
                yield return Material.Line(assessing.Source, $"- Tiến độ: {ReportWording.Of(pace)}.");
            }
        }

        if (BudgetTotals.Of(material.WithBudget) is { } totals)
        {
            yield return new Heading(3, "Kinh phí");
            yield return totals.Sentence("Kế hoạch", totals.Sources is { Length: > 0 } sources ? $" (nguồn: {sources})" : "");
        }
    }
}
