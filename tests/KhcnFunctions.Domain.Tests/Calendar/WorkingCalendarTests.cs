using Xunit;

namespace KhcnFunctions.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Shipped = new(CalendarData.Shipped);
    private static readonly WorkingCalendar RulesOnly = new(new CalendarData(1, []));

    [Fact]
    public void DaysOff_2026_AreThoseOfTheDecisions() => Assert.Equal(
        ["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01", "09-01", "09-02", "11-24"],
        WeekdaysOff(Shipped, 2026));

    [Fact]
    public void DaysOff_2027_AreThoseKnownWithTheLawForTheRest() => Assert.Equal(
        // 6 and 7 February and 1 May fall on a weekend: made up on 10 and 11 February and 3 May.
        ["01-01", "02-05", "02-08", "02-09", "02-10", "02-11", "04-16", "04-30", "05-03", "09-02", "09-03", "11-24"],
        WeekdaysOff(Shipped, 2027));

    [Theory]
    // As the yearly notices had it.
    [InlineData(2022, "01-03", "01-31", "02-01", "02-02", "02-03", "02-04", "04-11", "05-02", "05-03", "09-01", "09-02")]
    // Three holidays from Saturday 29 April to Monday 1 May; New Year and 2/9 on a weekend; Tết on a Sunday.
    [InlineData(2023, "01-02", "01-23", "01-24", "01-25", "01-26", "01-27", "05-01", "05-02", "05-03", "09-01", "09-04")]
    // 24/11 on a Saturday.
    [InlineData(2029, "01-01", "02-12", "02-13", "02-14", "02-15", "02-16", "04-23", "04-30", "05-01", "09-03", "09-04", "11-26")]
    public void DaysOff_WithoutDecision_FollowTheFixedRules(int year, params string[] expected) =>
        Assert.Equal(expected, WeekdaysOff(RulesOnly, year));

    [Theory]
    [InlineData(2021, 3)]
    [InlineData(2022, 1)]
    [InlineData(2023, 1)]
    [InlineData(2024, 3)]
    [InlineData(2025, 1)]
    [InlineData(2026, 1)]
    public void NationalDay_WithoutDecision_HasTheNeighbourThatTheNoticesChose(int year, int dayOfSeptember) =>
        Assert.Equal(DayKind.Holiday, RulesOnly.WhyOff(new(year, 9, dayOfSeptember))?.Kind);

    [Fact]
    public void CultureDay_Before2026_IsAWorkingDay()
    {
        Assert.True(RulesOnly.IsWorkingDay(new(2025, 11, 24)));
        Assert.False(RulesOnly.IsWorkingDay(new(2026, 11, 24)));
    }

    [Fact]
    public void SwapWork_OnSaturday_IsAWorkingDay() => Assert.Null(Shipped.WhyOff(new(2026, 1, 10)));

    [Fact]
    public void WhyOff_NamesKindAndSource()
    {
        Assert.Equal(new(new(2026, 11, 24), DayKind.Holiday, "Ngày Văn hóa Việt Nam", "Nghị quyết số 28/2026/QH16"), Shipped.WhyOff(new(2026, 11, 24)));
        Assert.Equal(DayKind.SwapOff, Shipped.WhyOff(new(2026, 1, 2))?.Kind);
        Assert.Equal(DayKind.Holiday, Shipped.WhyOff(new(2026, 4, 26))?.Kind);
        Assert.Equal(DayKind.Compensation, Shipped.WhyOff(new(2026, 4, 27))?.Kind);
        Assert.Equal(DayKind.Weekend, Shipped.WhyOff(new(2026, 12, 12))?.Kind);
        Assert.Contains("chưa có quyết định", RulesOnly.WhyOff(LunarTable.Tet(2031).AddDays(1))?.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void HasDecision_OfAYearKnownInPart_IsFalse()
    {
        Assert.True(Shipped.HasDecision(2026));
        Assert.False(Shipped.HasDecision(2027));
        Assert.False(Shipped.HasDecision(2028));
    }

    [Fact]
    public void CompleteYear_HasExactlyWhatItLists()
    {
        var calendar = new WorkingCalendar(new(1, [new(2028, IsComplete: true, [new(new(2028, 12, 11), DayKind.SwapOff, "Nghỉ", "Quyết định")])]));

        Assert.Equal(["12-11"], WeekdaysOff(calendar, 2028));
    }

    [Fact]
    public void KnownCompensation_InAYearKnownInPart_IsNotDoubled()
    {
        var known = new CalendarEntry(new(2027, 5, 3), DayKind.Compensation, "Nghỉ bù", "Thông báo");
        var calendar = new WorkingCalendar(new(1, [new(2027, IsComplete: false, [known])]));

        Assert.Equal("Thông báo", calendar.WhyOff(new(2027, 5, 3))?.Source);
        Assert.True(calendar.IsWorkingDay(new(2027, 5, 4)));
    }

    [Fact]
    public void AddWorkingDays_AcrossADayOff_SkipsIt()
    {
        Assert.Equal(new(2026, 11, 25), Shipped.AddWorkingDays(new(2026, 12, 9), -10));
        Assert.Equal(new(2026, 11, 23), Shipped.AddWorkingDays(new(2026, 11, 25), -1));
        Assert.Equal(new(2026, 12, 14), Shipped.AddWorkingDays(new(2026, 12, 10), 2));
        Assert.Equal(new(2026, 12, 14), Shipped.AddWorkingDays(new(2026, 12, 12), 1));
        Assert.Equal(new(2026, 12, 12), Shipped.AddWorkingDays(new(2026, 12, 12), 0));
    }

    [Fact]
    public void CountWorkingDays_IncludesBothEnds()
    {
        // 'Còn 11 ngày làm việc, tính cả hôm nay', said on 25/11 of the last day 09/12.
        Assert.Equal(11, Shipped.CountWorkingDays(new(2026, 11, 25), new(2026, 12, 9)));
        Assert.Equal(0, Shipped.CountWorkingDays(new(2026, 12, 9), new(2026, 12, 8)));
    }

    [Theory]
    [InlineData("2020-12-31")]
    [InlineData("2051-01-01")]
    public void IsWorkingDay_OutsideTheYears_Throws(string day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.IsWorkingDay(DateOnly.Parse(day)));

    private static IEnumerable<string> WeekdaysOff(WorkingCalendar calendar, int year) =>
        from offset in Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
        let day = new DateOnly(year, 1, 1).AddDays(offset)
        where !VietnamTime.IsWeekend(day) && !calendar.IsWorkingDay(day)
        select day.ToString("MM-dd");
}
