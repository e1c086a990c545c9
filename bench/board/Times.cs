namespace KhcnFunctions.Bench.Board;

/// <summary>What is said of a row of measurements.</summary>
internal static class Times
{
    public static double Median(IEnumerable<double> times) => At(times, 0.5);

    public static double P95(IEnumerable<double> times) => At(times, 0.95);

    private static double At(IEnumerable<double> times, double part)
    {
        var ordered = times.Order().ToList();
        return ordered[Math.Min(ordered.Count - 1, (int)(part * ordered.Count))];
    }
}
