using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class CycleKeeperTests
{
    [Theory]
    [InlineData("2022-01-20", "2026-11-02")]
    [InlineData("2026-12-09", "2026-11-02")]
    [InlineData("2026-12-10", "2027-11-01")]
    public void OpeningDay_OfAPlanSignedAfterTheYearsDeadline_IsTheNextYears(string signedOn, string expected)
    {
        var plan = PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = DateOnly.Parse(signedOn) };

        Assert.Equal(DateOnly.Parse(expected), CycleKeeper.OpeningDay(plan, new WorkingCalendar(CalendarData.Shipped), 2026));
    }
}
