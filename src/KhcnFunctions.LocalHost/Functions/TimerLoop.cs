using System.Diagnostics;
using System.Reflection;
using KhcnFunctions.Watching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NCrontab;

namespace KhcnFunctions.LocalHost.Functions;

/// <summary>Runs the functions with a <c>[TimerTrigger]</c> when their cron expression (UTC) says so.</summary>
/// <remarks>
/// Each process runs its own timers, and a moment missed while no host ran is not made up: what a timer does must
/// bear both.
/// </remarks>
public sealed partial class TimerLoop(
    FunctionCatalog functions,
    IConfiguration configuration,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<TimerLoop> logger) : BackgroundService
{
    /// <summary>A timer looks at the clock at least this often: a computer may sleep in between.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    // Read when the host starts, so that a wrong expression stops the start and is not found out at night.
    private readonly List<CronTimer> _timers =
        [.. functions.TriggeredBy<TimerTriggerAttribute>().Select(function => new CronTimer(function, Schedule(function, configuration)))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_timers.Select(timer => LoopAsync(timer, stoppingToken)));

    private async Task LoopAsync(CronTimer timer, CancellationToken stopping)
    {
        if (timer.RunOnStartup)
            await RunAsync(timer, stopping);
        while (!stopping.IsCancellationRequested)
        {
            await SleepUntilAsync(timer.Schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime), stopping);
            await RunAsync(timer, stopping);
        }
    }

    private async Task SleepUntilAsync(DateTime next, CancellationToken stopping)
    {
        while (next - time.GetUtcNow().UtcDateTime is { Ticks: > 0 } left)
            await Task.Delay(left < LongestSleep ? left : LongestSleep, time, stopping);
    }

    private async Task RunAsync(CronTimer timer, CancellationToken stopping)
    {
        try
        {
            using var span = Signals.BeginFunction(timer.Name, ActivityKind.Consumer);
            await using var scope = scopes.CreateAsyncScope();
            await timer.InvokeAsync(scope.ServiceProvider, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
#pragma warning disable CA1031 // Whatever one run throws, the next one comes at its time.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailure(e, timer.Name);
        }
    }

    private static CrontabSchedule Schedule(FunctionMethod function, IConfiguration configuration)
    {
        var expression = ((TimerTriggerAttribute)function.Trigger).Schedule;
        if (expression.Length > 2 && expression[0] == '%' && expression[^1] == '%')
        {
            expression = configuration[expression[1..^1]]
                ?? throw new InvalidOperationException($"Function '{function.Name}': setting {expression} is missing.");
        }

        var withSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        return CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = withSeconds })
            ?? throw new InvalidOperationException($"Function '{function.Name}': '{expression}' is no cron expression.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer function {Function} failed; it runs again at its next time.")]
    private partial void LogFailure(Exception exception, string function);

    private sealed class CronTimer(FunctionMethod function, CrontabSchedule schedule)
    {
        private readonly List<Func<IServiceProvider, CancellationToken, object?>> _arguments =
            [.. function.Parameters.Select(parameter => Argument(function, parameter))];

        public string Name => function.Name;

        public CrontabSchedule Schedule => schedule;

        public bool RunOnStartup => ((TimerTriggerAttribute)function.Trigger).RunOnStartup;

        public Task<object?> InvokeAsync(IServiceProvider services, CancellationToken stopping) =>
            function.InvokeAsync(services, [.. _arguments.Select(argument => argument(services, stopping))]);

        private static Func<IServiceProvider, CancellationToken, object?> Argument(FunctionMethod function, ParameterInfo parameter) =>
            parameter.ParameterType switch
            {
                var type when type == typeof(TimerInfo) => (_, _) => new TimerInfo(),
                var type when type == typeof(DurableTaskClient) => (services, _) => services.GetRequiredService<DurableTaskClient>(),
                var type when type == typeof(CancellationToken) => (_, stopping) => stopping,
                _ => throw function.CannotBind(parameter),
            };
    }
}
