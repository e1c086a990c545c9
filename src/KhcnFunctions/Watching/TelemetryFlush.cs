using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KhcnFunctions.Watching;

/// <summary>Sends what was collected before the host stops: once its services go, nothing can be sent any more.</summary>
internal sealed class TelemetryFlush(IServiceProvider services) : IHostedService
{
    private const int LongestMilliseconds = 5000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        services.GetService<TracerProvider>()?.ForceFlush(LongestMilliseconds);
        services.GetService<MeterProvider>()?.ForceFlush(LongestMilliseconds);
        return Task.CompletedTask;
    }
}
