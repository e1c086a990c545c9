using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace KhcnFunctions.Tests.VirtualTime.Samples;

/// <summary>A small orchestration in three states of its life, to show what a golden history catches.</summary>
public static class YearlyReminder
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>As first deployed: request, remind each month, accept.</summary>
    [Function(nameof(YearlyReminder))]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext ctx, string unit)
    {
        await ctx.CallActivityAsync("Request", unit);
        return await RemindUntilSubmittedAsync(ctx, unit);
    }

    /// <summary>Changed without care: a further activity in the old path.</summary>
    public static async Task<string> RunBreakingAsync(TaskOrchestrationContext ctx, string unit)
    {
        await ctx.CallActivityAsync("Request", unit);
        await ctx.CallActivityAsync("NoteRequest", unit);
        return await RemindUntilSubmittedAsync(ctx, unit);
    }

    /// <summary>Changed at the end of a turn: replay does not mind, yet running instances do something they had not.</summary>
    public static async Task<string> RunWithLateActionAsync(TaskOrchestrationContext ctx, string unit)
    {
        await ctx.CallActivityAsync("Request", unit);
        var submitted = RemindUntilSubmittedAsync(ctx, unit);
        if (!submitted.IsCompleted)
            _ = ctx.CallActivityAsync("NoteRequest", unit);
        return await submitted;
    }

    /// <summary>The same change, for new instances only.</summary>
    public static Task<string> RunBranchedAsync(TaskOrchestrationContext ctx, string unit) =>
        ctx.Version == "" ? RunAsync(ctx, unit) : RunBreakingAsync(ctx, unit);

    private static async Task<string> RemindUntilSubmittedAsync(TaskOrchestrationContext ctx, string unit)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                var report = await ctx.WaitForExternalEvent<string>("Submitted", Month);
                await ctx.CallActivityAsync("Accept", report);
                return report;
            }
            catch (TaskCanceledException)
            {
                await ctx.CallActivityAsync("Remind", i);
            }
        }
    }
}
