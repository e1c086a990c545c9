using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>
/// Runs one orchestration on the real replay code in virtual time: the clock jumps to whatever falls due next.
/// It deals as DurableTask.Core does: all messages of an instant are one turn; continuing as new starts the next generation
/// in the same turn with the events carried over; messages of an older generation are dropped, external events are not.
/// </summary>
public sealed partial class VirtualTimeEngine
{
    private readonly OrchestratorCode code;
    private readonly Agenda agenda = new();
    private readonly Dictionary<string, ActivityDouble> activities = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> outages = [];

    /// <param name="start">The virtual instant at which the clock stands first.</param>
    public VirtualTimeEngine(OrchestratorCode code, DateTimeOffset start)
    {
        this.code = code;
        Clock = new VirtualClock(start);
        executionId = ExecutionIdOf(Generation);
    }

    /// <summary>Goes on from a history between two turns; what it had scheduled and not yet got is under way again.</summary>
    internal VirtualTimeEngine(OrchestratorCode code, OrchestratorRequest past)
    {
        this.code = code;
        history = [.. past.PastEvents];
        executionId = past.ExecutionId;
        InstanceId = past.InstanceId;
        Version = history.Find(e => e.ExecutionStarted is not null)?.ExecutionStarted.Version ?? "";
        Clock = new VirtualClock(history[^1].Timestamp.ToDateTimeOffset());
        ScheduleOpenTasks();
    }

    /// <summary>What the orchestrator sees as <c>ctx.Version</c>.</summary>
    public string Version { get; private set; } = "";

    public string InstanceId { get; } = "virtual";

    /// <summary>After so many turns a run is taken for endless.</summary>
    public int TurnLimit { get; init; } = 10_000;

    public VirtualClock Clock { get; }

    /// <summary>Puts an activity behind a name.</summary>
    public ActivityDouble On<TInput, TOutput>(string name, Func<TInput, ActivityCall, Task<TOutput>> activity) =>
        activities[name] = new ActivityDouble(async call => await activity(call.Input<TInput>()!, call));

    /// <summary>Puts an activity without a result behind a name.</summary>
    public ActivityDouble On<TInput>(string name, Func<TInput, ActivityCall, Task> activity) =>
        activities[name] = new ActivityDouble(async call =>
        {
            await activity(call.Input<TInput>()!, call);
            return null;
        });

    /// <summary>Puts activities that do nothing behind names.</summary>
    public void Accept(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            activities[name] = new ActivityDouble(_ => Task.FromResult<object?>(null));
    }

    /// <summary>Starts the orchestration at the clock's present instant.</summary>
    public void Start(object? input = null, string version = "")
    {
        Version = version;
        agenda.PostStart(Clock.Now, new Message(StartOfGeneration(JsonDataConverter.Default.Serialize(input)), executionId));
    }

    /// <summary>Raises an external event at an instant, several times where it is to arrive more than once.</summary>
    public void RaiseAt(DateTimeOffset at, string name, object? payload = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
            agenda.Post(at, new Message(Events.Raised(name, JsonDataConverter.Default.Serialize(payload)), null));
    }

    public void TerminateAt(DateTimeOffset at, string reason) =>
        agenda.Post(at, new Message(Events.Terminated(JsonDataConverter.Default.Serialize(reason)!), null));

    /// <summary>Nothing is worked on from the first instant until the second; what fell due then comes all at once.</summary>
    public void Outage(DateTimeOffset from, DateTimeOffset until) => outages.Add((from, until));

    /// <summary>Runs until the orchestration has ended, or waits for an event that nobody will raise.</summary>
    /// <exception cref="EndlessOrchestrationException">The turns are used up.</exception>
    public Task RunAsync() => RunUntilAsync(DateTimeOffset.MaxValue);

    /// <summary>Runs all that falls due up to and including an instant, and leaves the clock there.</summary>
    /// <exception cref="EndlessOrchestrationException">The turns are used up.</exception>
    public async Task RunUntilAsync(DateTimeOffset until)
    {
        while (!IsEnded && agenda.Next is { } next && AfterOutage(next) <= until)
        {
            Clock.JumpTo(AfterOutage(next));
            List<Message> batch = [];
            while (agenda.TakeDue(Clock.Now) is { } item)
            {
                if (item is Message message)
                    batch.Add(message);
                else
                    await ((Func<Task>)item)();
            }

            TakeTurn(batch);
        }

        if (until < DateTimeOffset.MaxValue)
            Clock.JumpTo(until);
    }

    internal void Post(DateTimeOffset at, Func<Task> work) => agenda.Post(at, work);

    private DateTimeOffset AfterOutage(DateTimeOffset at) =>
        outages.Where(o => o.From <= at && at < o.Until).Select(o => o.Until).DefaultIfEmpty(at).Max();

    private void StartActivity(int taskId, string name, string? input)
    {
        var generation = executionId;
        agenda.Post(Clock.Now, () => Deliver(ActivityOf(name), taskId, name, OnlyArgument(input), generation, delivery: 1));
    }

    // DurableTask.Core sends an activity's one argument as an array; the worker takes it out again.
    private static string? OnlyArgument(string? input) => input is ['[', .. var argument, ']'] ? argument : input;

    private ActivityDouble ActivityOf(string name) => activities.GetValueOrDefault(name) ?? throw new InvalidOperationException(
        $"The orchestrator calls activity '{name}'; the test put none behind that name, only: {string.Join(", ", activities.Keys.Order())}.");

    private Task Deliver(ActivityDouble activity, int taskId, string name, string? input, string generation, int delivery)
    {
        var call = new ActivityCall(this, name, input, delivery);
        calls.Add(call);
        call.Flow = RunActivityAsync();
        return call.Settled;

        async Task RunActivityAsync()
        {
            HistoryEvent outcome;
            try
            {
                outcome = Events.TaskCompleted(taskId, await activity.RunAsync(call));
            }
            catch (Exception e)
            {
                outcome = Events.TaskFailed(taskId, e);
            }

            if (activity.CountsOutcome(delivery))
                agenda.Post(Clock.Now, new Message(outcome, generation));
            if (activity.RunsTwice && delivery == 1)
                agenda.Post(Clock.Now, () => Deliver(activity, taskId, name, input, generation, delivery: 2));
        }
    }

    private void StartTimer(int timerId, Timestamp fireAt) =>
        agenda.Post(fireAt.ToDateTimeOffset(), new Message(Events.TimerFired(timerId, fireAt), executionId));

    private HistoryEvent StartOfGeneration(string? input) =>
        Events.ExecutionStarted(code.Name, Version, input, InstanceId, executionId);
}
