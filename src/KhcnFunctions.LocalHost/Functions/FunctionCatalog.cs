using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KhcnFunctions.LocalHost.Functions;

/// <summary>The functions that a host serves, found by their attributes.</summary>
public sealed class FunctionCatalog
{
    private readonly List<FunctionMethod> _functions;

    private FunctionCatalog(IEnumerable<Type> types)
    {
        _functions = [.. types.SelectMany(FunctionMethod.In)];
        var twice = _functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(names => names.Skip(1).Any());
        if (twice is not null)
            throw new InvalidOperationException($"Two functions are named '{twice.Key}'.");
    }

    /// <summary>All functions of an assembly.</summary>
    /// <exception cref="InvalidOperationException">Two functions have one name, or one can't be run here.</exception>
    public static FunctionCatalog Of(Assembly assembly) => new(assembly.GetTypes());

    /// <summary>The functions of some classes.</summary>
    /// <exception cref="InvalidOperationException">Two functions have one name, or one can't be run here.</exception>
    public static FunctionCatalog Of(params Type[] types) => new(types);

    public IEnumerable<FunctionMethod> TriggeredBy<TTrigger>()
        where TTrigger : TriggerBindingAttribute => _functions.Where(function => function.Trigger is TTrigger);
}
