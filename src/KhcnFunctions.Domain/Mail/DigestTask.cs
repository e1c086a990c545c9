using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>A task in the weekly digest, with where its units stand.</summary>
/// <param name="DirectedBy">Who directs it; null where nobody does now.</param>
public sealed record DigestTask(PlanTask Task, Person? DirectedBy, IReadOnlyList<(Unit Unit, CycleUnit Standing)> Leads, IReadOnlyList<(Unit Unit, CycleUnit Standing)> Supports);
