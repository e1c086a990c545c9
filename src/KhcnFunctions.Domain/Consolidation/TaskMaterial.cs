using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>What one unit says of one task, with the report that says it.</summary>
internal sealed record Contribution(UnitEntry Entry, ReceivedReport Received, TaskReport Answer)
{
    public Provenance Source { get; } = SourceOf(Entry, Received);

    /// <summary>What was said of the task a year before.</summary>
    public IReadOnlyList<TaskReport> Before { get; init; } = [];

    public static Provenance SourceOf(UnitEntry entry, ReceivedReport received) =>
        new(entry.Unit.Id, entry.Unit.Name, received.Version, received.ReceivedAt, received.Sha256);
}

/// <summary>Everything received on one task: lead units in the plan's order, supporters in the register's.</summary>
internal sealed record TaskMaterial(PlanTask Task, IReadOnlyList<UnitEntry> LeadUnits, IReadOnlyList<Contribution> Leads, IReadOnlyList<Contribution> Supporters)
{
    public IEnumerable<Contribution> All => Leads.Concat(Supporters);

    /// <summary>The lead unit's assessment stands for the task; of several leads, that of the first in the plan.</summary>
    public Contribution? Assessing => Leads.FirstOrDefault(lead => lead.Answer.Assessment is not null);

    public Assessment? Assessment => Assessing?.Answer.Assessment;

    /// <summary>The department's own; it goes before all others.</summary>
    public DepartmentAssessment? Department { get; init; }

    /// <summary>Mức độ thực hiện that goes out.</summary>
    public CompletionLevel? Level => Department?.Level ?? Assessment?.Level;

    /// <summary>Units whose mức độ is not the one that goes out; for HCTH to see.</summary>
    public IEnumerable<Contribution> Differing => Level is not { } standing ? [] :
        All.Where(other => other.Answer.Assessment is { } own && own.Level != standing);

    public bool IsEmpty => !All.Any();

    /// <summary>Every unit that answered said 'không phát sinh'.</summary>
    public bool NothingToReport => !IsEmpty && All.All(each => each.Answer.NothingToReport);

    /// <summary>Mức độ thực hiện in words, or why there is none.</summary>
    public string Status => Level is { } level ? ReportWording.Of(level) : NothingToReport ? "Không phát sinh nội dung thực hiện" : "Chưa có số liệu tổng hợp";

    public IEnumerable<Contribution> WithBudget => All.Where(each => each.Answer.Budget is not null);

    /// <summary>In the plan's order of tasks. Answers to tasks that a unit neither leads nor supports are left out.</summary>
    /// <param name="contributors">Units whose answers are gathered; all units of the cycle are named as leads.</param>
    public static IReadOnlyList<TaskMaterial> Gather(ConsolidationInput input, IReadOnlyList<UnitEntry> contributors)
    {
        var leadUnits = input.Units.SelectMany(entry => entry.Leads.Select(task => (Task: task, Entry: entry))).ToLookup(pair => pair.Task, pair => pair.Entry, StringComparer.Ordinal);
        var leads = Answers(input, contributors, entry => entry.Leads);
        var supporters = Answers(input, contributors, entry => entry.Supports.Except(entry.Leads, StringComparer.Ordinal));
        return
        [
            .. input.Plan.Tasks.Select(task => new TaskMaterial(
                task,
                InPlanOrder(task, leadUnits[task.Id], entry => entry),
                InPlanOrder(task, leads[task.Id], contribution => contribution.Entry),
                [.. supporters[task.Id]])
            {
                Department = input.Assessments.GetValueOrDefault(task.Id),
            }),
        ];
    }

    private static ILookup<string, Contribution> Answers(ConsolidationInput input, IReadOnlyList<UnitEntry> contributors, Func<UnitEntry, IEnumerable<string>> tasksOf) =>
        (from entry in contributors
         let received = entry.Received
         where received is not null
         let own = tasksOf(entry).ToHashSet(StringComparer.Ordinal)
         from answer in received.Report.Tasks
         where own.Contains(answer.Task)
         select new Contribution(entry, received, answer) { Before = YearBefore.Of(input, entry, answer.Task) }).ToLookup(contribution => contribution.Answer.Task, StringComparer.Ordinal);

    // A successor is not in the plan's list: it comes last.
    private static IReadOnlyList<T> InPlanOrder<T>(PlanTask task, IEnumerable<T> items, Func<T, UnitEntry> entryOf) =>
    [
        .. items.OrderBy(item => task.Leads.TakeWhile(lead => !string.Equals(lead, entryOf(item).Unit.Id, StringComparison.Ordinal)).Count()),
    ];
}
