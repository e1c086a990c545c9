using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>The department's own mức độ of a task, in place of the lead unit's; that one alone goes out.</summary>
/// <param name="Reason">Why it differs; for the internal document.</param>
/// <param name="DecidedBy">Full name or position of who decided.</param>
public sealed record DepartmentAssessment(CompletionLevel Level, string Reason, DateTimeOffset At, string DecidedBy);

/// <summary>A check or request on a task that HCTH recorded in the year (theo dõi, kiểm tra, đôn đốc).</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Day">In Việt Nam.</param>
public sealed record TaskNote(string Task, DateOnly Day, string Text);
