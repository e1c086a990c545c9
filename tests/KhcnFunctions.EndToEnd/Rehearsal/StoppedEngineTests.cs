using KhcnFunctions.Cycle;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Rehearsal;
using KhcnFunctions.Plans;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Rehearsal;

/// <summary>A rehearsal is carried by the engine: without it, its time stands still.</summary>
[Collection(SharedAzurite.Name)]
public sealed class StoppedEngineTests(AzuriteFixture azurite)
{
    private static readonly RehearsalOptions Options = new(PlanFile.Shipped, 2026, RehearsedYear.Seed);

    [Fact]
    public async Task Rehearsal_WithTheEngineStoppedMidWay_DoesNotAdvance()
    {
        await using var host = await StartAsync(runEngine: true);
        var run = new RehearsalRun(host, Options, TimeSpan.FromSeconds(8));
        var reached = new List<DateTimeOffset>();

        var failure = await Assert.ThrowsAsync<RehearsalException>(() => run.RunAsync(
            async at =>
            {
                reached.Add(at);
                if (reached.Count == 5)
                    await host.Engine.StopAsync(CancellationToken.None);
            },
            CancellationToken.None));

        Assert.Contains("không tiến thêm", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, reached.Count);
        Assert.Equal(run.Now, (await host.Services.GetRequiredService<CycleClocks>().ForAsync(run.Cycle, CancellationToken.None)).Now);
        Assert.Equal(reached[^1], (await StatusAsync(host, run))!.At);
    }

    [Fact]
    public async Task Rehearsal_WithoutAnEngine_DoesNotBegin()
    {
        await using var host = await StartAsync(runEngine: false);
        var run = new RehearsalRun(host, Options, TimeSpan.FromSeconds(1));
        var reached = 0;

        await Assert.ThrowsAsync<RehearsalException>(() => run.RunAsync(_ => Task.FromResult(reached++), CancellationToken.None));

        Assert.Equal(0, reached);
        Assert.Null(await StatusAsync(host, run));
    }

    private static async Task<CycleStatus?> StatusAsync(LocalHostApp host, RehearsalRun run)
    {
        var instance = await host.Client.GetInstanceAsync(run.Cycle.InstanceId, getInputsAndOutputs: true);
        return instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CycleStatus>();
    }

    private Task<LocalHostApp> StartAsync(bool runEngine) =>
        azurite.StartHostAsync(options => options with { ConnectionString = azurite.NewAccount(), RunEngine = runEngine });
}
