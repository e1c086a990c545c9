using KhcnFunctions.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

public sealed class SampleTimers(Witness witness)
{
    [Function(nameof(EachSecond))]
    public void EachSecond([TimerTrigger("* * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client)
    {
        witness.Seen.Enqueue(nameof(EachSecond));
        if (witness.Seen.Count(seen => seen == nameof(EachSecond)) == 1)
            throw new InvalidOperationException("The first run fails.");
    }

    [Function(nameof(AtStart))]
    public Task AtStart([TimerTrigger("%EnsureAt%", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
    {
        witness.Seen.Enqueue(nameof(AtStart));
        return Task.CompletedTask;
    }
}

[Collection(SharedAzurite.Name)]
public sealed class TimerLoopTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Timers_RunAtTheirTimes_AlsoAfterAFailure()
    {
        await using var host = await azurite.StartHostAsync(options => options with
        {
            Functions = FunctionCatalog.Of(typeof(SampleTimers)),
            Services = services => services.AddSingleton(new Witness("host")),
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["EnsureAt"] = "0 0 1 * * *" },
            RunEngine = false,
            RunTimers = true,
        });
        var witness = host.Services.GetRequiredService<Witness>();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (witness.Seen.Count(seen => seen == nameof(SampleTimers.EachSecond)) < 2)
            await Task.Delay(50, limit.Token);

        Assert.Single(witness.Seen, nameof(SampleTimers.AtStart));
    }

    [Theory]
    [InlineData(null, "EnsureAt")]
    [InlineData("every day", "every day")]
    public async Task Start_WithAWrongSchedule_NamesIt(string? schedule, string named)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => azurite.StartHostAsync(options => options with
        {
            Functions = FunctionCatalog.Of(typeof(SampleTimers)),
            Services = services => services.AddSingleton(new Witness("host")),
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["EnsureAt"] = schedule },
            RunEngine = false,
            RunTimers = true,
        }));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }
}
