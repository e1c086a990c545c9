using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KhcnFunctions.LocalHost.Functions;

/// <summary>The functions that a host serves, found by their attributes.</summary>
/// <exception cref="InvalidOperationException">Two functions have one name.</exception>
public sealed class FunctionCatalog
{
    public FunctionCatalog(Assembly assembly)
    {
        All = FunctionMethod.In(assembly);
        var twice = All.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(names => names.Skip(1).Any());
        if (twice is not null)
            throw new InvalidOperationException($"Two functions are named '{twice.Key}'.");
    }

    public IReadOnlyList<FunctionMethod> All { get; }

    public IEnumerable<FunctionMethod> TriggeredBy<TTrigger>()
        where TTrigger : TriggerBindingAttribute => All.Where(function => function.Trigger is TTrigger);
}
