using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Units;

/// <summary>What a unit says of a task.</summary>
/// <param name="Answer">Of the version that it stands by; null while there is none, or none on the task.</param>
public sealed record TaskAnswer(Unit Unit, CycleUnit Standing, bool Leads, TaskReport? Answer);

/// <summary>A task at the desk: what its units say, what was checked and decided.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Answers">Of units that lead it first.</param>
public sealed record TaskDeskSheet(
    LetterContext Context, string Period, DeskUser User, PlanTask Task, IReadOnlyList<TaskAnswer> Answers, CycleDecisions Decisions, StepForms Forms)
{
    /// <summary>Assessments and checks, in order, with what was withdrawn.</summary>
    public IReadOnlyList<Decision> Decided => [.. Decisions.All.Where(decision => decision is not Withdraw && Decisions.TaskOf(decision) == Task.Id)];

    /// <summary>The department's own assessment; null while the lead unit's stands.</summary>
    public Assess? Assessment => Decisions.Of<Assess>().LastOrDefault(assessed => assessed.Task == Task.Id);
}
