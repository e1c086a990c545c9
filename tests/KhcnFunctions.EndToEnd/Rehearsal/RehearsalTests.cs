using System.Text.Json;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Rehearsal;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Rehearsal;

/// <summary>'Chạy thử' of the shipped plan's year on the real engine and storage.</summary>
[Collection(SharedAzurite.Name)]
public sealed class RehearsalTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Seed = 7;
    private const string Hub = "rehearsals";

    private readonly string _account = azurite.NewAccount();
    private LocalHostApp _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync(runEngine: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Year_WithOneSeed_LeavesTheSameTimelineMailsAndDocuments()
    {
        using var first = await RehearseAsync(Seed);
        using var second = await RehearseAsync(Seed);
        using var other = await RehearseAsync(Seed + 1);

        Assert.Contains("timeline.json", first.Files.Keys);
        Assert.Contains("bao-cao-tong-hop.docx", first.Files.Keys);
        Assert.Contains("phu-luc-theo-doi.docx", first.Files.Keys);
        Assert.Equal(first.Files.Keys.Order(StringComparer.Ordinal), second.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(first.Files, file => Assert.True(file.Value.AsSpan().SequenceEqual(second.Files[file.Key]), $"{file.Key} differs between two runs with one seed"));
        Assert.NotEqual(first.Files["timeline.json"], other.Files["timeline.json"]);
    }

    [Fact]
    public async Task Year_ReachesItsEndAndItsTimelineIsInOrder()
    {
        using var run = await RehearseAsync(Seed);

        var timeline = JsonDocument.Parse(run.Files["timeline.json"]).RootElement.EnumerateArray().ToList();
        var kinds = timeline.Select(entry => entry.GetProperty("kind").GetString()).ToHashSet();
        var times = timeline.Select(entry => entry.GetProperty("at").GetString()!).ToList();

        string[] expected =
            ["request", "reminder", "escalation", "announcement", "receipt", "submission", "rejected", "compiled", "approvalRequest", "approved", "dispatch", "supplement"];
        Assert.Superset(expected.ToHashSet(), kinds!);
        Assert.All(times, time => Assert.EndsWith("+07:00", time, StringComparison.Ordinal));
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.Equal(
            run.Files.Keys.Count(name => name.EndsWith(".eml", StringComparison.Ordinal)),
            timeline.Count(entry => entry.GetProperty("key").ValueKind is not JsonValueKind.Null));
    }

    [Fact]
    public async Task Year_WithThirtySampleUnits_AsksEachOnceAndReachesItsEnd()
    {
        using var run = await RehearseAsync(Seed, sampleUnits: 30);

        var requests = JsonDocument.Parse(run.Files["timeline.json"]).RootElement.EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "request")
            .Select(entry => entry.GetProperty("unit").GetString())
            .ToList();

        Assert.Equal(34, requests.Count);
        Assert.Equal(34, requests.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Year_IsInTheTaskHub_RoundByRound()
    {
        var rounds = new HashSet<string>(StringComparer.Ordinal);
        var history = new TableClient(_account, Hub + "History");
        var run = new RehearsalRun(_host, new RehearsalOptions(PlanFile.Shipped, 2026, Seed), TimeSpan.FromMinutes(1));

        // Each round begins the instance anew and overwrites the history of the one before, so it is read as the year passes.
        await run.RunAsync(
            async _ =>
            {
                await foreach (var row in history.QueryAsync<TableEntity>(row => row.PartitionKey == run.Cycle.InstanceId))
                {
                    if (row.GetString("EventType") == "TaskScheduled" && row.GetString("Name") is DailyRoundName or RequestName)
                        rounds.Add(row.GetString("ExecutionId"));
                }
            },
            CancellationToken.None);

        var instance = await _host.Client.GetInstanceAsync(run.Cycle.InstanceId);
        var recorded = (await Table(run).PendingAndRoundsAsync(CancellationToken.None)).Rounds.Count;
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance!.RuntimeStatus);
        Assert.Equal(recorded, rounds.Count);
    }

    [Fact]
    public async Task Year_WithTheEngineStoppedMidWay_DoesNotAdvance()
    {
        var run = new RehearsalRun(_host, new RehearsalOptions(PlanFile.Shipped, 2026, Seed), TimeSpan.FromSeconds(3));
        var reached = new List<DateTimeOffset>();

        var failure = await Assert.ThrowsAsync<RehearsalException>(() => run.RunAsync(
            async at =>
            {
                reached.Add(at);
                if (reached.Count == 5)
                    await _host.Engine.StopAsync(CancellationToken.None);
            },
            CancellationToken.None));

        var clock = await _host.Services.GetRequiredService<CycleClocks>().ForAsync(run.Cycle, CancellationToken.None);
        var status = await _host.Client.GetInstanceAsync(run.Cycle.InstanceId, getInputsAndOutputs: true);
        Assert.Contains("không tiến thêm", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, reached.Distinct().Count());
        Assert.Equal(run.Now, clock.Now);
        Assert.Equal(reached[^1], status!.ReadCustomStatusAs<CycleStatus>()!.At);
    }

    [Fact]
    public async Task Year_WithoutAnEngine_DoesNotBegin()
    {
        await using var host = await StartAsync(runEngine: false);
        await _host.Engine.StopAsync(CancellationToken.None);
        var run = new RehearsalRun(host, new RehearsalOptions(PlanFile.Shipped, 2026, Seed), TimeSpan.FromSeconds(1));
        var reached = 0;

        await Assert.ThrowsAsync<RehearsalException>(() => run.RunAsync(_ => Task.FromResult(reached++), CancellationToken.None));

        Assert.Equal(0, reached);
        Assert.Empty((await Table(run).PendingAndRoundsAsync(CancellationToken.None)).Rounds);
    }

    private const string DailyRoundName = Escalation.DailyRound.Name;
    private const string RequestName = Escalation.DailyRound.RequestReports;

    private CycleTable Table(RehearsalRun run) => new(run.Cycle, _host.Services.GetRequiredService<StorageRealms>().For(run.Cycle));

    private Task<LocalHostApp> StartAsync(bool runEngine) => azurite.StartHostAsync(options => options with
    {
        ConnectionString = _account,
        RunEngine = runEngine,
        Durable = durable => options.Durable(durable) with { HubName = Hub, MaxQueuePollingInterval = TimeSpan.FromMilliseconds(30) },
    });

    private async Task<RehearsalFolder> RehearseAsync(int seed, int sampleUnits = 0)
    {
        var plan = SampleUnits.AddTo(PlanFile.Shipped, sampleUnits);
        var run = new RehearsalRun(_host, new RehearsalOptions(plan, 2026, seed), TimeSpan.FromMinutes(1));
        await run.RunAsync(_ => Task.CompletedTask, CancellationToken.None);
        return await RehearsalFolder.OfAsync(_host, run);
    }
}
