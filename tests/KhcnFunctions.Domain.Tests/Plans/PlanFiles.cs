using Xunit;

namespace KhcnFunctions.Plans;

/// <summary>The shipped file as it lies beside the program, and ways to break it.</summary>
internal static class PlanFiles
{
    public const string ShippedName = "dich-vu-khcn.plan.json";

    public static string Shipped { get; } = Read(ShippedName);

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "Data", name));

    /// <summary>Replaces the first <paramref name="find"/> behind the first <paramref name="anchor"/>.</summary>
    public static string Replace(this string json, string anchor, string find, string replacement)
    {
        var at = json.After(anchor, find);
        return json[..at] + replacement + json[(at + find.Length)..];
    }

    public static int After(this string json, string anchor, string find)
    {
        var start = json.IndexOf(anchor, StringComparison.Ordinal);
        Assert.True(start >= 0, $"No '{anchor}' in the file.");
        var at = json.IndexOf(find, start, StringComparison.Ordinal);
        Assert.True(at >= 0, $"No '{find}' behind '{anchor}'.");
        return at;
    }

    public static (int Line, int Column) PositionOf(this string json, int index)
    {
        var before = json[..index];
        return (before.Count(c => c == '\n') + 1, index - before.LastIndexOf('\n'));
    }
}
