using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace KhcnFunctions.EndToEnd.LocalHost;

/// <summary>What the sample functions of one host did.</summary>
public sealed class Witness(string host)
{
    public string Host { get; } = host;

    public ConcurrentQueue<string> Seen { get; } = new();
}

public sealed record Order(string Name, int[] Numbers);

/// <summary>Small orchestrations, one for each thing that the product's cycle needs of an engine.</summary>
public sealed class SampleOrchestrations(Witness witness)
{
    public static readonly TimeSpan Nap = TimeSpan.FromSeconds(1.5);

    [Function(nameof(Sum))]
    public static async Task<string> Sum([OrchestrationTrigger] TaskOrchestrationContext context)
    {
#pragma warning disable DURABLE0009 // The host must give the input in both ways; the others take a parameter.
        var order = context.GetInput<Order>()!;
#pragma warning restore DURABLE0009
        var total = 0;
        foreach (var number in order.Numbers)
            total = await context.CallActivityAsync<int>(nameof(Add), new[] { total, number });
        return $"{order.Name} {total} v{context.Version}";
    }

    [Function(nameof(Add))]
    public int Add([ActivityTrigger] int[] numbers, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        witness.Seen.Enqueue(nameof(Add));
        return numbers.Sum();
    }

    [Function(nameof(NapThenWait))]
    public static async Task<string> NapThenWait([OrchestrationTrigger] TaskOrchestrationContext context, string name)
    {
        var start = context.CurrentUtcDateTime;
        await context.CreateTimer(Nap, CancellationToken.None);
        // A timer is a queue message that becomes visible after whole seconds: it may fire up to one second early.
        context.SetCustomStatus(new { Rested = context.CurrentUtcDateTime - start >= Nap - TimeSpan.FromSeconds(1) });
        return $"{name} {await context.WaitForExternalEvent<string>("word")}";
    }

    /// <summary>Takes one event in each generation, until there are three.</summary>
    [Function(nameof(OneByOne))]
    public static async Task<string[]?> OneByOne([OrchestrationTrigger] TaskOrchestrationContext context, string[]? before)
    {
        string[] words = [.. before ?? [], await context.WaitForExternalEvent<string>("word")];
        if (words.Length == 3)
            return words;
        context.ContinueAsNew(words, preserveUnprocessedEvents: true);
        return null;
    }

    [Function(nameof(Impatient))]
    public static async Task<string> Impatient([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("word", Nap);
        }
        catch (TaskCanceledException)
        {
            return "nobody came";
        }
    }

    [Function(nameof(Stumble))]
    public static async Task<string> Stumble([OrchestrationTrigger] TaskOrchestrationContext context, bool forgiving)
    {
        try
        {
            return await context.CallActivityAsync<string>(nameof(Fail));
        }
        catch (TaskFailedException e) when (forgiving)
        {
            return $"{e.FailureDetails.ErrorType}: {e.FailureDetails.ErrorMessage}";
        }
    }

    [Function(nameof(Fail))]
    public static string Fail([ActivityTrigger] string? input) => throw new InvalidOperationException("no");

    [Function(nameof(Parent))]
    public static async Task<string?> Parent([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallSubOrchestratorAsync<string>(nameof(Sum), new Order("child", [1, 2]));

    [Function(nameof(FanOut))]
    public static async Task<string[]> FanOut([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => context.CallActivityAsync<string>(nameof(WhereAmI), i)));

    [Function(nameof(WhereAmI))]
    public async Task<string> WhereAmI([ActivityTrigger] int number, CancellationToken cancellationToken)
    {
        await Task.Delay(50, cancellationToken);
        return witness.Host;
    }
}
