using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>A rehearsal's clock stands still until it is set and the cycle nudged: no timer, no wake-up by itself.</summary>
public sealed class StandingClockTests
{
    [Fact]
    public async Task Cycle_WhoseClockStands_WaitsWithoutATimer()
    {
        var year = Start();

        await year.Engine.RunAsync();

        Assert.False(year.Engine.IsEnded);
        Assert.Equal(CycleYear.Opening, year.Engine.Clock.Now);
        Assert.DoesNotContain(year.Engine.History, row => row.TimerCreated is not null);
        Assert.Equal(InMemoryCycle.RequestDay, VietnamDay(Status(year).Next));
    }

    [Fact]
    public async Task Cycle_NudgedFromMomentToMoment_DoesWhatARealYearDoes()
    {
        var rehearsal = Start();
        var days = new List<string>();
        for (var tick = 0; !rehearsal.Engine.IsEnded; tick++)
        {
            Assert.InRange(tick, 0, 100);
            var before = rehearsal.Deeds.Count();
            rehearsal.Nudge($"tick-{tick}");
            await rehearsal.Engine.RunAsync();
            days.AddRange(rehearsal.Deeds.Skip(before).Select(deed => $"{VietnamDay(rehearsal.Rows.Standing):yyyy-MM-dd}{deed[16..]}"));
            if (!rehearsal.Engine.IsEnded)
            {
                Assert.Equal($"tick-{tick}", Status(rehearsal).Nudge);
                rehearsal.Rows.Standing = Status(rehearsal).Next;
            }
        }

        var real = new CycleYear().Start();
        await real.Engine.RunAsync();
        Assert.Equal(OrchestrationStatus.Completed, rehearsal.Engine.Status);
        Assert.Equal(real.Deeds.Select(deed => deed[..10] + deed[16..]), days);
        Assert.Equal(real.Rows.Sent.Order(StringComparer.Ordinal), rehearsal.Rows.Sent.Order(StringComparer.Ordinal));
        Assert.Equal(CycleYear.Opening, rehearsal.Engine.Clock.Now);
    }

    private static CycleYear Start()
    {
        var year = new CycleYear();
        year.Rows.Standing = CycleYear.Opening;
        return year.Start();
    }

    private static CycleStatus Status(CycleYear year) =>
        (CycleStatus)JsonDataConverter.Default.Deserialize(year.Engine.CustomStatuses[^1].Json, typeof(CycleStatus))!;

    private static DateOnly VietnamDay(DateTimeOffset? moment) => Calendar.VietnamTime.Day(moment!.Value);
}
