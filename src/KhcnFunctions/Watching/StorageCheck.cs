using Azure;
using KhcnFunctions.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KhcnFunctions.Watching;

/// <summary>Tables and blobs answer. That nothing is there yet is health: the first plan makes what it needs.</summary>
public sealed class StorageCheck(StorageRealms realms) : IHealthCheck
{
    public const string Name = "storage";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await realms.Production.ExistsAsync(cancellationToken);
            await realms.Production.Files.ExistsAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            return HealthCheckResult.Unhealthy(exception: fault);
        }
    }
}
