using KhcnFunctions.Mail;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KhcnFunctions.Watching;

/// <summary>Mail could go now. Where it could not, the product still serves: mails wait and nothing is lost.</summary>
public sealed class MailCheck(IMailTransport transport) : IHealthCheck
{
    public const string Name = "mail";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await transport.FindFaultAsync(cancellationToken) is { } fault ? HealthCheckResult.Degraded(fault) : HealthCheckResult.Healthy();
}
