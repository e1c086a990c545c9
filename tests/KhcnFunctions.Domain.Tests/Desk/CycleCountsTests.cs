using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Desk;

public sealed class CycleCountsTests
{
    [Fact]
    public void Of_UnitsOfEveryStanding_CountsEachOnce()
    {
        var awaiting = new AwaitingVersion(1, "", "TN7K2M", SampleCycle.At(8));

        var counts = CycleCounts.Of(
        [
            Unit("a", UnitStatus.Reported) with { Timeliness = Timeliness.OnTime },
            Unit("b", UnitStatus.Reported) with { Timeliness = Timeliness.Late },
            Unit("c", UnitStatus.Open) with { Awaiting = awaiting },
            Unit("d", UnitStatus.Open),
            Unit("e", UnitStatus.Open) with { Paused = true },
            Unit("f", UnitStatus.Exempt),
            Unit("g", UnitStatus.Transferred),
            // Approved once, and a later version waits: it has reported.
            Unit("h", UnitStatus.Reported) with { Timeliness = Timeliness.OnTheDay, Awaiting = awaiting },
        ]);

        Assert.Equal(new CycleCounts(Sent: 3, AwaitingHead: 1, Owing: 2, Exempt: 1, Late: 1, Elsewhere: 1), counts);
        Assert.Equal(7, counts.Units);
    }

    private static CycleUnit Unit(string id, UnitStatus status) =>
        new() { Unit = id, Order = 0, Status = status, Generation = 1, Deadline = SampleCycle.Deadline, Leads = [], Supports = [] };
}
