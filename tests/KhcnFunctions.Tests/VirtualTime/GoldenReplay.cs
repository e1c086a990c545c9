using Microsoft.DurableTask.Protobuf;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>What code answers to a kept history: nothing, where it fits, since every action of the past is in the history.</summary>
/// <param name="Actions">Actions the history does not have.</param>
public sealed record GoldenReplay(IReadOnlyList<OrchestratorAction> Actions)
{
    private const string NonDeterministic = "NonDeterministicOrchestrationException";

    public bool Fits => Actions.Count == 0;

    /// <summary>The orchestration failed on replay; null otherwise.</summary>
    public TaskFailureDetails? Failure => Actions.Select(a => a.CompleteOrchestration?.FailureDetails).FirstOrDefault(f => f is not null);

    /// <summary>The engine found that the code takes another way than the history.</summary>
    public bool IsNonDeterministic => Failure?.ErrorType.EndsWith(NonDeterministic, StringComparison.Ordinal) == true;

    /// <summary>What differs, in words for a developer; empty where it fits.</summary>
    public string Difference => Failure is { } failure
        ? $"{failure.ErrorType}: {failure.ErrorMessage}"
        : string.Join("; ", Actions.Select(a => $"new action {a.OrchestratorActionTypeCase} {a.ScheduleTask?.Name ?? a.CompleteOrchestration?.OrchestrationStatus.ToString()}".TrimEnd()));
}
