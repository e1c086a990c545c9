using System.Globalization;

namespace KhcnFunctions.Consolidation;

/// <summary>Sums of kinh phí, in đồng, over all units that gave figures.</summary>
/// <param name="Sources">The nguồn named, each once.</param>
internal sealed record BudgetTotals(decimal Planned, decimal Spent, string Sources, IReadOnlyList<Provenance> From)
{
    /// <summary>Null where no unit gave figures.</summary>
    /// <exception cref="OverflowException">The amounts are beyond 28 digits; submissions are held far below.</exception>
    public static BudgetTotals? Of(IEnumerable<Contribution> contributions)
    {
        var all = contributions.Where(each => each.Answer.Budget is not null).ToList();
        var budgets = all.ConvertAll(each => each.Answer.Budget!);
        var sources = budgets.Select(budget => budget.Source).Where(source => !string.IsNullOrWhiteSpace(source)).Select(source => LineBlocks.OneLine(source!));
        return all.Count == 0 ? null : new(
            budgets.Sum(budget => budget.Planned),
            budgets.Sum(budget => budget.Spent),
            string.Join("; ", sources.Distinct(StringComparer.OrdinalIgnoreCase)),
            [.. all.Select(each => each.Source).Distinct()]);
    }

    public Paragraph Sentence(string beginning, string ending) =>
        new($"{beginning} {ReportWording.Money(Planned)}, thực hiện {ReportWording.Money(Spent)}{ending}.") { Sources = From };
}

/// <summary>The Báo cáo's appendix: tasks with kinh phí. Its totals are the sums of its rows.</summary>
internal static class BudgetTable
{
    private static readonly Column[] Columns =
    [
        new("TT", 6, ColumnAlignment.Centre),
        new("Nhiệm vụ", 28),
        new("Mức độ thực hiện", 12, ColumnAlignment.Centre),
        new("Kinh phí kế hoạch (đồng)", 20, ColumnAlignment.Right),
        new("Kinh phí thực hiện (đồng)", 20, ColumnAlignment.Right),
        new("Nguồn", 14),
    ];

    public static Table? Compose(IReadOnlyList<TaskMaterial> tasks)
    {
        var rows = tasks.SelectMany(task => BudgetTotals.Of(task.WithBudget) is { } totals ? new[] { Of(task, totals) } : []).ToList();
        if (BudgetTotals.Of(tasks.SelectMany(task => task.WithBudget)) is { } all)
        {
            rows.Add(new(["", "Tổng cộng", "", ReportWording.Number(all.Planned), ReportWording.Number(all.Spent), ""], Total: true));
        }

        return rows.Count == 0 ? null : new("Tổng hợp kết quả và kinh phí thực hiện các nhiệm vụ", Columns, rows);
    }

    private static Row Of(TaskMaterial task, BudgetTotals totals) => new(
    [
        task.Task.Number.ToString(CultureInfo.InvariantCulture),
        task.Task.Title,
        task.Level is { } level ? ReportWording.Of(level) : "",
        ReportWording.Number(totals.Planned),
        ReportWording.Number(totals.Spent),
        totals.Sources,
    ]);
}
