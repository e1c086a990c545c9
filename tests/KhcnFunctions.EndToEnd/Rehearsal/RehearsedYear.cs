using Azure.Data.Tables;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Rehearsal;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.EndToEnd.Rehearsal;

/// <summary>A host that has rehearsed the shipped plan's year once, watching its task hub.</summary>
public sealed class RehearsedYear(AzuriteFixture azurite) : IAsyncLifetime
{
    public const int Seed = 7;

    private const string Hub = "rehearsals";

    private readonly string _account = azurite.NewAccount();
    private readonly HashSet<DateTimeOffset> _workedAt = [];

    public LocalHostApp Host { get; private set; } = null!;

    public RehearsalRun Run { get; private set; } = null!;

    internal RehearsalFolder Left { get; private set; } = null!;

    /// <summary>The cycle's times at which the hub's history held a new execution that had something to send.</summary>
    public IReadOnlySet<DateTimeOffset> WorkedAt => _workedAt;

    public async Task InitializeAsync()
    {
        Host = await azurite.StartHostAsync(options => options with
        {
            ConnectionString = _account,
            Durable = durable => options.Durable(durable) with { HubName = Hub, MaxQueuePollingInterval = TimeSpan.FromMilliseconds(30) },
        });
        (Run, Left) = await RehearseAsync(Seed, 0, WatchAsync);
    }

    public async Task DisposeAsync()
    {
        Left.Dispose();
        await Host.DisposeAsync();
    }

    internal async Task<RehearsalFolder> RehearseAsync(int seed, int sampleUnits = 0) =>
        (await RehearseAsync(seed, sampleUnits, _ => _ => Task.CompletedTask)).Left;

    private async Task<(RehearsalRun Run, RehearsalFolder Left)> RehearseAsync(int seed, int sampleUnits, Func<RehearsalRun, Func<DateTimeOffset, Task>> watch)
    {
        var plan = SampleUnits.AddTo(PlanFile.Shipped, sampleUnits);
        var run = new RehearsalRun(Host, new RehearsalOptions(plan, 2026, seed), TimeSpan.FromMinutes(1));
        await run.RunAsync(watch(run), CancellationToken.None);
        return (run, await RehearsalFolder.OfAsync(Host, run));
    }

    /// <summary>
    /// ContinueAsNew begins the instance's history anew over the old rows, so a longer execution leaves its last rows
    /// behind until the next long one. They are read as the year passes.
    /// </summary>
    private Func<DateTimeOffset, Task> WatchAsync(RehearsalRun run)
    {
        var history = new TableClient(_account, Hub + "History");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return async at =>
        {
            await foreach (var row in history.QueryAsync<TableEntity>(row => row.PartitionKey == run.Cycle.InstanceId))
            {
                if (row.GetString("EventType") == "TaskScheduled" && row.GetString("Name") == SendMail.Name && seen.Add(row.GetString("ExecutionId")))
                    _workedAt.Add(at);
            }
        };
    }
}
