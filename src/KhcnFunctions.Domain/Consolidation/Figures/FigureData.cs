using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation.Figures;

/// <summary>The data behind the two documents, for programs and spreadsheets. Names of properties stay as they are: programs know them.</summary>
public sealed record FigureData
{
    public required int Year { get; init; }

    public required DateTimeOffset CompiledAt { get; init; }

    /// <summary>True in a rehearsal.</summary>
    public required bool Rehearsal { get; init; }

    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public required IReadOnlyList<UnitStandingRow> Units { get; init; }

    /// <summary>One for each unit and task that it leads or supports.</summary>
    public required IReadOnlyList<DutyRow> Duties { get; init; }

    public required IReadOnlyList<FigureRow> Figures { get; init; }

    public required IReadOnlyList<BudgetRow> Budgets { get; init; }

    /// <summary>The sums of <see cref="Budgets"/>, as in the Báo cáo's appendix; null where no unit gave any.</summary>
    public BudgetSum? BudgetTotal { get; init; }

    /// <summary>Pure: the same input gives the same data.</summary>
    public static FigureData From(ConsolidationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var material = TaskMaterial.Gather(input, input.Units);
        return new()
        {
            Year = input.Year,
            CompiledAt = Local(input.CompiledAt),
            Rehearsal = input.Rehearsal,
            Tasks = [.. input.Plan.Tasks.Select(task => new TaskName(task.Id, task.Number, task.Title))],
            Units = [.. input.Units.Select(entry => UnitOf(input, entry))],
            Duties = [.. input.Units.SelectMany(entry => DutiesOf(input, entry))],
            Figures = [.. material.SelectMany(task => task.All.SelectMany(each => each.Answer.Figures.Select(figure => FigureOf(task, each, figure))))],
            Budgets = [.. material.SelectMany(task => BudgetTotals.Of(task.WithBudget) is { } sum ? new[] { BudgetOf(task, sum) } : [])],
            BudgetTotal = BudgetTotals.Of(material.SelectMany(task => task.WithBudget)) is { } all ? new(all.Planned, all.Spent) : null,
        };
    }

    private static UnitStandingRow UnitOf(ConsolidationInput input, UnitEntry entry) => new(
        entry.Unit.Id,
        entry.Unit.Name,
        entry.Standing,
        entry.Deadline.NamedDay,
        Local(entry.Deadline.OnTimeBefore),
        entry.Received is { } received ? Local(received.ReceivedAt) : null,
        entry.DaysLate(input.CompiledAt),
        entry.Received?.Version,
        entry.RemindersSent);

    private static IEnumerable<DutyRow> DutiesOf(ConsolidationInput input, UnitEntry entry) =>
        from task in input.Plan.Tasks
        let leads = entry.Leads.Contains(task.Id, StringComparer.Ordinal)
        where leads || entry.Supports.Contains(task.Id, StringComparer.Ordinal)
        let answer = entry.Received?.Report.Tasks.FirstOrDefault(each => each.Task == task.Id)
        select new DutyRow(entry.Unit.Id, task.Id, leads ? DutyRole.Lead : DutyRole.Support, answer?.Assessment?.Level, answer is not null, answer?.NothingToReport ?? false);

    private static FigureRow FigureOf(TaskMaterial task, Contribution from, Figure figure) =>
        new(from.Entry.Unit.Id, from.Entry.Unit.Name, task.Task.Id, task.Task.Number, figure.Name, figure.Value, figure.Unit, figure.FullYearEstimate);

    private static BudgetRow BudgetOf(TaskMaterial task, BudgetTotals sum) =>
        new(task.Task.Id, task.Task.Number, task.Task.Title, task.Assessment?.Level, sum.Planned, sum.Spent, sum.Sources);

    private static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(VietnamTime.Offset);
}

public enum DutyRole
{
    Lead,
    Support,
}

public sealed record TaskName(string Id, int Number, string Title);

/// <param name="Deadline">The day that the plan or the decision names.</param>
/// <param name="OnTimeBefore">What came before it is on time; in Việt Nam's time, as all times here.</param>
/// <param name="DaysLate">Calendar days; of a missing report, so far. Null where it is neither late nor missing.</param>
/// <param name="Version">The latest that counts; null where nothing was received.</param>
public sealed record UnitStandingRow(
    string Unit, string Name, UnitStanding Standing, DateOnly Deadline, DateTimeOffset OnTimeBefore, DateTimeOffset? ReceivedAt, int? DaysLate, int? Version, int Reminders);

/// <param name="Level">The unit's own assessment; null where it gave none.</param>
public sealed record DutyRow(string Unit, string Task, DutyRole Role, CompletionLevel? Level, bool Answered, bool NothingToReport);

/// <param name="Measure">What the value counts, such as hội nghị or %.</param>
public sealed record FigureRow(string Unit, string UnitName, string Task, int TaskNumber, string Name, decimal Value, string? Measure, bool FullYearEstimate);

/// <summary>Kinh phí of a task, in đồng, over all units that gave any.</summary>
/// <param name="Sources">Nguồn, each once.</param>
public sealed record BudgetRow(string Task, int TaskNumber, string Title, CompletionLevel? Level, decimal Planned, decimal Spent, string Sources);

/// <summary>In đồng.</summary>
public sealed record BudgetSum(decimal Planned, decimal Spent);
