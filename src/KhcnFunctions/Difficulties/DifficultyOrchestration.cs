using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace KhcnFunctions.Difficulties;

/// <param name="Number">Of the difficulty.</param>
public sealed record DifficultyRun(CycleKey Cycle, int Number)
{
    /// <summary>One instance a difficulty.</summary>
    public static string InstanceIdOf(CycleKey cycle, int number) => FormattableString.Invariant($"{cycle.InstanceId}-vuong-mac-{number:0000}");
}

/// <summary>What the orchestration needs to know to go on.</summary>
/// <param name="Due">A rung is due.</param>
/// <param name="Ended">Answered, withdrawn, or its cycle has closed.</param>
/// <param name="WakeAt">Real time at which to look again; null where only a nudge wakes.</param>
public sealed record DifficultyAgenda(bool Due, bool Ended, DateTimeOffset? WakeAt);

/// <summary>
/// The ladder of one difficulty. As with the cycle, it decides when to look, and the rows say what is due and what was done:
/// it may be lost and started again at any time, and ends once the difficulty is answered or withdrawn.
/// </summary>
public static class DifficultyOrchestration
{
    public const string Name = "Difficulty";

    /// <summary>The event that wakes it before its time.</summary>
    public const string NudgeEvent = "nudge";

    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    // What two machines' clocks differ by: what one finds due and the other does not, is looked at again only then.
    private static readonly TimeSpan SleepBetweenClocks = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(7);

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 8, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 3, maxRetryInterval: TimeSpan.FromMinutes(10)));

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<DifficultyRun>() ?? throw new InvalidOperationException("A difficulty's ladder is started with its key.");
        var agenda = await context.CallActivityAsync<DifficultyAgenda>(ReadDifficulty.Name, run, Patiently);
        if (agenda.Ended)
            return;
        if (agenda.Due)
        {
            await context.CallActivityAsync(ClimbDifficulty.Name, run, Patiently);
            await context.CallActivityAsync<bool>(SendMail.Name, run.Cycle, Patiently);
        }

        await SleepAsync(context, agenda);
        context.ContinueAsNew(run, preserveUnprocessedEvents: true);
    }

    private static async Task SleepAsync(TaskOrchestrationContext context, DifficultyAgenda agenda)
    {
        if (agenda is { WakeAt: null, Due: false })
        {
            await context.WaitForExternalEvent<string>(NudgeEvent);
            return;
        }

        var sleep = agenda.Due ? SleepBetweenClocks : agenda.WakeAt!.Value.UtcDateTime - context.CurrentUtcDateTime;
        sleep = sleep > ShortestSleep ? sleep : ShortestSleep;
        try
        {
            await context.WaitForExternalEvent<string>(NudgeEvent, sleep < LongestSleep ? sleep : LongestSleep);
        }
        catch (TaskCanceledException)
        {
            // Its time has come.
        }
    }
}

/// <summary>Reads from the rows what is due for a difficulty and when to look again.</summary>
public sealed class ReadDifficulty(CycleViews views)
{
    public const string Name = "ReadDifficulty";

    [Function(Name)]
    public async Task<DifficultyAgenda> RunAsync([ActivityTrigger] DifficultyRun run, CancellationToken ct)
    {
        var view = await views.LoadAsync(run.Cycle, ct);
        return await view.Table.FindDifficultyAsync(run.Number, ct) is { } row && view.Snapshot.Header.ClosedAt is null && view.Now < view.Basis.Closing
            ? Of(row.Difficulty, view.Calendar, view.Clock)
            : new DifficultyAgenda(Due: false, Ended: true, WakeAt: null);
    }

    /// <summary>Pure.</summary>
    internal static DifficultyAgenda Of(Difficulty difficulty, WorkingCalendar calendar, CycleClock clock)
    {
        if (!difficulty.IsOpen)
            return new(Due: false, Ended: true, WakeAt: null);
        var ladder = DifficultyLadder.Default;
        var next = ladder.Next(difficulty, calendar, clock.Now) is { } moment ? clock.RealTimeOf(moment) : null;
        return new(ladder.Due(difficulty, calendar, clock.Now).Count > 0, Ended: false, next);
    }
}

/// <summary>Takes the rungs of a difficulty that are due.</summary>
public sealed class ClimbDifficulty(DifficultyDesk desk)
{
    public const string Name = "ClimbDifficulty";

    [Function(Name)]
    public Task RunAsync([ActivityTrigger] DifficultyRun run, CancellationToken ct) => desk.ClimbAsync(run.Cycle, run.Number, ct);
}
