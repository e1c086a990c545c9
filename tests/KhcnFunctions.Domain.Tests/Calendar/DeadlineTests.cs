using Xunit;

namespace KhcnFunctions.Calendar;

public sealed class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);

    [Theory]
    [InlineData(2026, DayOffRule.None, "2026-12-10")]
    [InlineData(2026, DayOffRule.Back, "2026-12-10")]
    [InlineData(2026, DayOffRule.Forward, "2026-12-10")]
    [InlineData(2028, DayOffRule.None, "2028-12-10")]
    [InlineData(2028, DayOffRule.Back, "2028-12-09")]
    [InlineData(2028, DayOffRule.Forward, "2028-12-12")]
    [InlineData(2029, DayOffRule.None, "2029-12-10")]
    [InlineData(2029, DayOffRule.Back, "2029-12-08")]
    [InlineData(2029, DayOffRule.Forward, "2029-12-11")]
    public void Resolve_BeforeTheTenth_LatenessMovesTheEnd(int year, DayOffRule lateness, string onTimeBefore)
    {
        var deadline = BeforeTheTenth(lateness).Resolve(Calendar, year);

        Assert.Equal(At(onTimeBefore + "T00:00"), deadline.OnTimeBefore);
        Assert.Equal(new DateOnly(year, 12, 10), deadline.NamedDay);
    }

    [Theory]
    [InlineData(2026, DayOffRule.None, "2026-12-09")]
    [InlineData(2026, DayOffRule.Back, "2026-12-09")]
    [InlineData(2026, DayOffRule.Forward, "2026-12-09")]
    [InlineData(2028, DayOffRule.None, "2028-12-09")]
    [InlineData(2028, DayOffRule.Back, "2028-12-08")]
    [InlineData(2028, DayOffRule.Forward, "2028-12-11")]
    [InlineData(2029, DayOffRule.None, "2029-12-09")]
    [InlineData(2029, DayOffRule.Back, "2029-12-07")]
    [InlineData(2029, DayOffRule.Forward, "2029-12-10")]
    public void Resolve_BeforeTheTenth_AimMovesTheLastDay(int year, DayOffRule aim, string lastDay) =>
        Assert.Equal(DateOnly.Parse(lastDay), BeforeTheTenth(DayOffRule.Forward, aim).Resolve(Calendar, year).LastDay);

    [Theory]
    [InlineData(2026, DayOffRule.None, "2026-12-11")]
    [InlineData(2028, DayOffRule.None, "2028-12-11")]
    [InlineData(2028, DayOffRule.Back, "2028-12-09")]
    [InlineData(2028, DayOffRule.Forward, "2028-12-12")]
    [InlineData(2029, DayOffRule.None, "2029-12-11")]
    [InlineData(2029, DayOffRule.Back, "2029-12-11")]
    [InlineData(2029, DayOffRule.Forward, "2029-12-11")]
    public void Resolve_NoLaterThanTheTenth_IncludesTheDay(int year, DayOffRule lateness, string onTimeBefore)
    {
        var rule = BeforeTheTenth(lateness) with { Form = DeadlineForm.NoLaterThan };

        Assert.Equal(At(onTimeBefore + "T00:00"), rule.Resolve(Calendar, year).OnTimeBefore);
    }

    [Theory]
    [InlineData(DeadlineForm.Before, 11, DayOffRule.Forward, "2026-12-11T16:00")]
    [InlineData(DeadlineForm.NoLaterThan, 11, DayOffRule.Forward, "2026-12-11T16:01")]
    [InlineData(DeadlineForm.Before, 12, DayOffRule.None, "2026-12-12T16:00")]
    [InlineData(DeadlineForm.Before, 12, DayOffRule.Back, "2026-12-11T16:00")]
    [InlineData(DeadlineForm.Before, 12, DayOffRule.Forward, "2026-12-14T16:00")]
    public void Resolve_WithATimeOfDay_KeepsTheHour(DeadlineForm form, int day, DayOffRule lateness, string onTimeBefore)
    {
        var rule = new DeadlineRule(form, new(day, 12), new(16, 0), lateness, DayOffRule.Back);

        var deadline = rule.Resolve(Calendar, 2026);

        Assert.Equal(At(onTimeBefore), deadline.OnTimeBefore);
        Assert.Equal(new DateOnly(2026, 12, 11), deadline.LastDay);
    }

    [Fact]
    public void Resolve_AimLaterThanLateness_TellsNoDayThatIsLate() =>
        Assert.Equal(new DateOnly(2028, 12, 8), BeforeTheTenth(DayOffRule.Back, DayOffRule.Forward).Resolve(Calendar, 2028).LastDay);

    [Theory]
    [InlineData("2026-12-15", "2026-12-15", "2026-12-16")]
    [InlineData("2026-12-12", "2026-12-11", "2026-12-15")]
    public void ForDay_OfAnExtension_IncludesTheDay(string day, string lastDay, string onTimeBefore)
    {
        var deadline = Deadline.ForDay(DateOnly.Parse(day), Calendar);

        Assert.Equal(
            new Deadline(DeadlineForm.NoLaterThan, DateOnly.Parse(day), Time: null, DateOnly.Parse(lastDay), At(onTimeBefore + "T00:00")),
            deadline);
    }

    [Theory]
    [InlineData(2026, "2026-12-09T23:59:59.999", Timeliness.OnTime)]
    [InlineData(2026, "2026-12-10T00:00", Timeliness.OnTheDay)]
    [InlineData(2026, "2026-12-10T23:59:59.999", Timeliness.OnTheDay)]
    [InlineData(2026, "2026-12-11T00:00", Timeliness.Late)]
    [InlineData(2028, "2028-12-10T12:00", Timeliness.OnTime)]
    [InlineData(2028, "2028-12-11T23:59", Timeliness.OnTime)]
    [InlineData(2028, "2028-12-12T00:00", Timeliness.Late)]
    [InlineData(2029, "2029-12-10T12:00", Timeliness.OnTime)]
    [InlineData(2029, "2029-12-11T00:00", Timeliness.Late)]
    public void Judge_BeforeTheTenth_KnowsTheDayItself(int year, string received, Timeliness expected) =>
        Assert.Equal(expected, BeforeTheTenth(DayOffRule.Forward).Resolve(Calendar, year).Judge(At(received)));

    [Fact]
    public void Judge_LastSecondGivenInUtc_IsOnTime() =>
        Assert.Equal(Timeliness.OnTime, BeforeTheTenth(DayOffRule.Forward).Resolve(Calendar, 2026).Judge(new(2026, 12, 9, 16, 59, 59, TimeSpan.Zero)));

    [Fact]
    public void Judge_AfterATimeOfDayOrAnInclusiveDay_IsLate()
    {
        var friday = new DeadlineRule(DeadlineForm.Before, new(11, 12), new(16, 0), DayOffRule.Forward, DayOffRule.Back).Resolve(Calendar, 2026);
        var extension = Deadline.ForDay(new(2026, 12, 15), Calendar);

        Assert.Equal(Timeliness.OnTime, friday.Judge(At("2026-12-11T15:59:59")));
        Assert.Equal(Timeliness.Late, friday.Judge(At("2026-12-11T16:00")));
        Assert.Equal(Timeliness.OnTime, extension.Judge(At("2026-12-15T23:59:59")));
        Assert.Equal(Timeliness.Late, extension.Judge(At("2026-12-16T00:00")));
    }

    [Theory]
    [InlineData(2026, DayOffRule.Forward, "2026-12-10")]
    [InlineData(2028, DayOffRule.Forward, "2028-12-12")]
    [InlineData(2028, DayOffRule.None, "2028-12-11")]
    [InlineData(2028, DayOffRule.Back, "2028-12-11")]
    [InlineData(2029, DayOffRule.Forward, "2029-12-11")]
    public void FirstOverdueMorning_IsTheFirstWorkedMorningAfterTheEnd(int year, DayOffRule lateness, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), BeforeTheTenth(lateness).Resolve(Calendar, year).FirstOverdueMorning(Calendar));

    [Theory]
    [InlineData("16:00", "2026-12-14")]
    [InlineData("08:01", "2026-12-14")]
    [InlineData("08:00", "2026-12-11")]
    public void FirstOverdueMorning_WithATimeOnFriday_IsMondayOnceTheRoundHasPassed(string time, string expected)
    {
        var rule = new DeadlineRule(DeadlineForm.Before, new(11, 12), TimeOnly.Parse(time), DayOffRule.Forward, DayOffRule.Back);

        Assert.Equal(DateOnly.Parse(expected), rule.Resolve(Calendar, 2026).FirstOverdueMorning(Calendar));
    }

    private static DeadlineRule BeforeTheTenth(DayOffRule lateness, DayOffRule aim = DayOffRule.Back) =>
        new(DeadlineForm.Before, new(10, 12), Time: null, lateness, aim);

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+07:00");
}
