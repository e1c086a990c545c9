using KhcnFunctions.Cycle;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Web;

/// <summary>
/// A timer subsystem can freeze, so any request also makes sure, at most hourly in each process, that the cycles run.
/// It runs beside the request and decides nothing by itself: the rows do.
/// </summary>
public sealed partial class HourlyCheck(CycleKeeper keeper, IOptions<KhcnOptions> options, TimeProvider time, ILogger<HourlyCheck> log)
{
    private long _next = long.MinValue;

    internal void Trigger(DurableTaskClient client)
    {
        if (!options.Value.HourlyCheck)
            return;
        var now = time.GetTimestamp();
        var next = Interlocked.Read(ref _next);
        if (now < next || Interlocked.CompareExchange(ref _next, now + (long)(3600 * (double)time.TimestampFrequency), next) != next)
            return;
        _ = Task.Run(() => CheckAsync(client));
    }

    private async Task CheckAsync(DurableTaskClient client)
    {
        try
        {
            await keeper.EnsureAsync(client, null, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The next request may try again.
            Interlocked.Exchange(ref _next, long.MinValue);
            LogFault(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hourly check of the cycles failed; the daily one remains")]
    private partial void LogFault(Exception fault);
}
