using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using Xunit;

namespace KhcnFunctions.Desk.Board;

public sealed class TimelineTests
{
    [Fact]
    public void Timeline_OfAYear_HoldsEveryStepOnceAndToday()
    {
        var days = Timeline.Of(SampleBoard.Plan.Schedule, SampleBoard.Ladder, SampleBoard.Deadline, SampleBoard.Calendar, new(2026, 12, 4));

        Assert.Equal(
            ["16/11", "25/11", "02/12", "04/12", "07/12", "09/12", "10/12", "11/12", "14/12", "21/12"],
            days.Select(day => $"{day.Day:dd'/'MM}"));
        Assert.Equal(new DateOnly(2026, 12, 4), Assert.Single(days, day => day.IsToday).Day);
        var deadline = Assert.Single(days, day => day.IsDeadline);
        Assert.Equal((3, 2), (deadline.Days, deadline.What.Count));
        Assert.Equal([true, true, true, false, false, false, false, false, false, false], days.Select(day => day.IsPast));
    }

    [Fact]
    public void Today_OnAWeekend_IsBetweenTheDays()
    {
        var days = Timeline.Of(SampleBoard.Plan.Schedule, SampleBoard.Ladder, SampleBoard.Deadline, SampleBoard.Calendar, new(2026, 12, 6));

        Assert.Equal((0, 1), (days.Single(day => day.IsToday).Days, days.Single(day => day.Day == new DateOnly(2026, 12, 7)).Days));
    }

    [Fact]
    public void Progress_OfTwoYears_AddsUpByTheDay()
    {
        CycleUnit[] now = [Sent(new(2026, 11, 20)), Sent(new(2026, 11, 20)), Sent(new(2026, 12, 1)), Sent(null)];
        CycleUnit[] before = [Sent(new(2025, 11, 30)), Sent(null)];

        var progress = Progress.Of(now, before.Select(Sending.Of), new(2026, 11, 16), new(2026, 12, 21), new(2026, 12, 9), new(2026, 12, 2));

        Assert.Equal((4, 2), (progress.Units, progress.UnitsBefore));
        Assert.Equal([(new DateOnly(2026, 11, 20), 2), (new DateOnly(2026, 12, 1), 3)], progress.Sent);
        Assert.Equal((0, 2, 3), (progress.SentBy(new(2026, 11, 19)), progress.SentBy(new(2026, 11, 30)), progress.SentBy(new(2026, 12, 2))));
        Assert.Equal((0, 1), (progress.BeforeBy(new(2026, 11, 29)), progress.BeforeBy(new(2026, 11, 30))));
        Assert.Contains(new DateOnly(2026, 12, 9), progress.Marks());
    }

    private static CycleUnit Sent(DateOnly? day) => new()
    {
        Unit = "a",
        Order = 0,
        Status = day is null ? UnitStatus.Open : UnitStatus.Reported,
        Generation = 1,
        Deadline = SampleBoard.Deadline,
        Leads = [],
        Supports = [],
        FirstReceivedAt = day is { } sent ? VietnamTime.At(sent, new(10, 0)) : null,
    };
}
