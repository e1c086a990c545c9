using System.Reflection;
using Google.Protobuf;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>An orchestrator function, run by the replay code that the Functions worker itself uses.</summary>
public sealed class OrchestratorCode
{
    private readonly Func<string, string> replay;

    private OrchestratorCode(string name, Func<string, string> replay)
    {
        Name = name;
        this.replay = replay;
    }

    /// <summary>The name in <c>[Function]</c>, else the method's.</summary>
    public string Name { get; }

    /// <summary>An orchestrator without output.</summary>
    public static OrchestratorCode Of<TInput>(Func<TaskOrchestrationContext, TInput, Task> orchestrator) =>
        new(NameOf(orchestrator), request => GrpcOrchestrationRunner.LoadAndRun<TInput, object?>(request, async (context, input) =>
        {
            await orchestrator(context, input!);
            return null;
        }));

    /// <summary>An orchestrator without output that takes its input from the context.</summary>
    public static OrchestratorCode Of<TInput>(Func<TaskOrchestrationContext, Task> orchestrator) =>
        new(NameOf(orchestrator), request => GrpcOrchestrationRunner.LoadAndRun<TInput, object?>(request, async (context, _) =>
        {
            await orchestrator(context);
            return null;
        }));

    /// <summary>An orchestrator with output.</summary>
    public static OrchestratorCode Of<TInput, TOutput>(Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator) =>
        new(NameOf(orchestrator), request => GrpcOrchestrationRunner.LoadAndRun<TInput, TOutput>(
            request, async (context, input) => await orchestrator(context, input!)));

    /// <summary>One turn: replays the past, then handles the new events.</summary>
    public OrchestratorResponse Run(OrchestratorRequest request) =>
        OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(replay(Convert.ToBase64String(request.ToByteArray()))));

    private static string NameOf(Delegate orchestrator) =>
        orchestrator.Method.GetCustomAttribute<FunctionAttribute>()?.Name ?? orchestrator.Method.Name;
}
