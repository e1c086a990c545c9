using Microsoft.DurableTask.Converters;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>One run of an activity: the log's entry, and what the activity can do in virtual time.</summary>
public sealed class ActivityCall
{
    private readonly VirtualTimeEngine engine;
    private TaskCompletionSource parked = new();

    internal ActivityCall(VirtualTimeEngine engine, string name, string? input, int delivery)
    {
        this.engine = engine;
        Name = name;
        RawInput = input;
        Delivery = delivery;
        At = engine.Clock.Now;
        Generation = engine.Generation;
    }

    public string Name { get; }

    /// <summary>The virtual instant at which the run began, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>1, or 2 where the same call was delivered a second time.</summary>
    public int Delivery { get; }

    /// <summary>How many times the orchestration had continued as new: 0 in its first generation.</summary>
    public int Generation { get; }

    /// <summary>The input as JSON.</summary>
    public string? RawInput { get; }

    public T? Input<T>() => (T?)JsonDataConverter.Default.Deserialize(RawInput, typeof(T));

    /// <summary>Lets virtual time pass inside the activity; whatever falls due meanwhile happens first.</summary>
    public Task TakeAsync(TimeSpan duration)
    {
        var wake = new TaskCompletionSource();
        engine.Post(engine.Clock.Now + duration, () =>
        {
            parked = new TaskCompletionSource();
            wake.SetResult();
            return Settled;
        });
        parked.SetResult();
        return wake.Task;
    }

    /// <summary>Raises an external event to the orchestration, now.</summary>
    public void Raise(string name, object? payload = null) => engine.RaiseAt(engine.Clock.Now, name, payload);

    public override string ToString() => $"{At:yyyy-MM-dd HH:mm:ss} {Name}({RawInput})";

    /// <summary>Completes when the activity has ended or waits for virtual time.</summary>
    internal Task Settled => Task.WhenAny(Flow, parked.Task);

    internal Task Flow { get; set; } = Task.CompletedTask;
}
