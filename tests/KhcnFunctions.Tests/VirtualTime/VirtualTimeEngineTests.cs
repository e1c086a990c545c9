using KhcnFunctions.Tests.VirtualTime.Samples;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Tests.VirtualTime;

public class VirtualTimeEngineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_YearWithMonthlyReminders_RemindsOnItsDaysUntilSubmitted()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<string, string>(YearlyReminder.RunAsync), Start);
        engine.Accept("Request", "Remind", "Accept");
        engine.RaiseAt(Start.AddDays(340), "Submitted", "báo cáo năm");
        engine.Start("phong-quan-ly-khoa-hoc");

        await engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Completed, engine.Status);
        Assert.Equal("báo cáo năm", engine.Output<string>());
        var reminders = engine.Calls.Where(c => c.Name == "Remind").ToList();
        Assert.Equal(Enumerable.Range(1, 11).Select(i => Start.AddDays(30 * i)), reminders.Select(c => c.At));
        Assert.Equal(Enumerable.Range(1, 11), reminders.Select(c => c.Input<int>()));
        Assert.Equal(Start.AddDays(340), engine.Clock.Now);
        Assert.Equal(engine.History.Count, Assert.Single(engine.HistoryLengths));
        Assert.InRange(engine.Turns, 100, 200);
    }

    [Theory]
    [InlineData(29, "event")]
    [InlineData(31, "timer")]
    public async Task Run_EventAroundATimer_TheEarlierWins(int eventDay, string winner)
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>(async (ctx, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = ctx.CreateTimer(ctx.CurrentUtcDateTime.AddDays(30), cancel.Token);
            var raised = ctx.WaitForExternalEvent<string>("E", cancel.Token);
            var first = await Task.WhenAny(timer, raised);
            Cancel(cancel);
            return first == timer ? "timer" : "event";
        }), Start);
        engine.RaiseAt(Start.AddDays(eventDay), "E", "x");
        engine.Start();

        await engine.RunAsync();

        Assert.Equal(winner, engine.Output<string>());
        Assert.Equal(Start.AddDays(Math.Min(eventDay, 30)), engine.Clock.Now);
    }

    [Fact]
    public async Task Wait_TimesOut_ThrowsTaskCanceled()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, DateTime>(async (ctx, _) =>
        {
            await Assert.ThrowsAsync<TaskCanceledException>(() => ctx.WaitForExternalEvent<string>("E", TimeSpan.FromDays(7)));
            return ctx.CurrentUtcDateTime;
        }), Start);
        engine.Start();

        await engine.RunAsync();

        Assert.Equal(Start.AddDays(7).UtcDateTime, engine.Output<DateTime>());
    }

    [Fact]
    public async Task Run_NobodyRaisesTheEvent_StopsWaiting()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>((ctx, _) => ctx.WaitForExternalEvent<string>("E")), Start);
        engine.Start();

        await engine.RunAsync();

        Assert.False(engine.IsEnded);
        Assert.Equal(1, engine.Turns);
    }

    [Fact]
    public async Task Raise_BeforeTheStart_IsLost()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>((ctx, _) => ctx.WaitForExternalEvent<string>("E")), Start);
        engine.RaiseAt(Start.AddMinutes(-1), "E", "early");
        engine.Start();

        await engine.RunAsync();

        Assert.False(engine.IsEnded);
        Assert.Equal("E", Assert.Single(engine.Dropped).EventRaised.Name);
    }

    [Fact]
    public async Task Raise_AtTheInstantOfTheStart_Arrives()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>((ctx, _) => ctx.WaitForExternalEvent<string>("E")), Start);
        engine.RaiseAt(Start, "E", "at once");
        engine.Start();

        await engine.RunAsync();

        Assert.Equal("at once", engine.Output<string>());
    }

    [Fact]
    public async Task Raise_Twice_BothArrive()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, List<string>>(async (ctx, _) =>
        {
            List<string> got = [];
            while (true)
            {
                try
                {
                    got.Add(await ctx.WaitForExternalEvent<string>("E", TimeSpan.FromDays(1)));
                }
                catch (TaskCanceledException)
                {
                    return got;
                }
            }
        }), Start);
        engine.RaiseAt(Start.AddHours(1), "E", "nudge", times: 2);
        engine.Start();

        await engine.RunAsync();

        Assert.Equal(["nudge", "nudge"], engine.Output<List<string>>()!);
    }

    [Fact]
    public async Task Start_WithVersion_OrchestratorSeesIt()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>((ctx, _) => Task.FromResult(ctx.Version)), Start);
        engine.Start(version: "1.2");

        await engine.RunAsync();

        Assert.Equal("1.2", engine.Output<string>());
    }

    [Fact]
    public async Task SetCustomStatus_ChangesOverTime_AreKeptWithTheirInstants()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>(async (ctx, _) =>
        {
            ctx.SetCustomStatus("chờ");
            await ctx.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            ctx.SetCustomStatus("xong");
        }), Start);
        engine.Start();

        await engine.RunAsync();

        Assert.Equal([(Start, "\"chờ\""), (Start.AddDays(1), "\"xong\"")], engine.CustomStatuses.Select(s => (s.At, System.Text.RegularExpressions.Regex.Unescape(s.Json!))));
    }

    [Fact]
    public async Task Terminate_InMidYear_EndsThere()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<string, string>(YearlyReminder.RunAsync), Start);
        engine.Accept("Request", "Remind");
        engine.TerminateAt(Start.AddDays(45), "no longer needed");
        engine.Start("u");

        await engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Terminated, engine.Status);
        Assert.Equal(Start.AddDays(45), engine.Clock.Now);
    }

    [Fact]
    public async Task Run_OrchestratorThrows_FailsWithItsError()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>((_, _) => throw new InvalidDataException("broken row")), Start);
        engine.Start();

        await engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Failed, engine.Status);
        Assert.Equal(typeof(InvalidDataException).FullName, engine.Failure!.ErrorType);
        Assert.Equal("broken row", engine.Failure.ErrorMessage);
    }

    [Fact]
    public async Task Run_EndlessLoop_IsFound()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>(async (ctx, _) =>
        {
            while (true)
                await ctx.CallActivityAsync("Again");
        }), Start)
        { TurnLimit = 50 };
        engine.Accept("Again");
        engine.Start();

        var endless = await Assert.ThrowsAsync<EndlessOrchestrationException>(engine.RunAsync);

        Assert.Contains("more than 50 turns", endless.Message, StringComparison.Ordinal);
        Assert.Contains("Again", endless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndlessContinueAsNew_IsFound()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>((ctx, _) =>
        {
            ctx.ContinueAsNew();
            return Task.CompletedTask;
        }), Start)
        { TurnLimit = 50 };
        engine.Start();

        await Assert.ThrowsAsync<EndlessOrchestrationException>(engine.RunAsync);
    }

    [Fact]
    public async Task RunUntil_Instant_StopsThereAndGoesOn()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<string, string>(YearlyReminder.RunAsync), Start);
        engine.Accept("Request", "Remind");
        engine.Start("u");

        await engine.RunUntilAsync(Start.AddDays(59));
        var before = engine.Calls.Count;
        await engine.RunUntilAsync(Start.AddDays(60));

        Assert.Equal(2, before);
        Assert.Equal(3, engine.Calls.Count);
        Assert.Equal(Start.AddDays(60), engine.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Outage_OfDays_WhatFellDueComesAfterIt()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<string, string>(YearlyReminder.RunAsync), Start);
        engine.Accept("Request", "Remind", "Accept");
        engine.Outage(Start.AddDays(29), Start.AddDays(33));
        engine.RaiseAt(Start.AddDays(50), "Submitted", "r");
        engine.Start("u");

        await engine.RunAsync();

        Assert.Equal(Start.AddDays(33), engine.Calls.Single(c => c.Name == "Remind").At);
    }

    // Not CancelAsync: that goes on outside the orchestrator's thread.
    private static void Cancel(CancellationTokenSource source) => source.Cancel();
}
