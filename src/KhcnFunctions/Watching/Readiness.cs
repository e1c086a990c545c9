using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Watching;

/// <summary>Asks storage and mail at most every <see cref="Lasts"/>, however many ask: the address is open to everybody.</summary>
public sealed partial class Readiness(HealthCheckService checks, TimeProvider time, ILogger<Readiness> log) : IDisposable
{
    /// <summary>How long an answer stands.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _one = new(1);
    private HealthReport? _report;
    private DateTimeOffset _asked;

    public async Task<HealthReport> AskAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_report is null || (time.GetUtcNow() - _asked).Duration() >= Lasts)
            {
                _report = await checks.CheckHealthAsync(CancellationToken.None);
                _asked = time.GetUtcNow();
                foreach (var (name, entry) in _report.Entries.Where(entry => entry.Value.Status is not HealthStatus.Healthy))
                    LogFault(name, entry.Description, entry.Exception);
            }

            return _report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(LogLevel.Warning, "Health: {Check} is not well: {Fault}")]
    private partial void LogFault(string check, string? fault, Exception? exception);
}
