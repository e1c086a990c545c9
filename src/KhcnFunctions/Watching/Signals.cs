using System.Diagnostics;
using System.Diagnostics.Metrics;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Watching;

/// <summary>
/// What the product tells of itself to whoever measures it. All of it bears ids and kinds alone, no person, no address,
/// no link; a rehearsal is not measured.
/// </summary>
public static class Signals
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "KhcnFunctions";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("khcn.reports", "{report}", "Versions of units' reports that were taken in, by channel and timeliness.");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("khcn.mails", "{mail}", "What became of mails, by kind and state; one mail may pass through several states.");
    private static readonly Histogram<double> Rounds = Meter.CreateHistogram<double>("khcn.round.duration", "s", "How long the round of a working morning took, without sending.");
    private static readonly Gauge<double> OutboxAge = Meter.CreateGauge<double>("khcn.outbox.age", "s", "Age of the oldest mail that waits in a cycle, each time somebody looks; 0 where none waits.");

    /// <summary>A span of the product's own work; null while nobody listens.</summary>
    /// <param name="what">Such as round; never what a person wrote.</param>
    internal static Activity? Begin(string what, CycleKey cycle, ActivityKind kind = ActivityKind.Internal)
    {
        var span = Source.StartActivity(what, kind);
        foreach (var (name, value) in TagsOf(cycle))
            span?.SetTag(name, value);
        return span;
    }

    /// <summary>A function that a host runs, where the host makes no span itself.</summary>
    public static Activity? BeginFunction(string function, ActivityKind kind)
    {
        // The request's own span is not collected, and what hangs on it would not be either: ours begins the trace.
        if (kind is ActivityKind.Server)
            Activity.Current = null;
        return Source.StartActivity("function " + function, kind);
    }

    internal static void CountReport(CycleKey cycle, string channel, string timeliness) =>
        Count(Reports, cycle, new("channel", channel), new("timeliness", timeliness));

    internal static void CountMail(CycleKey cycle, string kind, string state) => Count(Mails, cycle, new("kind", kind), new("state", state));

    internal static void TimeRound(CycleKey cycle, TimeSpan took)
    {
        if (cycle.Rehearsal is null)
            Rounds.Record(took.TotalSeconds, TagsOf(cycle));
    }

    internal static void NoteOutbox(CycleKey cycle, TimeSpan oldest)
    {
        if (cycle.Rehearsal is null)
            OutboxAge.Record(Math.Max(0, oldest.TotalSeconds), TagsOf(cycle));
    }

    private static void Count(Counter<long> counter, CycleKey cycle, params ReadOnlySpan<KeyValuePair<string, object?>> more)
    {
        if (cycle.Rehearsal is null)
            counter.Add(1, [.. TagsOf(cycle), .. more]);
    }

    private static KeyValuePair<string, object?>[] TagsOf(CycleKey cycle) => [new("agency", cycle.Agency), new("plan", cycle.Plan), new("period", cycle.Period)];
}
