using KhcnFunctions.Api;
using KhcnFunctions.Mail;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Watching;

/// <summary>For whatever watches the product from outside. Says how it is, never why: that stands in the logs.</summary>
public sealed class HealthFunctions(HttpPipeline pipeline, Readiness readiness, IOptionsMonitor<MailOptions> mail)
{
    private const string Healthy = "healthy";

    /// <summary>The process answers. It asks nothing else, so that an outage of the storage restarts nobody.</summary>
    [Function("HealthLive")]
    [ApiOperation("Whether the process answers", Caller = ApiCaller.Anybody, Answer = typeof(HealthState))]
    public Task<IActionResult> LiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync(request, client, _ => Task.FromResult<IActionResult>(new OkObjectResult(new HealthState(Healthy))), ct);

    /// <summary>503 where the storage does not answer; 200 and degraded where only mail could not go.</summary>
    [Function("HealthReady")]
    [ApiOperation("Whether storage and mail are well", Caller = ApiCaller.Anybody, Answer = typeof(HealthState), Problems = [503])]
    public Task<IActionResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync(
            request, client,
            async stop =>
            {
                var report = await readiness.AskAsync(stop);
                var state = new HealthState(WordOf(report.Status))
                {
                    Storage = WordOf(report.Entries[StorageCheck.Name].Status),
                    Mail = WordOf(report.Entries[MailCheck.Name].Status),
                    MailHeld = mail.CurrentValue.Hold,
                };
                return new ObjectResult(state) { StatusCode = report.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK };
            },
            ct);

    private static string WordOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Healthy,
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}

/// <summary>How the product is: each word is healthy, degraded or unhealthy.</summary>
public sealed record HealthState(string Status)
{
    public string? Storage { get; init; }

    public string? Mail { get; init; }

    /// <summary>All sending is on hold by the settings.</summary>
    public bool? MailHeld { get; init; }
}
