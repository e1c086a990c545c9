using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>History rows as the engine writes them. Rows that answer nothing scheduled carry the id -1.</summary>
internal static class Events
{
    private const int NoId = -1;

    public static HistoryEvent OrchestratorStarted() => new() { EventId = NoId, OrchestratorStarted = new() };

    public static HistoryEvent OrchestratorCompleted() => new() { EventId = NoId, OrchestratorCompleted = new() };

    public static HistoryEvent ExecutionStarted(string name, string version, string? input, string instanceId, string executionId) => new()
    {
        EventId = NoId,
        ExecutionStarted = new()
        {
            Name = name,
            Version = version,
            Input = input,
            OrchestrationInstance = new() { InstanceId = instanceId, ExecutionId = executionId },
        },
    };

    public static HistoryEvent Terminated(string reason) =>
        new() { EventId = NoId, ExecutionTerminated = new() { Input = reason } };

    public static HistoryEvent Raised(string name, string? payload) =>
        new() { EventId = NoId, EventRaised = new() { Name = name, Input = payload } };

    public static HistoryEvent TaskCompleted(int taskId, string? result) =>
        new() { EventId = NoId, TaskCompleted = new() { TaskScheduledId = taskId, Result = result } };

    public static HistoryEvent TaskFailed(int taskId, Exception exception) =>
        new() { EventId = NoId, TaskFailed = new() { TaskScheduledId = taskId, FailureDetails = Details(exception) } };

    public static HistoryEvent TimerFired(int timerId, Timestamp fireAt) =>
        new() { EventId = NoId, TimerFired = new() { TimerId = timerId, FireAt = fireAt } };

    public static HistoryEvent TaskScheduled(int id, ScheduleTaskAction action) => new()
    {
        EventId = id,
        TaskScheduled = new() { Name = action.Name, Version = action.Version, Input = action.Input },
    };

    public static HistoryEvent TimerCreated(int id, CreateTimerAction action) =>
        new() { EventId = id, TimerCreated = new() { FireAt = action.FireAt } };

    public static HistoryEvent EventSent(int id, SendEventAction action) => new()
    {
        EventId = id,
        EventSent = new() { InstanceId = action.Instance.InstanceId, Name = action.Name, Input = action.Data },
    };

    public static HistoryEvent ExecutionCompleted(int id, CompleteOrchestrationAction action) => new()
    {
        EventId = id,
        ExecutionCompleted = new()
        {
            OrchestrationStatus = action.OrchestrationStatus,
            Result = action.Result,
            FailureDetails = action.FailureDetails,
        },
    };

    // No stack trace: it would put paths of the recording machine into golden histories.
    private static TaskFailureDetails Details(Exception exception) => new()
    {
        ErrorType = exception.GetType().FullName,
        ErrorMessage = exception.Message,
        InnerFailure = exception.InnerException is { } inner ? Details(inner) : null,
    };
}
