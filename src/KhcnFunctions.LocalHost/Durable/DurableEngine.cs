using System.Text.Json;
using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Settings;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>
/// Runs the orchestrators and activities of a catalogue on a task hub in Azure Storage, by the same storage engine and
/// the same wrappers as the Functions extension. Several engines may share one hub.
/// </summary>
public sealed class DurableEngine(
    DurableOptions options,
    FunctionCatalog functions,
    IServiceProvider services,
    IOptions<JsonSerializerOptions> json,
    ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private TaskHubWorker? _worker;

    public bool IsRunning => _worker is not null;

    /// <summary>Creates the hub where it is missing, and begins to work on it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var service = await CreateHubAsync();
        _worker = CreateWorker(service);
        await _worker.StartAsync();
    }

    /// <summary>Creates the hub where it is missing, so that orchestrations can be scheduled there.</summary>
    public async Task<AzureStorageOrchestrationService> CreateHubAsync()
    {
        var service = options.CreateService(loggers);
        await service.CreateIfNotExistsAsync();
        return service;
    }

    /// <summary>Finishes what is being worked on and gives the partitions back. It can be started again.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _worker, null) is not { } worker)
            return;
        await worker.StopAsync(isForced: false);
        worker.Dispose();
    }

    /// <summary>Stops, and deletes the whole hub: queues, histories, instances.</summary>
    public async Task DeleteHubAsync()
    {
        await StopAsync(CancellationToken.None);
        await options.CreateService(loggers).DeleteAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private TaskHubWorker CreateWorker(AzureStorageOrchestrationService service)
    {
        var shims = new DurableTaskShimFactory(
            new DurableTaskWorkerOptions
            {
                DataConverter = DurableJson.Converter(json.Value),
                Versioning = new DurableTaskWorkerOptions.VersioningOptions
                {
                    Version = options.DefaultVersion,
                    DefaultVersion = options.DefaultVersion,
                },
            },
            loggers);
        var versioning = new VersioningSettings
        {
            Version = options.DefaultVersion,
            MatchStrategy = VersioningSettings.VersionMatchStrategy.CurrentOrOlder,
        };
        return new TaskHubWorker(
            service,
            new ByName<TaskOrchestration, OrchestrationTriggerAttribute>(functions, function =>
                shims.CreateOrchestration(function.Name, new FunctionOrchestrator(function, services, json.Value))),
            new ByName<TaskActivity, ActivityTriggerAttribute>(functions, function =>
                shims.CreateActivity(function.Name, new FunctionActivity(function, services))),
            versioning,
            loggers)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
    }
}
