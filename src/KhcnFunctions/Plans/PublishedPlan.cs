using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans;

/// <summary>A published plan as everybody may see it.</summary>
/// <param name="Cycles">The latest first.</param>
/// <param name="OpensOn">When this year's cycle opens; null where it has, or where the plan has no number and day.</param>
public sealed record PublishedPlan(Plan Plan, IReadOnlyList<PublishedCycle> Cycles, DateOnly? OpensOn);

/// <param name="Deadline">The plan's own of that year; what single units were granted is not for everybody.</param>
public sealed record PublishedCycle(int Year, bool IsOpen, Deadline Deadline);
