using System.Globalization;
using KhcnFunctions.Bench.Board;

// The board over HTTP on Azurite, each view followed by the same storage reads by the bare SDK: what else runs on the machine meets both.
int[] sizes = args.Length > 0 ? [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [30, 100, 300, 1000];
Console.WriteLine("| units | requests a view | of the first view | page, KB | first view, ms | median, ms | p95, ms | floor median, ms | floor p95, ms | median above the floor, ms |");
Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
foreach (var units in sizes)
{
    var cost = await new BoardScenario(units).RunAsync(CancellationToken.None);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {units} | {cost.Requests} | {cost.FirstRequests} | {cost.PageBytes / 1024.0:0} | {cost.First:0} | {Times.Median(cost.Views):0} | {Times.P95(cost.Views):0} | {Times.Median(cost.Floors):0} | {Times.P95(cost.Floors):0} | {Times.Median(cost.Views) - Times.Median(cost.Floors):0} |"));
}
