using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Tests.VirtualTime;

public class VirtualActivityTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Call_TypedInput_GoesThroughJsonBothWays()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<Asked, Answered>((ctx, asked) => ctx.CallActivityAsync<Answered>("Count", asked)), Start);
        engine.On<Asked, Answered>("Count", (asked, _) => Task.FromResult(new Answered(asked.Unit + "!", asked.Day.AddDays(1))));
        engine.Start(new Asked("phòng", new DateOnly(2026, 12, 9)));

        await engine.RunAsync();

        Assert.Equal(new Answered("phòng!", new DateOnly(2026, 12, 10)), engine.Output<Answered>());
    }

    [Fact]
    public async Task Call_WithoutInput_GetsNull()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, bool>((ctx, _) => ctx.CallActivityAsync<bool>("IsNull")), Start);
        engine.On<Asked?, bool>("IsNull", (asked, _) => Task.FromResult(asked is null));
        engine.Start();

        await engine.RunAsync();

        Assert.True(engine.Output<bool>());
    }

    [Fact]
    public async Task Call_UnknownActivity_TellsTheTest()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>((ctx, _) => ctx.CallActivityAsync("Nowhere")), Start);
        engine.Accept("Somewhere");
        engine.Start();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(engine.RunAsync);

        Assert.Contains("'Nowhere'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Somewhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ActivityThrows_SurfacesAsFailure()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>((ctx, _) => ctx.CallActivityAsync("Send")), Start);
        engine.On<object?>("Send", (_, _) => throw new IOException("no route", new TimeoutException("slow")));
        engine.Start();

        await engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Failed, engine.Status);
        Assert.Contains("no route", engine.Failure!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(typeof(TaskFailedException).FullName, engine.Failure.ErrorType);
    }

    [Fact]
    public async Task Call_ActivityThrows_OrchestratorCanTellTheCause()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, bool>(async (ctx, _) =>
        {
            var failed = await Assert.ThrowsAsync<TaskFailedException>(() => ctx.CallActivityAsync("Send"));
            return failed.FailureDetails.IsCausedBy<IOException>();
        }), Start);
        engine.On<object?>("Send", (_, _) => throw new IOException("no route"));
        engine.Start();

        await engine.RunAsync();

        Assert.True(engine.Output<bool>());
    }

    [Fact]
    public async Task Call_WithRetry_RunsAgainAfterItsBackoff()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>((ctx, _) => ctx.CallActivityAsync<string>(
            "Send", options: TaskOptions.FromRetryPolicy(new RetryPolicy(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromMinutes(1), backoffCoefficient: 2)))), Start);
        var attempts = 0;
        engine.On<object?, string>("Send", (_, _) => ++attempts < 3 ? throw new IOException("not yet") : Task.FromResult("sent"));
        engine.Start();

        await engine.RunAsync();

        Assert.Equal("sent", engine.Output<string>());
        Assert.Equal([Start, Start.AddMinutes(1), Start.AddMinutes(3)], engine.Calls.Select(c => c.At));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Call_DeliveredTwice_RunsTwiceAndOneOutcomeCounts(bool firstOutcomeLost, int counted)
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, int>(async (ctx, _) =>
        {
            var delivery = await ctx.CallActivityAsync<int>("Send");
            await ctx.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return delivery;
        }), Start);
        engine.On<object?, int>("Send", (_, call) => Task.FromResult(call.Delivery)).DeliveredTwice(firstOutcomeLost);
        engine.Start();

        await engine.RunAsync();

        Assert.Equal([1, 2], engine.Calls.Select(c => c.Delivery));
        Assert.Equal(counted, engine.Output<int>());
    }

    [Fact]
    public async Task Call_TakesAnHour_EventsMeanwhileArriveFirst()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>(async (ctx, _) =>
        {
            var compiled = ctx.CallActivityAsync<DateTimeOffset>("Compile");
            var late = ctx.WaitForExternalEvent<string>("Late");
            var first = await Task.WhenAny(compiled, late);
            var order = first == late ? "event first" : "activity first";
            return $"{order}, compiled {await compiled:HH:mm}";
        }), Start);
        engine.On<object?, DateTimeOffset>("Compile", async (_, call) =>
        {
            await Task.Yield();
            await call.TakeAsync(TimeSpan.FromMinutes(40));
            await call.TakeAsync(TimeSpan.FromMinutes(20));
            return engine.Clock.Now;
        });
        engine.RaiseAt(Start.AddMinutes(30), "Late", "r");
        engine.Start();

        await engine.RunAsync();

        Assert.Equal("event first, compiled 02:00", engine.Output<string>());
        Assert.Equal(Start.AddHours(1), engine.Clock.Now);
    }

    [Fact]
    public async Task Call_TwoInParallel_ShareTheirTime()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?>((ctx, _) =>
            Task.WhenAll(ctx.CallActivityAsync("Slow", 3), ctx.CallActivityAsync("Slow", 5))), Start);
        engine.On<int>("Slow", (hours, call) => call.TakeAsync(TimeSpan.FromHours(hours)));
        engine.Start();

        await engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Completed, engine.Status);
        Assert.Equal(Start.AddHours(5), engine.Clock.Now);
    }

    [Fact]
    public async Task Raise_FromWithinAnActivity_Arrives()
    {
        var engine = new VirtualTimeEngine(OrchestratorCode.Of<object?, string>(async (ctx, _) =>
        {
            await ctx.CallActivityAsync("Nudge");
            return await ctx.WaitForExternalEvent<string>("AllIn");
        }), Start);
        engine.On<object?>("Nudge", async (_, call) =>
        {
            await call.TakeAsync(TimeSpan.FromSeconds(5));
            call.Raise("AllIn", "nine of nine");
            await call.TakeAsync(TimeSpan.FromSeconds(5));
        });
        engine.Start();

        await engine.RunAsync();

        Assert.Equal("nine of nine", engine.Output<string>());
    }

    private sealed record Asked(string Unit, DateOnly Day);

    private sealed record Answered(string Unit, DateOnly Day);
}
