using Microsoft.DurableTask.Protobuf;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>A message to the orchestration; two with the same content are still two.</summary>
/// <param name="executionId">The generation it belongs to; null reaches whichever generation runs (external events).</param>
internal sealed class Message(HistoryEvent @event, string? executionId)
{
    public HistoryEvent Event { get; } = @event;

    public string? ExecutionId { get; } = executionId;
}

/// <summary>What happens next, by virtual instant and then by order of arrival: a message, or work of an activity.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<object, (DateTimeOffset At, long Order)> items = new();
    private long order;

    public void Post(DateTimeOffset at, Message message) => items.Enqueue(message, (at, ++order));

    public void Post(DateTimeOffset at, Func<Task> work) => items.Enqueue(work, (at, ++order));

    /// <summary>The start comes before everything else of its instant.</summary>
    public void PostStart(DateTimeOffset at, Message message) => items.Enqueue(message, (at, 0));

    /// <summary>The instant of the next item; null when nothing will ever happen by itself.</summary>
    public DateTimeOffset? Next => items.TryPeek(out _, out var due) ? due.At : null;

    public object? TakeDue(DateTimeOffset now) => Next <= now ? items.Dequeue() : null;
}
