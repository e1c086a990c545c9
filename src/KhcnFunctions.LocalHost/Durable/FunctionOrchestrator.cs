using System.Reflection;
using System.Text.Json;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.DurableTask;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>
/// An orchestrator function. Its class is made from the root services: a replay that does not reach the end is never
/// disposed, and an orchestrator does nothing that would need a scope.
/// </summary>
internal sealed class FunctionOrchestrator(FunctionMethod function, IServiceProvider services, JsonSerializerOptions json)
    : ITaskOrchestrator
{
    public Type InputType => typeof(JsonElement?);

    public Type OutputType => function.ResultType;

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => function.InvokeAsync(
        services,
        [.. function.Parameters.Select(parameter => Argument(parameter, context, input as JsonElement?))]);

    private object? Argument(ParameterInfo parameter, TaskOrchestrationContext context, JsonElement? input)
    {
        if (parameter == function.TriggerParameter)
            return new FunctionOrchestrationContext(context, input, json, services.GetRequiredService<ILoggerFactory>());
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        return input?.Deserialize(parameter.ParameterType, json);
    }
}
