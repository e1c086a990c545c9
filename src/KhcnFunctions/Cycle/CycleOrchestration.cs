using System.Text.Json.Serialization;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace KhcnFunctions.Cycle;

/// <param name="Nudge">What woke the cycle, if something did before its time.</param>
/// <param name="Obeyed">The last nudge before.</param>
public sealed record CycleRun(CycleKey Cycle, string? Nudge = null, string? Obeyed = null)
{
    [JsonIgnore]
    public string? LastNudge => Nudge ?? Obeyed;
}

/// <summary>Shown as the instance's custom status.</summary>
/// <param name="At">The cycle's time at which everything due was done.</param>
/// <param name="Next">The cycle's time of the next thing due.</param>
/// <param name="Nudge">The last nudge that was obeyed.</param>
public sealed record CycleStatus(DateTimeOffset At, DateTimeOffset? Next, string? Nudge);

/// <summary>
/// The department's cycle: request the reports, remind and report to the leaders each working morning, compile, send
/// the report on its day. The orchestration decides when to look; the rows say what is due and what was done, so it
/// may be lost and started again at any time.
/// </summary>
public static class CycleOrchestration
{
    public const string Name = "Cycle";

    /// <summary>The event that wakes a cycle before its time; its payload says why.</summary>
    public const string NudgeEvent = OrchestrationWaits.NudgeEvent;

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<CycleRun>() ?? throw new InvalidOperationException("A cycle is started with its key.");
        var cycle = run.Cycle;
        var due = await context.CallActivityAsync<CycleAgenda>(ReadAgenda.Name, run, OrchestrationWaits.Patiently);

        if (due.Request)
            await context.CallActivityAsync(DailyRound.RequestReports, cycle, OrchestrationWaits.Patiently);
        if (due.Round)
            await context.CallActivityAsync(DailyRound.Name, cycle, OrchestrationWaits.Patiently);
        if (due.Compile)
            await context.CallActivityAsync(CompileReport.Name, cycle, OrchestrationWaits.Patiently);
        if (due.Supplement)
            await context.CallActivityAsync(NoteSupplements.Name, cycle, OrchestrationWaits.Patiently);
        if (due.Dispatch)
            await context.CallActivityAsync(DispatchReport.Name, cycle, OrchestrationWaits.Patiently);
        var mailed = due.AnythingDue && await context.CallActivityAsync<bool>(SendMail.Name, cycle, OrchestrationWaits.Patiently);
        if (due.Close)
        {
            await context.CallActivityAsync(CloseCycle.Name, cycle, OrchestrationWaits.Patiently);
            return;
        }

        // Where a mail alone was due and its sender found nothing to send, clocks differ: then look again later, not in a tight loop.
        var isIdle = !due.AnythingDue || (due.OnlyMail && !mailed);
        var nudge = isIdle ? await SleepAsync(context, due, run.LastNudge) : null;
        context.ContinueAsNew(new CycleRun(cycle, nudge, run.LastNudge), preserveUnprocessedEvents: true);
    }

    private static async Task<string?> SleepAsync(TaskOrchestrationContext context, CycleAgenda due, string? obeyed)
    {
        context.SetCustomStatus(new CycleStatus(due.Now, due.Next, obeyed));
        if (due.WakeAt is not { } wakeAt)
            return await context.WaitForExternalEvent<string>(NudgeEvent);

        // Clocks of two machines may differ: what one finds due soon, another may take for past. Never look in a tight loop.
        return await OrchestrationWaits.SleepAsync(
            context, wakeAt.UtcDateTime - context.CurrentUtcDateTime, due.OnlyMail ? OrchestrationWaits.BetweenClocks : OrchestrationWaits.Shortest);
    }
}
