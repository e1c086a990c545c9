using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Tests.VirtualTime;

public class ContinueAsNewTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ContinueAsNew_TwoEventsQueued_BothReachTheNextGenerationInOrder()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<string?, string>(async (ctx, taken) =>
        {
            if (taken is not null)
                return $"{taken},{await ctx.WaitForExternalEvent<string>("E")},{await ctx.WaitForExternalEvent<string>("E")}";

            var first = await ctx.WaitForExternalEvent<string>("E");
            ctx.ContinueAsNew(first);
            return "";
        }), Start);
        foreach (var payload in new[] { "1", "2", "3" })
            engine.RaiseAt(Start.AddHours(1), "E", payload);
        engine.Start();

        await engine.RunAsync();

        Assert.Equal("1,2,3", engine.Output<string>());
        Assert.Equal(1, engine.Generation);
    }

    [Fact]
    public async Task ContinueAsNew_EventsBufferedDuringAnActivity_AreSentOn()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<bool, string>(async (ctx, again) =>
        {
            if (again)
                return await ctx.WaitForExternalEvent<string>("E") + await ctx.WaitForExternalEvent<string>("E");

            await ctx.CallActivityAsync("Round");
            ctx.ContinueAsNew(true, preserveUnprocessedEvents: true);
            return "";
        }), Start);
        engine.On<object?>("Round", (_, call) => call.TakeAsync(TimeSpan.FromMinutes(5)));
        engine.RaiseAt(Start.AddMinutes(1), "E", "a");
        engine.RaiseAt(Start.AddMinutes(2), "E", "b");
        engine.Start(false);

        await engine.RunAsync();

        Assert.Equal("ab", engine.Output<string>());
        Assert.Empty(engine.SentEvents);
    }

    [Fact]
    public async Task ContinueAsNew_NotPreserving_LosesBufferedEvents()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<bool, string>(async (ctx, again) =>
        {
            if (again)
                return await ctx.WaitForExternalEvent<string>("E");

            await ctx.CallActivityAsync("Round");
            ctx.ContinueAsNew(true, preserveUnprocessedEvents: false);
            return "";
        }), Start);
        engine.On<object?>("Round", (_, call) => call.TakeAsync(TimeSpan.FromMinutes(5)));
        engine.RaiseAt(Start.AddMinutes(1), "E", "a");
        engine.Start(false);

        await engine.RunAsync();

        Assert.False(engine.IsEnded);
    }

    /// <summary>The engine ends no generation with a task still open: the losing timer has to be cancelled.</summary>
    [Theory]
    [InlineData(true, "2026-01-07 02", 1)]
    [InlineData(false, "2026-01-08 01", 0)]
    public async Task ContinueAsNew_LosingTimer_HoldsBackUnlessCancelled(bool cancels, string end, int dropped)
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<bool, string>(async (ctx, again) =>
        {
            if (again)
            {
                await ctx.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
                return $"{ctx.CurrentUtcDateTime:yyyy-MM-dd HH}";
            }

            using var losing = new CancellationTokenSource();
            await Task.WhenAny(ctx.CreateTimer(TimeSpan.FromDays(1), losing.Token), ctx.WaitForExternalEvent<string>("E"));
            if (cancels)
                Cancel(losing);
            ctx.ContinueAsNew(true);
            return "";
        }), Start);
        engine.RaiseAt(Start.AddHours(1), "E");
        engine.Start(false);

        await engine.RunAsync();

        Assert.Equal(end, engine.Output<string>());
        Assert.Equal(dropped, engine.Dropped.Count(e => e.TimerFired is not null));
    }

    [Fact]
    public async Task ContinueAsNew_EachDay_KeepsEveryHistoryShort()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<int>(async (ctx, day) =>
        {
            if (day == 300)
                return;
            await ctx.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            await ctx.CallActivityAsync("Round", day);
            ctx.ContinueAsNew(day + 1);
        }), Start);
        engine.Accept("Round");
        engine.Start(0);

        await engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Completed, engine.Status);
        Assert.Equal(300, engine.Generation);
        Assert.Equal(301, engine.HistoryLengths.Count);
        Assert.All(engine.HistoryLengths, rows => Assert.InRange(rows, 1, 12));
        Assert.Equal(Enumerable.Range(0, 300), engine.Calls.Select(c => c.Generation));
        Assert.Equal(Start.AddDays(300), engine.Clock.Now);
    }

    [Fact]
    public async Task ContinueAsNew_WithNewVersion_NextGenerationHasIt()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>((ctx, _) =>
        {
            if (ctx.Version == "1.0")
                ctx.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "1.1" });
            return Task.FromResult(ctx.Version);
        }), Start);
        engine.Start(version: "1.0");

        await engine.RunAsync();

        Assert.Equal("1.1", engine.Output<string>());
        Assert.Equal("1.1", engine.Version);
    }

    // Not CancelAsync: that goes on outside the orchestrator's thread.
    private static void Cancel(CancellationTokenSource source) => source.Cancel();
}
