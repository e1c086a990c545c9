using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Archiving;

/// <summary>
/// Each night an export of everything: tables have no versions of their own, and this is their backup. At 01:10, 03:10 and
/// 05:10 in Việt Nam: who comes later finds it made, or makes up for what failed.
/// </summary>
public sealed partial class NightlyExport(Exports exports, IOptions<ExportOptions> options, ILogger<NightlyExport> log)
{
    [Function("NightlyExport")]
    public async Task RunAsync([TimerTrigger("0 10 18,20,22 * * *")] TimerInfo timer, CancellationToken ct)
    {
        if (!options.Value.Nightly)
            return;
        try
        {
            if (await exports.MakeAsync(ct) is { } made)
                LogMade(made.Rows, made.Blobs);
            await exports.SweepAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "The nightly export was made: {Rows} rows, {Files} files")]
    private partial void LogMade(int rows, int files);

    [LoggerMessage(LogLevel.Error, "The nightly export failed")]
    private partial void LogFailed(Exception fault);
}
