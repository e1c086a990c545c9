using System.Diagnostics;
using System.Globalization;
using KhcnFunctions.Bench.Compile;

// Each size runs in a process of its own, for the peak of memory is the process's.
if (args is ["one", var one])
{
    Console.WriteLine(CompileCost.Measure(int.Parse(one, CultureInfo.InvariantCulture)).Line);
    return;
}

int[] sizes = args.Length > 0 ? [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [100, 1000, 2000];
var costs = sizes.Select(Run).ToList();
Console.WriteLine("| reports | Báo cáo, s | Phụ lục, s | hints alone, s | peak memory, MB | reports × | time × | memory × |");
Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
foreach (var cost in costs)
{
    double Times(Func<CompileCost, double> of) => of(cost) / of(costs[0]);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {cost.Reports} | {cost.ReportSeconds:0.00} | {cost.AppendixSeconds:0.00} | {cost.HintSeconds:0.00} | {cost.PeakMemory / 1048576.0:0} | {Times(each => each.Reports):0.0} | {Times(each => each.ReportSeconds + each.AppendixSeconds):0.0} | {Times(each => each.PeakMemory):0.0} |"));
}

static CompileCost Run(int reports)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, ArgumentList = { "one", reports.ToString(CultureInfo.InvariantCulture) } };
    using var process = Process.Start(start)!;
    var line = process.StandardOutput.ReadToEnd().Trim();
    process.WaitForExit();
    return CompileCost.Read(line);
}
