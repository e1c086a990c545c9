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
    public const string NudgeEvent = OrchestrationWaits.NudgeEvent;

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<DifficultyRun>() ?? throw new InvalidOperationException("A difficulty's ladder is started with its key.");
        var agenda = await context.CallActivityAsync<DifficultyAgenda>(ReadDifficulty.Name, run, OrchestrationWaits.Patiently);
        if (agenda.Ended)
            return;
        if (agenda.Due)
        {
            await context.CallActivityAsync(ClimbDifficulty.Name, run, OrchestrationWaits.Patiently);
            await context.CallActivityAsync<bool>(SendMail.Name, run.Cycle, OrchestrationWaits.Patiently);
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

        await OrchestrationWaits.SleepAsync(
            context, agenda.Due ? OrchestrationWaits.BetweenClocks : agenda.WakeAt!.Value.UtcDateTime - context.CurrentUtcDateTime, OrchestrationWaits.Shortest);
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
        return await view.Table.FindDifficultyAsync(run.Number, ct) is { } row && !view.IsClosed
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
