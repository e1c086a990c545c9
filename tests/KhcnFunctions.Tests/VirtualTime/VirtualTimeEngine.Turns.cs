using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Case = Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>Turns: what goes into the replay code, and what its answer does to history and agenda.</summary>
public sealed partial class VirtualTimeEngine
{
    private List<HistoryEvent> history = [];

    private string executionId;

    internal string ExecutionId => executionId;

    private string ExecutionIdOf(int generation) => $"{InstanceId}-{generation}";

    private void TakeTurn(List<Message> batch)
    {
        // Before an instance has started nobody takes its messages.
        var start = history.Count > 0 ? 0 : batch.FindIndex(m => m.Event.ExecutionStarted is not null);
        var messages = start < 0 ? [] : batch[start..].FindAll(m => m.ExecutionId is null || m.ExecutionId == executionId);
        dropped.AddRange(batch.Except(messages).Select(m => m.Event));
        if (messages.Count == 0)
            return;

        List<HistoryEvent>? turn = [Events.OrchestratorStarted(), .. messages.Select(m => m.Event)];
        while (turn is not null)
            turn = Execute(turn);
    }

    /// <summary>Runs the orchestrator once; hands back the first turn of the next generation if it continued as new.</summary>
    private List<HistoryEvent>? Execute(List<HistoryEvent> turn)
    {
        if (++Turns > TurnLimit)
            throw Endless();

        var request = new OrchestratorRequest { InstanceId = InstanceId, ExecutionId = executionId };
        request.PastEvents.AddRange(history);
        turn.ForEach(e => Append(request.NewEvents, e));
        var response = code.Run(request);

        history.AddRange(request.NewEvents);
        NoteCustomStatus(response.CustomStatus);
        CompleteOrchestrationAction? continued = null;
        foreach (var action in response.Actions)
            continued = Apply(action) ?? continued;

        if (continued is not null)
            return NextGeneration(continued);

        // A generation that came by continuing as new has this row already unless it scheduled something.
        if (history[^1].OrchestratorCompleted is null)
            Append(history, Events.OrchestratorCompleted());
        NoteHistoryLength();
        return null;
    }

    /// <summary>Hands back the action if it continues as new.</summary>
    private CompleteOrchestrationAction? Apply(OrchestratorAction action)
    {
        switch (action.OrchestratorActionTypeCase)
        {
            case Case.ScheduleTask:
                Append(history, Events.TaskScheduled(action.Id, action.ScheduleTask));
                StartActivity(action.Id, action.ScheduleTask.Name, action.ScheduleTask.Input);
                return null;
            case Case.CreateTimer:
                Append(history, Events.TimerCreated(action.Id, action.CreateTimer));
                StartTimer(action.Id, action.CreateTimer.FireAt);
                return null;
            case Case.SendEvent:
                Append(history, Events.EventSent(action.Id, action.SendEvent));
                Send(action.SendEvent);
                return null;
            case Case.CompleteOrchestration when action.CompleteOrchestration.OrchestrationStatus == OrchestrationStatus.ContinuedAsNew:
                return action.CompleteOrchestration;
            case Case.CompleteOrchestration:
                Append(history, Events.ExecutionCompleted(action.Id, action.CompleteOrchestration));
                End(action.CompleteOrchestration);
                return null;
            default:
                throw new NotSupportedException($"The virtual engine has no {action.OrchestratorActionTypeCase}.");
        }
    }

    // Buffered events of a generation come back as events that it sends to itself: behind those already on the way.
    private void Send(SendEventAction action)
    {
        if (action.Instance.InstanceId == InstanceId)
            agenda.Post(Clock.Now, new Message(Events.Raised(action.Name, action.Data), null));
        else
            sentEvents.Add(action);
    }

    private List<HistoryEvent> NextGeneration(CompleteOrchestrationAction continued)
    {
        NoteHistoryLength();
        historyLengths.Add(0);
        executionId = ExecutionIdOf(++Generation);
        history = [];
        if (!string.IsNullOrEmpty(continued.NewVersion))
            Version = continued.NewVersion;
        return [Events.OrchestratorStarted(), StartOfGeneration(continued.Result), .. continued.CarryoverEvents, Events.OrchestratorCompleted()];
    }

    private void ScheduleOpenTasks()
    {
        var answered = history
            .Select(e => e.TaskCompleted?.TaskScheduledId ?? e.TaskFailed?.TaskScheduledId ?? e.TimerFired?.TimerId)
            .ToHashSet();
        foreach (var open in history.Where(e => !answered.Contains(e.EventId)))
        {
            if (open.TaskScheduled is { } task)
                StartActivity(open.EventId, task.Name, task.Input);
            else if (open.TimerCreated is { } timer)
                StartTimer(open.EventId, timer.FireAt);
        }
    }

    private void Append(ICollection<HistoryEvent> rows, HistoryEvent row)
    {
        row.Timestamp = Timestamp.FromDateTimeOffset(Clock.Now);
        rows.Add(row);
    }

    private EndlessOrchestrationException Endless() => new(
        $"'{code.Name}' took more than {TurnLimit} turns; the clock stands at {Clock.Now:u}, in generation {Generation}. " +
        $"It loops, or never ends (then stop it with {nameof(RunUntilAsync)}). Last calls: {string.Join("; ", calls.TakeLast(5))}");
}
