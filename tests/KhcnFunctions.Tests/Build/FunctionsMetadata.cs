using System.Text.Json;

namespace KhcnFunctions.Build;

/// <summary>One function as the Functions host will see it.</summary>
/// <param name="Trigger">Without the word 'Trigger': http, timer, activity, orchestration.</param>
internal sealed record FunctionEntry(string Name, string Trigger, string Method, string? Route, string? Schedule, string? AuthLevel)
{
    public override string ToString() => Trigger switch
    {
        "http" => $"{Name}: {Method} /{Route}",
        "timer" => $"{Name}: timer {Schedule}",
        _ => $"{Name}: {Trigger}",
    };
}

/// <summary>The output that the Worker SDK makes for the Functions host; the build copies it beside these tests.</summary>
internal static class FunctionsMetadata
{
    /// <summary>The functions in functions.metadata.</summary>
    public static IReadOnlyList<FunctionEntry> Functions { get; } = Read();

    public static IEnumerable<FunctionEntry> Http => Functions.Where(function => function.Trigger == "http");

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);

    public static JsonElement ReadJson(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(name)));
        return document.RootElement.Clone();
    }

    private static List<FunctionEntry> Read() => [.. ReadJson("functions.metadata").EnumerateArray().Select(function =>
    {
        const string suffix = "Trigger";
        var trigger = function.GetProperty("bindings").EnumerateArray()
            .Single(binding => binding.GetProperty("type").GetString()!.EndsWith(suffix, StringComparison.Ordinal));
        return new FunctionEntry(
            function.GetProperty("name").GetString()!,
            trigger.GetProperty("type").GetString()![..^suffix.Length],
            trigger.TryGetProperty("methods", out var methods) ? string.Join(' ', methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())) : "",
            Text(trigger, "route"),
            Text(trigger, "schedule"),
            Text(trigger, "authLevel"));
    })];

    private static string? Text(JsonElement binding, string name) => binding.TryGetProperty(name, out var value) ? value.GetString() : null;
}
