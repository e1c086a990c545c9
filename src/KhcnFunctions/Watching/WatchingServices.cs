using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;

namespace KhcnFunctions.Watching;

public static class WatchingServices
{
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AzureIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    internal static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StorageCheck>(StorageCheck.Name, timeout: TimeSpan.FromSeconds(10))
            .AddCheck<MailCheck>(MailCheck.Name, HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(10));
        return services.AddSingleton<Readiness>();
    }

    /// <summary>
    /// Sends traces, metrics and logs to where the environment says: Application Insights (by a managed identity where one
    /// is named), or any collector that speaks OTLP. Without either nothing is collected.
    /// </summary>
    /// <returns>Null where nothing is collected.</returns>
    public static OpenTelemetryBuilder? AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (azure, collector) = (configuration[AzureMonitor], configuration[Collector]);
        if (string.IsNullOrEmpty(azure) && string.IsNullOrEmpty(collector))
            return null;
        // Requests themselves are left out: their addresses bear links.
        var telemetry = services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(Signals.Name, "Microsoft.DurableTask", "DurableTask.Core", "Azure.Data.Tables.*", "Azure.Storage.Blobs.*"))
            .WithMetrics(metrics => metrics.AddMeter(Signals.Name))
            .WithLogging(configureBuilder: null, logging => logging.IncludeFormattedMessage = true);
        if (!string.IsNullOrEmpty(collector))
            telemetry.UseOtlpExporter();
        if (!string.IsNullOrEmpty(azure))
            telemetry.UseAzureMonitorExporter(exporter => exporter.Credential = IdentityOf(configuration[AzureIdentity]));
        services.AddHostedService<TelemetryFlush>();
        return telemetry;
    }

    // Written as the Functions host reads it: ClientId=…;Authorization=AAD.
    private static DefaultAzureCredential? IdentityOf(string? authentication)
    {
        var parts = (authentication ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return parts.GetValueOrDefault("Authorization") == "AAD"
            ? new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = parts.GetValueOrDefault("ClientId") })
            : null;
    }
}
