using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

[Collection(SharedAzurite.Name)]
public sealed class LocalDurableTaskClientTests(SampleHost host) : IClassFixture<SampleHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly string[] AllStatuses =
        ["Running", "Completed", "ContinuedAsNew", "Failed", "Canceled", "Terminated", "Pending", "Suspended"];

    private readonly string _id = Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Schedule_IdOfALiveInstance_Throws(bool explicitly)
    {
        var options = new StartOrchestrationOptions(_id);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.OneByOne), options);
        await host.Client.WaitForInstanceStartAsync(_id).WaitAsync(Limit);

        var again = explicitly ? options.WithDedupeStatuses(OrchestrationRuntimeStatus.Running) : options;

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.OneByOne), again));
    }

    [Fact]
    public async Task Schedule_IdOfAnEndedInstance_ReplacesItUnlessItsStatusIsKept()
    {
        var options = new StartOrchestrationOptions(_id);
        await RunSumAsync(options, "first");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            RunSumAsync(options with { DedupeStatuses = AllStatuses }, "second"));
        var third = await RunSumAsync(options, "third");

        Assert.Equal("third 1 v1.0", third.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_WithAVersion_ShowsItToTheOrchestrator()
    {
        var result = await RunSumAsync(new StartOrchestrationOptions(_id) { Version = new TaskVersion("0.9") }, "old");

        Assert.Equal("old 1 v0.9", result.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_WithAWrongDedupeStatus_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            RunSumAsync(new StartOrchestrationOptions(_id) { DedupeStatuses = ["Sleeping"] }, "x"));

    [Fact]
    public async Task RaiseEvent_ToNobody_IsNotFound()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("nobody", "word", "x"));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task RaiseEvent_ToAnEndedInstance_IsAFailedPrecondition()
    {
        await RunSumAsync(new StartOrchestrationOptions(_id), "x");

        var failure = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync(_id, "word", "x"));

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
    }

    [Fact]
    public async Task GetInstance_WithoutOutputs_LeavesThemOut()
    {
        await RunSumAsync(new StartOrchestrationOptions(_id), "x");

        var bare = await host.Client.GetInstanceAsync(_id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, bare!.RuntimeStatus);
        Assert.Null(bare.SerializedOutput);
    }

    [Fact]
    public async Task TerminateThenPurge_ALiveInstance_LeavesNothing()
    {
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(SampleOrchestrations.OneByOne), new StartOrchestrationOptions(_id));
        await host.Client.WaitForInstanceStartAsync(_id).WaitAsync(Limit);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync(_id));
        await host.Client.TerminateInstanceAsync(_id, "enough");
        var ended = await host.CompletionAsync(_id);
        var purged = await host.Client.PurgeInstanceAsync(_id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Equal("enough", ended.ReadOutputAs<string>());
        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync(_id));
    }

    [Fact]
    public async Task GetAllInstances_ByPrefix_FindsThose()
    {
        foreach (var id in (string[])[$"{_id}-a", $"{_id}-b", "other"])
            await RunSumAsync(new StartOrchestrationOptions(id), id);

        var found = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = $"{_id}-", PageSize = 1 }))
            found.Add(instance.InstanceId);

        Assert.Equal([$"{_id}-a", $"{_id}-b"], found.Order(StringComparer.Ordinal));
    }

    private async Task<OrchestrationMetadata> RunSumAsync(StartOrchestrationOptions options, string name)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SampleOrchestrations.Sum), new Order(name, [1]), options);
        return await host.CompletionAsync(id);
    }
}
