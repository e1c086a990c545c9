using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>What a test can look at afterwards.</summary>
public sealed partial class VirtualTimeEngine
{
    private readonly List<ActivityCall> calls = [];
    private readonly List<int> historyLengths = [0];
    private readonly List<(DateTimeOffset At, string? Json)> customStatuses = [];
    private readonly List<HistoryEvent> dropped = [];
    private readonly List<SendEventAction> sentEvents = [];
    private string? output;

    /// <summary>Every run of an activity in order, second deliveries included.</summary>
    public IReadOnlyList<ActivityCall> Calls => calls;

    /// <summary>How often the orchestrator was run.</summary>
    public int Turns { get; private set; }

    /// <summary>How often it continued as new.</summary>
    public int Generation { get; private set; }

    /// <summary>The rows of the present generation.</summary>
    public IReadOnlyList<HistoryEvent> History => history;

    /// <summary>The longest history of each generation, in rows.</summary>
    public IReadOnlyList<int> HistoryLengths => historyLengths;

    public OrchestrationStatus Status { get; private set; } = OrchestrationStatus.Running;

    public bool IsEnded => Status is not OrchestrationStatus.Running;

    /// <summary>Type and message of what made the orchestration fail; null otherwise.</summary>
    public TaskFailureDetails? Failure { get; private set; }

    /// <summary>Each change of the custom status with its virtual instant, as JSON.</summary>
    public IReadOnlyList<(DateTimeOffset At, string? Json)> CustomStatuses => customStatuses;

    /// <summary>Messages that reached nobody: of an older generation, or before the start.</summary>
    public IReadOnlyList<HistoryEvent> Dropped => dropped;

    /// <summary>Events sent to other instances.</summary>
    public IReadOnlyList<SendEventAction> SentEvents => sentEvents;

    public T? Output<T>() => (T?)JsonDataConverter.Default.Deserialize(output, typeof(T));

    private void End(CompleteOrchestrationAction action)
    {
        Status = action.OrchestrationStatus;
        output = action.Result;
        Failure = action.FailureDetails;
    }

    private void NoteCustomStatus(string? json)
    {
        var last = customStatuses.Count == 0 ? null : customStatuses[^1].Json;
        if (!string.IsNullOrEmpty(json) && json != last)
            customStatuses.Add((Clock.Now, json));
    }

    private void NoteHistoryLength() => historyLengths[^1] = Math.Max(historyLengths[^1], history.Count);
}
