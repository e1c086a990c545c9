using KhcnFunctions.Escalation;
using KhcnFunctions.Tests.VirtualTime;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>
/// Histories of cycles in mid-way under version 1.0, kept in <c>Golden/cycle-*.json</c>. Every later orchestrator has to
/// go on from them; see <see cref="GoldenHistory"/> for what to do where one does not.
/// </summary>
public sealed class CycleGoldenTests
{
    public static TheoryData<string> Moments => [.. Midways.Keys];

    private static readonly Dictionary<string, Func<Task<VirtualTimeEngine>>> Midways = new(StringComparer.Ordinal)
    {
        ["cycle-asleep-in-window"] = () => UntilAsync("2026-11-18 12:00"),
        ["cycle-in-round"] = () => UntilAsync("2026-12-02 08:01", call => call.Name == DailyRound.Name ? call.TakeAsync(TimeSpan.FromMinutes(2)) : Task.CompletedTask),
        ["cycle-retrying-in-outage"] = () => UntilAsync("2026-12-02 08:05", outage: true),
        ["cycle-awaiting-approval"] = () => UntilAsync("2026-12-16 12:00"),
        ["cycle-asleep-until-closing"] = () => UntilAsync("2027-02-01 12:00"),
        ["cycle-rehearsal-clock"] = RehearsalAsync,
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public Task History_OfRunningCycle_ReplaysOnPresentCode(string moment) =>
        GoldenHistory.AssertReplaysAsync(CycleYear.Code, moment, Midways[moment]);

    [Theory]
    [MemberData(nameof(Moments))]
    public void History_OnCodeWithAFurtherActivity_IsFoundToBreak(string moment)
    {
        var replay = GoldenHistory.Replay(OrchestratorCode.Of<CycleRun>(RunWithFurtherActivityAsync), moment);

        Assert.False(replay.Fits);
        Assert.True(replay.IsNonDeterministic, replay.Difference);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void History_OnCodeThatBranchesOnTheVersion_Fits(string moment) =>
        GoldenHistory.AssertReplays(OrchestratorCode.Of<CycleRun>(RunBranchedAsync), moment);

    /// <summary>A running cycle that meets present code goes on to its closing.</summary>
    [Theory]
    [InlineData("cycle-asleep-in-window")]
    [InlineData("cycle-in-round")]
    [InlineData("cycle-retrying-in-outage")]
    [InlineData("cycle-awaiting-approval")]
    [InlineData("cycle-asleep-until-closing")]
    public async Task History_Resumed_GoesOnToTheClosing(string moment)
    {
        var year = new CycleYear(GoldenHistory.Resume(CycleYear.Code, moment));

        await year.Engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
        Assert.Equal("2027-04-01 00:00 CloseCycle", year.Deeds.Last());
    }

    private static async Task RunWithFurtherActivityAsync(TaskOrchestrationContext context)
    {
        await context.CallActivityAsync("NoteThatItLooks");
        await CycleOrchestration.RunAsync(context);
    }

    private static Task RunBranchedAsync(TaskOrchestrationContext context) =>
        context.Version == CycleYear.Version ? CycleOrchestration.RunAsync(context) : RunWithFurtherActivityAsync(context);

    private static async Task<VirtualTimeEngine> UntilAsync(string moment, Func<ActivityCall, Task>? meanwhile = null, bool outage = false)
    {
        var year = new CycleYear { Meanwhile = meanwhile ?? (_ => Task.CompletedTask) };
        if (outage)
            year.StorageIsAway(CycleYear.At("2026-12-02 08:00"), CycleYear.At("2026-12-02 09:00"));
        year.Start().Report("2026-12-15 10:30", "ttud");
        await year.Engine.RunUntilAsync(CycleYear.At(moment));
        return year.Engine;
    }

    private static async Task<VirtualTimeEngine> RehearsalAsync()
    {
        var year = new CycleYear();
        year.Rows.Standing = CycleYear.At("2026-11-16 08:00");
        year.Start();
        await year.Engine.RunAsync();
        year.Nudge("tick-1");
        await year.Engine.RunAsync();
        return year.Engine;
    }
}
