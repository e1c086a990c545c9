using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Watching;
using Xunit;

namespace KhcnFunctions.EndToEnd.Watching;

/// <summary>What a cycle tells of itself while it runs, to whoever listens.</summary>
[Collection(SharedAzurite.Name)]
public sealed class SignalsTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Cycle_IsMeasuredWithoutNamingAnybody()
    {
        using var heard = new Heard();
        var cycle = await office.OpenAsync("2026-12-04 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.SubmitAsync("ttud");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.SubmitAsync("p-qlkh");
        await cycle.GoToAsync("2026-12-11 09:00");

        var own = heard.Of(cycle.Key.Agency);
        Assert.Equal(["OnTime", "OnTheDay"], own.Where(one => one.Name == "khcn.reports").Select(one => one.Tags["timeliness"]));
        Assert.Equal(cycle.AllMails().Count, own.Count(one => one.Name == "khcn.mails" && Equals(one.Tags["state"], "Accepted")));
        var rounds = own.Where(one => one.Name == "khcn.round.duration").ToList();
        Assert.InRange(rounds.Count, 4, 6);
        Assert.All(rounds, round => Assert.InRange(round.Value, 0.001, 60));
        Assert.Equal(0, own.Last(one => one.Name == "khcn.outbox.age").Value);

        var spans = heard.Spans.Where(span => Equals(span.GetTagItem("agency"), cycle.Key.Agency)).ToList();
        var mail = spans.First(span => span.OperationName == "mail" && Equals(span.GetTagItem("kind"), "OverdueToOffice"));
        Assert.Equal("function SendMail", mail.Parent?.OperationName);
        Assert.Equal("function DailyRound", spans.Last(span => span.OperationName == "round").Parent?.OperationName);
        var report = spans.First(span => span.OperationName == "report");
        Assert.Equal("function SubmitReport", report.Parent?.OperationName);
        // The receipt goes within the request that took the report in.
        Assert.Contains(heard.Spans, span => span.TraceId == report.TraceId && span.Source.Name.StartsWith("Azure.Data.Tables", StringComparison.Ordinal));

        var told = own.SelectMany(one => one.Tags.Values).Concat(spans.SelectMany(span => span.TagObjects.Select(tag => tag.Value))).Select(value => $"{value}").ToList();
        Assert.DoesNotContain(told, word => word.Contains('@', StringComparison.Ordinal) || word.Contains(cycle.TokenOf("ttud"), StringComparison.Ordinal) || word.Contains(' ', StringComparison.Ordinal));
    }

    private sealed record Measured(string Name, double Value, IReadOnlyDictionary<string, object?> Tags);

    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<Measured> _measured = [];
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _spans;

        public Heard()
        {
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Signals.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _meters.Start();
            _spans = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Signals.Name || source.Name.StartsWith("Azure.", StringComparison.Ordinal),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Spans.Enqueue,
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public ConcurrentQueue<Activity> Spans { get; } = [];

        public IReadOnlyList<Measured> Of(string agency) => [.. _measured.Where(one => Equals(one.Tags["agency"], agency))];

        public void Dispose()
        {
            _meters.Dispose();
            _spans.Dispose();
        }

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _measured.Enqueue(new(instrument.Name, value, new Dictionary<string, object?>(tags.ToArray(), StringComparer.Ordinal)));
    }
}
