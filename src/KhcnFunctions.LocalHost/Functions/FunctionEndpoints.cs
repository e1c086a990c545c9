using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using KhcnFunctions.Watching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.LocalHost.Functions;

/// <summary>Maps the functions with an <c>[HttpTrigger]</c> on Kestrel, as the Functions host does in Azure.</summary>
public static class FunctionEndpoints
{
    /// <param name="routePrefix">As in host.json.</param>
    /// <exception cref="InvalidOperationException">
    /// A function asks for a key (its level is not Anonymous), for a parameter that this host does not know, or does
    /// not return an <see cref="IActionResult"/>.
    /// </exception>
    public static void MapFunctions(this IEndpointRouteBuilder routes, FunctionCatalog functions, string routePrefix)
    {
        foreach (var function in functions.TriggeredBy<HttpTriggerAttribute>())
            routes.Map(function, routePrefix);
    }

    private static void Map(this IEndpointRouteBuilder routes, FunctionMethod function, string routePrefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
            throw new InvalidOperationException($"Function '{function.Name}' asks for a function key, which the local host does not have: its level must be Anonymous.");
        if (!typeof(IActionResult).IsAssignableFrom(function.ResultType))
            throw new InvalidOperationException($"Function '{function.Name}' must return an IActionResult.");

        var pattern = RoutePatternFactory.Parse($"{routePrefix}/{trigger.Route ?? function.Name}".TrimStart('/'));
        var arguments = function.Parameters.Select(parameter => Argument(function, pattern, parameter)).ToArray();
        var endpoint = routes.Map(pattern, context => RunAsync(function, arguments, context)).WithDisplayName(function.Name);
        if (trigger.Methods is { Length: > 0 } methods)
            endpoint.WithMetadata(new HttpMethodMetadata(methods));
    }

    private static async Task RunAsync(FunctionMethod function, Func<HttpContext, object?>[] arguments, HttpContext context)
    {
        using var span = Signals.BeginFunction(function.Name, ActivityKind.Server);
        var values = Array.ConvertAll(arguments, argument => argument(context));
        if (await function.InvokeAsync(context.RequestServices, values) is IActionResult result)
            await result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
    }

    private static Func<HttpContext, object?> Argument(FunctionMethod function, RoutePattern pattern, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter == function.TriggerParameter && type == typeof(HttpRequest))
            return context => context.Request;
        if (type == typeof(DurableTaskClient))
            return context => context.RequestServices.GetRequiredService<DurableTaskClient>();
        if (type == typeof(CancellationToken))
            return context => context.RequestAborted;
        if (pattern.GetParameter(parameter.Name!) is not null)
            return RouteValue(parameter);
        throw function.CannotBind(parameter);
    }

    /// <summary>A value that does not convert is the bare default, as in the Functions worker; constrain the route.</summary>
    private static Func<HttpContext, object?> RouteValue(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        if (parameter.ParameterType == typeof(string))
            return context => (string?)context.GetRouteValue(name);
        var converter = TypeDescriptor.GetConverter(parameter.ParameterType);
        return context => context.GetRouteValue(name) is string text && converter.IsValid(text)
            ? converter.ConvertFromString(context: null, CultureInfo.InvariantCulture, text)
            : null;
    }
}
