using KhcnFunctions.LocalHost;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

[Collection(SharedAzurite.Name)]
public sealed class DurableEngineTests(AzuriteFixture azurite, SampleHost host) : IClassFixture<SampleHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Orchestration_WithActivities_ReturnsTheirResultAndItsVersion()
    {
        var result = await host.RunAsync(nameof(SampleOrchestrations.Sum), new Order("Quế Trà", [1, 2, 3]));

        Assert.Equal("Quế Trà 6 v1.0", result.ReadOutputAs<string>());
        Assert.Contains(nameof(SampleOrchestrations.Add), host.Witness.Seen);
    }

    [Fact]
    public async Task SubOrchestration_WithoutVersion_TakesTheDefaultVersion()
    {
        var result = await host.RunAsync(nameof(SampleOrchestrations.Parent));

        Assert.Equal("child 3 v1.0", result.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestration_AfterItsTimer_ShowsItsStatusAndTakesAnEvent()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.NapThenWait), "Trà");

        var status = await CustomStatusAsync(id);
        await host.Client.RaiseEventAsync(id, "word", "Bồng");
        var result = await host.CompletionAsync(id);

        Assert.Equal("""{"Rested":true}""", status);
        Assert.Equal("Trà Bồng", result.ReadOutputAs<string>());
    }

    [Fact]
    public async Task ExternalEvent_ThatNeverComes_TimesOut()
    {
        var result = await host.RunAsync(nameof(SampleOrchestrations.Impatient));

        Assert.Equal("nobody came", result.ReadOutputAs<string>());
    }

    [Fact]
    public async Task ContinueAsNew_WithEventsWaiting_LosesNone()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.OneByOne));

        await Task.WhenAll(new[] { "một", "hai", "ba" }.Select(word => host.Client.RaiseEventAsync(id, "word", word)));
        var result = await host.CompletionAsync(id);

        Assert.Equal(["ba", "hai", "một"], result.ReadOutputAs<string[]>()!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ActivityFailure_Caught_NamesTheException()
    {
        var result = await host.RunAsync(nameof(SampleOrchestrations.Stumble), input: true);

        Assert.Equal("System.InvalidOperationException: no", result.ReadOutputAs<string>());
    }

    [Fact]
    public async Task ActivityFailure_NotCaught_FailsTheInstance()
    {
        var result = await host.RunAsync(nameof(SampleOrchestrations.Stumble), input: false);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.Contains(nameof(SampleOrchestrations.Fail), result.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoEngines_OnOneHub_ShareTheWorkAndTakeOver()
    {
        var hub = AzuriteFixture.NewHubName();
        var first = await StartOnAsync(hub, "first");
        await using var second = await StartOnAsync(hub, "second");

        var shared = await SampleHost.RunAsync(first, nameof(SampleOrchestrations.FanOut));
        await first.DisposeAsync();
        var alone = await SampleHost.RunAsync(second, nameof(SampleOrchestrations.FanOut));

        Assert.Equal(["first", "second"], shared.ReadOutputAs<string[]>()!.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["second"], alone.ReadOutputAs<string[]>()!.Distinct());
    }

    [Fact]
    public async Task Hub_DeletedWithALiveInstance_IsThereAgainAndEmpty()
    {
        await using var app = await azurite.StartHostAsync(options => SampleHost.Serve(options));
        var options = new StartOrchestrationOptions("cycle-1");
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.OneByOne), options);
        await app.Client.WaitForInstanceStartAsync("cycle-1").WaitAsync(Limit);

        await app.Engine.DeleteHubAsync();
        await app.Engine.StartAsync(CancellationToken.None);

        Assert.Null(await app.Client.GetInstanceAsync("cycle-1"));
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.Sum), new Order("again", [1]), options);
        Assert.Equal("again 1 v1.0", (await SampleHost.CompletionAsync(app, "cycle-1")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Engine_NotRunning_LeavesAnInstancePendingUntilItStarts()
    {
        await using var app = await azurite.StartHostAsync(options => SampleHost.Serve(options) with { RunEngine = false });
        var id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.Sum), new Order("late", [5]));

        await Task.Delay(TimeSpan.FromSeconds(1));
        var before = await app.Client.GetInstanceAsync(id);
        await app.Engine.StartAsync(CancellationToken.None);
        var after = await SampleHost.CompletionAsync(app, id);
        await app.Engine.StopAsync(CancellationToken.None);

        Assert.Equal(OrchestrationRuntimeStatus.Pending, before!.RuntimeStatus);
        Assert.Equal("late 5 v1.0", after.ReadOutputAs<string>());
    }

    /// <summary>The engine writes 'null' until the orchestrator says something.</summary>
    private async Task<string> CustomStatusAsync(string id)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var instance = await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true, limit.Token);
            if (instance?.SerializedCustomStatus is { } status and not "null")
                return status;
            await Task.Delay(50, limit.Token);
        }
    }

    private Task<LocalHostApp> StartOnAsync(string hub, string name) => azurite.StartHostAsync(options => SampleHost.Serve(options, name) with
    {
        Durable = durable => options.Durable(durable) with { HubName = hub },
    });
}
