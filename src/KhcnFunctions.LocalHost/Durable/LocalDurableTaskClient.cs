using System.Text.Json;
using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ClientQuery = Microsoft.DurableTask.Client.OrchestrationQuery;
using CoreQuery = DurableTask.Core.Query.OrchestrationQuery;
using PurgeResult = Microsoft.DurableTask.Client.PurgeResult;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>
/// The client of the task hub, straight on the storage engine. It answers and throws as the client of the isolated
/// worker does, so that the product meets the same in both hosts; what the product does not use is not supported.
/// </summary>
public sealed class LocalDurableTaskClient(
    DurableOptions options, IOptions<JsonSerializerOptions> json, ILoggerFactory loggers)
    : DurableTaskClient(options.HubName)
{
    private static readonly TimeSpan StatusPoll = TimeSpan.FromMilliseconds(100);

    private readonly AzureStorageOrchestrationService _service = options.CreateService(loggers);
    private readonly DataConverter _converter = DurableJson.Converter(json.Value);

    /// <exception cref="OrchestrationAlreadyExistsException">
    /// The id belongs to a live instance, or to one whose status is in the options' dedupe statuses.
    /// </exception>
    /// <exception cref="ArgumentException">A dedupe status is none.</exception>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var instance = new OrchestrationInstance
        {
            InstanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N"),
            ExecutionId = Guid.NewGuid().ToString("N"),
        };
        var started = new ExecutionStartedEvent(-1, _converter.Serialize(input))
        {
            Name = orchestratorName.Name,
            Version = options?.Version is { } version ? version.Version : DefaultVersion,
            OrchestrationInstance = instance,
            ScheduledStartTime = options?.StartAt?.UtcDateTime,
            Tags = options?.Tags?.ToDictionary(StringComparer.Ordinal) ?? [],
        };
        // The extension never replaces a live instance, whatever the caller allows (overridableExistingInstanceStates
        // is NonRunningStates by default).
        OrchestrationStatus[] kept = [.. (options?.DedupeStatuses ?? []).Select(ParseStatus).Union(InstanceState.Live)];
        try
        {
            await _service.CreateTaskOrchestrationAsync(new TaskMessage { Event = started, OrchestrationInstance = instance }, kept);
            return instance.InstanceId;
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the ID {instance.InstanceId} already exists.", e);
        }
    }

    /// <exception cref="RpcException">NotFound: no such instance; FailedPrecondition: it has ended.</exception>
    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        await RequireLiveAsync(instanceId, cancellation);
        await SendAsync(instanceId, new EventRaisedEvent(-1, _converter.Serialize(eventPayload)) { Name = eventName });
    }

    /// <exception cref="RpcException">NotFound: no such instance; FailedPrecondition: it has ended.</exception>
    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        await RequireLiveAsync(instanceId, cancellation);
        await SendAsync(instanceId, new ExecutionTerminatedEvent(-1, _converter.Serialize(options?.Output)));
    }

    /// <summary>Input, output, custom status and failure are there only when asked for, as in Azure.</summary>
    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await FindAsync(instanceId, cancellation) is { } state ? state.ToMetadata(getInputsAndOutputs ? _converter : null) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(ClientQuery? filter = null) =>
        Pageable.Create(async (continuation, pageSize, cancellation) =>
        {
            var query = new CoreQuery
            {
                RuntimeStatus = filter?.Statuses?.Select(status => (OrchestrationStatus)status).ToList(),
                CreatedTimeFrom = filter?.CreatedFrom?.UtcDateTime,
                CreatedTimeTo = filter?.CreatedTo?.UtcDateTime,
                InstanceIdPrefix = filter?.InstanceIdPrefix,
                FetchInputsAndOutputs = filter?.FetchInputsAndOutputs ?? false,
                PageSize = pageSize ?? filter?.PageSize ?? ClientQuery.DefaultPageSize,
                ContinuationToken = continuation ?? filter?.ContinuationToken,
            };
            var result = await ((IOrchestrationServiceQueryClient)_service).GetOrchestrationWithQueryAsync(query, cancellation);
            var page = result.OrchestrationState.Select(state => state.ToMetadata(query.FetchInputsAndOutputs ? _converter : null)).ToList();
            return new Page<OrchestrationMetadata>(page, result.ContinuationToken);
        });

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.OrchestrationStatus != OrchestrationStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => !state.IsLive(), getInputsAndOutputs, cancellation);

    /// <exception cref="InvalidOperationException">The instance has not ended.</exception>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var state = await FindAsync(instanceId, cancellation);
        if (state is null)
            return new PurgeResult(0);
        if (state.IsLive())
            throw new InvalidOperationException($"Only orchestrations in a terminal state can be purged, but {instanceId} has status {state.OrchestrationStatus}.");
        var result = await _service.PurgeInstanceHistoryAsync(instanceId);
        return new PurgeResult(result.InstancesDeleted);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var result = await _service.PurgeInstanceHistoryAsync(
            filter.CreatedFrom?.UtcDateTime ?? default,
            filter.CreatedTo?.UtcDateTime,
            filter.Statuses?.Select(status => (OrchestrationStatus)status).ToList());
        return new PurgeResult(result.InstancesDeleted);
    }

    /// <summary>Not supported here.</summary>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The local host does not suspend orchestrations.");

    /// <summary>Not supported here.</summary>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The local host does not resume orchestrations.");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string DefaultVersion => options.DefaultVersion;

    private static OrchestrationStatus ParseStatus(string status) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed)
            ? (OrchestrationStatus)parsed
            : throw new ArgumentException($"Invalid orchestration runtime status: '{status}' for deduplication.", nameof(status));

    private async Task<OrchestrationState?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return await _service.GetOrchestrationStateAsync(instanceId, executionId: null) is { OrchestrationInstance: not null } state
            ? state
            : null;
    }

    private async Task RequireLiveAsync(string instanceId, CancellationToken cancellation)
    {
        var state = await FindAsync(instanceId, cancellation)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"No instance with ID '{instanceId}' was found."));
        if (!state.IsLive())
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "The orchestration instance with the provided instance id is not running."));
    }

    private Task SendAsync(string instanceId, HistoryEvent message) => _service.SendTaskOrchestrationMessageAsync(
        new TaskMessage { OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId }, Event = message });

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<OrchestrationState, bool> reached, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        while (true)
        {
            if (await FindAsync(instanceId, cancellation) is { } state && reached(state))
                return state.ToMetadata(getInputsAndOutputs ? _converter : null);
            await Task.Delay(StatusPoll, cancellation);
        }
    }
}
