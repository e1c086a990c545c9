using System.Diagnostics;
using System.Reflection;
using KhcnFunctions.LocalHost.Functions;
using KhcnFunctions.Watching;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>An activity function, called in a scope of its own.</summary>
internal sealed class FunctionActivity(FunctionMethod function, IServiceProvider services) : ITaskActivity
{
    public Type InputType => function.TriggerParameter.ParameterType;

    public Type OutputType => function.ResultType;

    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        using var span = Signals.BeginFunction(function.Name, ActivityKind.Consumer);
        await using var scope = services.CreateAsyncScope();
        var arguments = function.Parameters.Select(parameter => Argument(parameter, input, scope.ServiceProvider));
        return await function.InvokeAsync(scope.ServiceProvider, [.. arguments]);
    }

    private object? Argument(ParameterInfo parameter, object? input, IServiceProvider scoped)
    {
        if (parameter == function.TriggerParameter)
            return input;
        if (parameter.ParameterType == typeof(DurableTaskClient))
            return scoped.GetRequiredService<DurableTaskClient>();
        if (parameter.ParameterType == typeof(CancellationToken))
            return scoped.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        throw function.CannotBind(parameter);
    }
}
