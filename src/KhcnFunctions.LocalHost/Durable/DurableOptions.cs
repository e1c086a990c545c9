using DurableTask.AzureStorage;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>How the engine uses its task hub. The times are the defaults of the Functions extension.</summary>
public sealed record DurableOptions
{
    public required string ConnectionString { get; init; }

    /// <summary>Letters and digits; the prefix of the hub's queues, tables and containers.</summary>
    public required string HubName { get; init; }

    /// <summary>The version of orchestrations that are scheduled without one; newer ones are left alone.</summary>
    public string DefaultVersion { get; init; } = "";

    /// <summary>Control queues; fixed once the hub exists.</summary>
    public int PartitionCount { get; init; } = 1;

    /// <summary>How long an idle engine may wait before it looks into its queues: each look costs a transaction.</summary>
    public TimeSpan MaxQueuePollingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the messages of an engine that was killed stay invisible to the others.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the partitions of an engine that was killed stay its own; renewed at a third of it.</summary>
    public TimeSpan LeaseInterval { get; init; } = TimeSpan.FromSeconds(30);

    internal AzureStorageOrchestrationService CreateService(ILoggerFactory loggers) => new(new()
    {
        StorageAccountClientProvider = new StorageAccountClientProvider(ConnectionString),
        TaskHubName = HubName,
        PartitionCount = PartitionCount,
        MaxQueuePollingInterval = MaxQueuePollingInterval,
        ControlQueueVisibilityTimeout = VisibilityTimeout,
        WorkItemQueueVisibilityTimeout = VisibilityTimeout,
        LeaseInterval = LeaseInterval,
        LeaseRenewInterval = LeaseInterval / 3,
        LeaseAcquireInterval = LeaseInterval / 3,
        // Processes of one machine share a hub, so none may lock the others out, and each needs a name of its own.
        UseAppLease = false,
        WorkerId = $"{Environment.MachineName}-{Guid.NewGuid():N}",
        ThrowExceptionOnInvalidDedupeStatus = true,
        LoggerFactory = loggers,
    });
}
