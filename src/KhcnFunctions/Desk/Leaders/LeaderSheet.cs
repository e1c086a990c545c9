using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>What a leader sees of a cycle.</summary>
/// <param name="Leader">Whose tasks are shown.</param>
/// <param name="Others">The leaders whose view the user may look at instead.</param>
/// <param name="Awaited">What the draft waits for from the user, who is the leader; null where nothing is awaited.</param>
/// <param name="Mark">Of the forms, see <see cref="Web.FormMark"/>.</param>
public sealed record LeaderSheet(
    LetterContext Context, string Period, DeskUser User, Person Leader, IReadOnlyList<Person> Others, IReadOnlyList<LeaderTask> Tasks, CycleCounts Counts,
    Deadline Deadline, DateOnly DispatchDay, ReportChain Chain, CycleDecisions Decisions, AnswerSubject? Awaited, string Mark)
{
    public string Home => DeskPages.AddressOf(Period);

    /// <summary>The tasks by who directs them; one group alone for a deputy director.</summary>
    public IEnumerable<IGrouping<string, LeaderTask>> ByLeader => Tasks.GroupBy(task => task.DirectedBy is { } by ? Wording.Leader(by) : "", StringComparer.Ordinal);
}

/// <summary>A task with all that is known of it in the cycle.</summary>
/// <param name="DirectedBy">Null where nobody does now.</param>
/// <param name="Assessed">The department's own assessment; null where the lead unit's stands.</param>
/// <param name="Notes">What HCTH recorded on it (theo dõi, kiểm tra, đôn đốc).</param>
public sealed record LeaderTask(
    PlanTask Task, Person? DirectedBy, IReadOnlyList<LeaderUnit> Leads, IReadOnlyList<LeaderUnit> Supports, Assess? Assessed, IReadOnlyList<NoteTask> Notes)
{
    /// <summary>Difficulties that units raised on it: what each is, and where it stands.</summary>
    public IReadOnlyList<(string Words, string Address)> Difficulties { get; init; } = [];

    public int Due => All.Count(unit => unit.Standing.Status is not UnitStatus.Exempt);

    public int Sent => All.Count(unit => unit.Standing.Status is UnitStatus.Reported);

    private IEnumerable<LeaderUnit> All => Leads.Concat(Supports);
}

/// <param name="Answer">What the unit reports of the task; null where it has not, or is not read.</param>
public sealed record LeaderUnit(Unit Unit, CycleUnit Standing, TaskReport? Answer);
