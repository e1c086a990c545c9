using DurableTask.Core;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>Finds a function by its name alone: as in Azure, one function serves all versions and looks at them itself.</summary>
internal sealed class ByName<T, TTrigger>(FunctionCatalog functions, Func<FunctionMethod, T> create) : INameVersionObjectManager<T>
    where T : class
    where TTrigger : TriggerBindingAttribute
{
    private readonly Dictionary<string, FunctionMethod> _functions =
        functions.TriggeredBy<TTrigger>().ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public void Add(ObjectCreator<T> creator) => throw new NotSupportedException("Functions are found by their attributes.");

    public T? GetObject(string name, string? version) => _functions.TryGetValue(name, out var function) ? create(function) : null;
}
