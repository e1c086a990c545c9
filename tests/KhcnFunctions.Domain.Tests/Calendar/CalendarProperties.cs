using CsCheck;
using Xunit;

namespace KhcnFunctions.Calendar;

public sealed class CalendarProperties
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);
    private static readonly Gen<DateOnly> Day = Gen.Date[new DateTime(2022, 1, 1), new DateTime(2049, 12, 31)].Select(DateOnly.FromDateTime);
    private static readonly Gen<DayOffRule> AnyRule = Gen.Enum<DayOffRule>();

    private static readonly Gen<DeadlineRule> Rule =
        from form in Gen.Enum<DeadlineForm>()
        from day in Gen.Int[1, 28]
        from month in Gen.Int[1, 12]
        from minute in Gen.Int[1, (24 * 60) - 1]
        from hasTime in Gen.Bool
        from lateness in AnyRule
        from aim in AnyRule
        select new DeadlineRule(form, new(day, month), hasTime ? new TimeOnly(0).AddMinutes(minute) : null, lateness, aim);

    private static readonly Gen<Deadline> AnyDeadline = Rule.Select(Gen.Int[2022, 2049], (rule, year) => rule.Resolve(Calendar, year));

    [Fact]
    public void AddWorkingDays_ThereAndBack_ReturnsToAWorkingDay() =>
        Gen.Select(Day, Gen.Int[-60, 60]).Sample((day, count) =>
        {
            var start = Calendar.OnOrAfter(day);
            return Calendar.AddWorkingDays(Calendar.AddWorkingDays(start, count), -count) == start;
        });

    [Fact]
    public void AddWorkingDays_Forward_PassesThatManyWorkingDays() =>
        Gen.Select(Day, Gen.Int[1, 60]).Sample((day, count) =>
            Calendar.CountWorkingDays(day.AddDays(1), Calendar.AddWorkingDays(day, count)) == count);

    [Fact]
    public void OnOrAfter_AndOnOrBefore_GiveTheNearestWorkingDayAndAreIdempotent() =>
        Day.Sample(day =>
        {
            var after = Calendar.OnOrAfter(day);
            var before = Calendar.OnOrBefore(day);
            Assert.Equal(after, Calendar.OnOrAfter(after));
            Assert.Equal(before, Calendar.OnOrBefore(before));
            Assert.Equal(Calendar.IsWorkingDay(day) ? 1 : 2, Calendar.CountWorkingDays(before, after));
        });

    [Fact]
    public void CountWorkingDays_OfAPeriodCutInTwo_AddsUp() =>
        Gen.Select(Day, Gen.Int[0, 90], Gen.Int[0, 90]).Sample((from, first, second) =>
        {
            var cut = from.AddDays(first);
            var to = cut.AddDays(second);
            return Calendar.CountWorkingDays(from, to) == Calendar.CountWorkingDays(from, cut) + Calendar.CountWorkingDays(cut.AddDays(1), to);
        });

    [Fact]
    public void Judge_LaterReceipt_IsNeverBetter() =>
        // Where lateness moves back, what comes between the earlier end and the named day is late, on the named day 'trong ngày'.
        Gen.Select(Rule.Where(rule => rule.Lateness is not DayOffRule.Back), Gen.Int[2022, 2049], Gen.Int[-9000, 9000], Gen.Int[0, 9000])
            .Sample((rule, year, minutes, wait) =>
            {
                var deadline = rule.Resolve(Calendar, year);
                var received = deadline.OnTimeBefore.AddMinutes(minutes);
                return deadline.Judge(received) <= deadline.Judge(received.AddMinutes(wait));
            });

    [Fact]
    public void Judge_IsOnTimeExactlyBeforeTheEnd() =>
        Gen.Select(AnyDeadline, Gen.Int[-9000, 9000]).Sample((deadline, minutes) =>
            deadline.Judge(deadline.OnTimeBefore.AddMinutes(minutes)) is Timeliness.OnTime == minutes < 0);

    [Fact]
    public void LastDay_AimedBack_IsAWorkingDay() =>
        Gen.Select(Rule, Gen.Int[2022, 2049]).Sample((rule, year) =>
            Calendar.IsWorkingDay((rule with { Aim = DayOffRule.Back }).Resolve(Calendar, year).LastDay));

    [Fact]
    public void LastDay_UnderAnySettings_IsNotYetLate() =>
        AnyDeadline.Sample(deadline => deadline.Judge(VietnamTime.StartOf(deadline.LastDay)) is Timeliness.OnTime);

    [Fact]
    public void FirstOverdueMorning_UnderAnySettings_IsTheFirstWorkedOneAfterTheEnd() =>
        AnyDeadline.Sample(deadline =>
        {
            var day = deadline.FirstOverdueMorning(Calendar);
            var earlier = Calendar.AddWorkingDays(day, -1);
            Assert.True(Calendar.IsWorkingDay(day));
            Assert.True(VietnamTime.At(day, new(8, 0)) >= deadline.OnTimeBefore);
            Assert.True(VietnamTime.At(earlier, new(8, 0)) < deadline.OnTimeBefore);
        });

    [Fact]
    public void Revision_OfOneYear_ChangesNoOtherYear() =>
        Gen.Select(Gen.Int[2022, 2049], Day.List[0, 20], Gen.Bool).Sample((year, dates, isComplete) =>
        {
            var entries = dates.Where(date => date.Year == year && !VietnamTime.IsWeekend(date)).Append(new(year, 7, 15)).Distinct()
                .Select(date => new CalendarEntry(date, DayKind.SwapOff, "Nghỉ", "Quyết định"));
            var revised = new WorkingCalendar(CalendarData.Shipped.Revise(new(2, [new(year, isComplete, [.. entries])])));

            Assert.Equal(2, revised.Revision);
            Assert.Equal(DayKind.SwapOff, revised.WhyOff(new(year, 7, 15))?.Kind);
            for (var day = new DateOnly(2021, 1, 1); day.Year <= 2050; day = day.AddDays(1))
            {
                if (day.Year != year)
                    Assert.Equal(Calendar.WhyOff(day), revised.WhyOff(day));
            }
        }, iter: 20);
}
