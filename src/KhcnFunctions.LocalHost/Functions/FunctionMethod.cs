using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KhcnFunctions.LocalHost.Functions;

/// <summary>A <c>[Function]</c> method of the product and its trigger.</summary>
public sealed class FunctionMethod
{
    private readonly ObjectFactory? _create;
    private readonly PropertyInfo? _taskResult;

    private FunctionMethod(MethodInfo method, string name)
    {
        Method = method;
        Name = name;
        Parameters = method.GetParameters();
        (TriggerParameter, Trigger) = FindTrigger();
        if (Parameters.FirstOrDefault(parameter => parameter.ParameterType == typeof(FunctionContext)) is { } context)
            throw CannotBind(context);
        if (method.ReturnType.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal))
            throw new InvalidOperationException($"Function '{name}' must return a Task instead of a ValueTask.");
        ResultType = typeof(Task).IsAssignableFrom(method.ReturnType)
            ? method.ReturnType.GenericTypeArguments.SingleOrDefault() ?? typeof(void)
            : method.ReturnType;
        _taskResult = method.ReturnType == typeof(Task) ? null : method.ReturnType.GetProperty("Result");
        if (!method.IsStatic)
            _create = ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    /// <summary>What the method gives in the end: T of a <see cref="Task{T}"/>.</summary>
    public Type ResultType { get; }

    /// <summary>The functions of a class.</summary>
    /// <exception cref="InvalidOperationException">A function has no trigger, or what this host does not have.</exception>
    public static IEnumerable<FunctionMethod> In(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select new FunctionMethod(method, function.Name);

    /// <summary>Calls the method on an instance of its own, made from the services, and awaits its result.</summary>
    /// <remarks>No ConfigureAwait and no thread of its own: an orchestrator must stay where the engine runs it.</remarks>
    public async Task<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        var instance = _create?.Invoke(services, []);
        try
        {
            var result = Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            if (result is not Task task)
                return result;
            await task;
            return _taskResult?.GetValue(task);
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    /// <summary>An error that names the function and the parameter that this host has nothing for.</summary>
    public InvalidOperationException CannotBind(ParameterInfo parameter) =>
        new($"Function '{Name}': the local host has nothing for parameter '{parameter.Name}' of type {parameter.ParameterType}.");

    private (ParameterInfo Parameter, TriggerBindingAttribute Trigger) FindTrigger()
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.GetCustomAttribute<TriggerBindingAttribute>() is { } trigger)
                return (parameter, trigger);
        }

        throw new InvalidOperationException($"Function '{Name}' has no trigger.");
    }
}
