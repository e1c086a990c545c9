using System.Globalization;
using KhcnFunctions.Bench.Cost;
using KhcnFunctions.EndToEnd.Storage;

const string Look = "Table QueryEntities KhcnHubInstances";

// Storage transactions a unit: the slope between a small and a large cycle, from the storage's own log.
var (small, large) = (args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000);
var few = Count(await new CostScenario(small).RunAsync(CancellationToken.None));
var many = Count(await new CostScenario(large).RunAsync(CancellationToken.None));

Console.WriteLine(FormattableString.Invariant($"| what | {small} units | {large} units | a unit (slope) |"));
Console.WriteLine("|---|---:|---:|---:|");
foreach (var what in many.Keys.Union(few.Keys, StringComparer.Ordinal).OrderByDescending(what => many.GetValueOrDefault(what)))
    Print(what, few.GetValueOrDefault(what), many.GetValueOrDefault(what));
Print("**all**", few.Values.Sum(), many.Values.Sum());

void Print(string what, int inFew, int inMany) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {inFew} | {inMany} | {(double)(inMany - inFew) / (large - small):0.000} |"));

// Left out: the trial clock's row (production has none), looks into empty queues (they cost by the hour), the scenario's own looks.
static Dictionary<string, int> Count(CostCount count)
{
    Console.Error.WriteLine(FormattableString.Invariant($"{count.Mails} mails, {count.Log.Count} lines of log, {count.Looks} looks of the scenario"));
    var counts = new Dictionary<string, int>(StringComparer.Ordinal);
    foreach (var line in count.Log)
    {
        if (Uri.UnescapeDataString(line).Contains("RowKey='k'", StringComparison.Ordinal) || StorageRequest.Parse(line) is not { } request)
            continue;
        if (request is { Service: StorageService.Queue, Operation: "GetMessages" })
            continue;
        var what = $"{request.Service} {request.Operation} {request.Resource}";
        counts[what] = counts.GetValueOrDefault(what) + 1;
    }

    counts[Look] -= count.Looks;
    return counts;
}
