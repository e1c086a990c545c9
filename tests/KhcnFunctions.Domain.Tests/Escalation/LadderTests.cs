using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Escalation;

public sealed class LadderTests
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);
    private static readonly Plan Plan = PlanFile.Shipped;

    [Theory]
    [InlineData("request", "2026-11-16", "2028-11-15", "2029-11-15")]
    [InlineData("reminder-10", "2026-11-25", "2028-11-23", "2029-11-22")]
    [InlineData("reminder-5", "2026-12-02", "2028-12-01", "2029-11-30")]
    [InlineData("reminder-2", "2026-12-07", "2028-12-06", "2029-12-05")]
    [InlineData("reminder-0", "2026-12-09", "2028-12-08", "2029-12-07")]
    [InlineData("office", "2026-12-10", "2028-12-12", "2029-12-11")]
    [InlineData("deputy-director", "2026-12-11", "2028-12-13", "2029-12-12")]
    [InlineData("director", "2026-12-14", "2028-12-14", "2029-12-13")]
    public void SilentUnit_OnEveryWorkingMorning_ClimbsOnTheDayOfThePlan(string rung, string in2026, string in2028, string in2029)
    {
        foreach (var (year, expected) in new[] { (2026, in2026), (2028, in2028), (2029, in2029) })
        {
            var ladder = Of(year);
            var rounds = Mornings(ladder, new(year, 11, 1), new(year, 12, 31), [Unit(year)]);

            var round = Assert.Single(rounds, round => round.Taken.Any(taken => taken.Rung == rung));
            Assert.Equal(DateOnly.Parse(expected), round.Day);
            Assert.Empty(round.Superseded);
        }
    }

    [Theory]
    [InlineData(2026, "2026-12-21")]
    [InlineData(2028, "2028-12-20")]
    [InlineData(2029, "2029-12-20")]
    public void DispatchDay_OfAYear_IsTheTwentiethOrTheNextWorkingDay(int year, string day) =>
        Assert.Equal(DateOnly.Parse(day), Of(year).DispatchDay);

    [Theory]
    [InlineData(2026, "2026-12-10", "2026-12-11")]
    [InlineData(2028, "2028-12-12", "2028-12-13")]
    public void LeaderLists_OnEveryWorkingMorning_AreAnnouncedTheWorkingDayBefore(int year, string deputy, string director)
    {
        var rounds = Mornings(Of(year), new(year, 11, 1), new(year, 12, 31), [Unit(year)]);

        var announced = rounds.SelectMany(round => round.Announced.Select(rung => (rung.Rung, round.Day)));
        Assert.Equal([("deputy-director", DateOnly.Parse(deputy)), ("director", DateOnly.Parse(director))], announced);
    }

    [Theory]
    [InlineData("2026-11-26", "reminder-10", "")]
    [InlineData("2026-12-02", "reminder-5", "reminder-10")]
    [InlineData("2026-12-08", "reminder-2", "reminder-10 reminder-5")]
    [InlineData("2026-12-09", "reminder-0", "reminder-10 reminder-5 reminder-2")]
    [InlineData("2026-12-10", "office", "reminder-10 reminder-5 reminder-2 reminder-0")]
    [InlineData("2027-02-01", "office", "reminder-10 reminder-5 reminder-2 reminder-0")]
    public void Round_AfterADowntimeSinceTheRequest_TakesTheHighestStillTrue(string today, string taken, string superseded)
    {
        var ladder = Of(2026);
        var before = Mornings(ladder, new(2026, 11, 16), new(2026, 11, 16), [Unit(2026)]);

        var round = ladder.Decide(DateOnly.Parse(today), [Unit(2026)], before, []);

        Assert.Equal([taken], round.Taken.Select(rung => rung.Rung));
        Assert.Equal(superseded.Split(' ', StringSplitOptions.RemoveEmptyEntries), round.Superseded.Select(rung => rung.Rung));
    }

    [Fact]
    public void Lists_AfterADowntimeOverAllTheirDays_ComeAWorkingDayApartAndAnnounced()
    {
        var ladder = Of(2026);
        var rounds = Mornings(ladder, new(2026, 11, 16), new(2026, 12, 9), [Unit(2026)]);

        Mornings(ladder, new(2026, 12, 18), new(2026, 12, 31), [Unit(2026)], rounds);

        Assert.Equal(
            [("office", new(2026, 12, 18)), ("deputy-director", new(2026, 12, 21)), ("director", new DateOnly(2026, 12, 22))],
            rounds.Where(round => round.Day > new DateOnly(2026, 12, 9)).SelectMany(round => round.Taken.Select(rung => (rung.Rung, round.Day))));
        Assert.Equal(
            [("deputy-director", new(2026, 12, 18)), ("director", new DateOnly(2026, 12, 21))],
            rounds.SelectMany(round => round.Announced.Select(rung => (rung.Rung, round.Day))));
    }

    [Fact]
    public void LeaderList_WhoseAnnouncementWasMissed_WaitsAWorkingDay()
    {
        var ladder = new Ladder(Plan.Schedule with { DeputyDirectorAfter = 3, DirectorAfter = 5 }, Calendar, 2026);
        var rounds = Mornings(ladder, new(2026, 11, 16), new(2026, 12, 10), [Unit(2026)]);

        // 11/12, on which the list of 14/12 was to be announced, is missed.
        Mornings(ladder, new(2026, 12, 14), new(2026, 12, 15), [Unit(2026)], rounds);

        Assert.Empty(rounds[^2].Taken);
        Assert.Equal(["deputy-director"], rounds[^2].Announced.Select(rung => rung.Rung));
        Assert.Equal(["deputy-director"], rounds[^1].Taken.Select(rung => rung.Rung));
    }

    [Theory]
    [InlineData("2026-11-30")]
    [InlineData("2026-12-02")]
    [InlineData("2026-12-09")]
    [InlineData("2026-12-10")]
    [InlineData("2027-01-15")]
    public void FirstRound_LateInTheYear_SendsTheRequestAlone(string today)
    {
        var round = Of(2026).Decide(DateOnly.Parse(today), [Unit(2026)], [], []);

        Assert.Equal([new UnitRung("a", new(2026, 12, 9), "request")], round.Taken);
        Assert.Empty(round.Superseded);
    }

    [Fact]
    public void LateActivation_OnTheFirstOverdueDay_SkipsTheOfficeAndGoesOnWithTheDeputy()
    {
        var rounds = Mornings(Of(2026), new(2026, 12, 10), new(2026, 12, 31), [Unit(2026)]);

        Assert.Equal(["request", "deputy-director", "director"], rounds.SelectMany(round => round.Taken.Select(rung => rung.Rung)));
        Assert.Equal(new DateOnly(2026, 12, 10), Assert.Single(rounds, round => round.Announced.Any(rung => rung.Rung == "deputy-director")).Day);
    }

    [Fact]
    public void LateActivation_AfterAllRungs_SendsTheRequestAndNothingMore()
    {
        List<LadderUnit> units = [Unit(2026)];
        var rounds = Mornings(Of(2026), new(2026, 12, 15), new(2026, 12, 31), units);

        Assert.Equal(["request"], rounds.SelectMany(round => round.Taken.Select(rung => rung.Rung)));
        Assert.False(Of(2026).HasMore(new(2026, 12, 15), units, rounds[..1]));
    }

    [Fact]
    public void Round_BeforeTheRequestDay_TakesNothing() =>
        Assert.Empty(Of(2026).Decide(new(2026, 11, 13), [Unit(2026)], [], []).Taken);

    [Fact]
    public void Extension_BetweenReminders_BringsTheNewDaysRungsOnly()
    {
        var ladder = Of(2026);
        var rounds = Mornings(ladder, new(2026, 11, 16), new(2026, 12, 3), [Unit(2026)]);
        var extended = Unit(2026) with { Deadline = Deadline.ForDay(new(2026, 12, 16), Calendar) };

        Mornings(ladder, new(2026, 12, 4), new(2026, 12, 31), [extended], rounds);

        Assert.Equal(
            [("reminder-5", new(2026, 12, 9)), ("reminder-2", new(2026, 12, 14)), ("reminder-0", new(2026, 12, 16)), ("office", new(2026, 12, 17)),
             ("deputy-director", new(2026, 12, 18)), ("director", new DateOnly(2026, 12, 21))],
            rounds.Where(round => round.Day > new DateOnly(2026, 12, 3)).SelectMany(round => round.Taken.Select(rung => (rung.Rung, round.Day))));
        Assert.All(rounds.Where(round => round.Day > new DateOnly(2026, 12, 3)).SelectMany(round => round.Taken), rung => Assert.Equal(new(2026, 12, 16), rung.LastDay));
    }

    [Fact]
    public void SecondExtension_AfterLists_StartsThemAgainForTheNewDay()
    {
        var ladder = Of(2026);
        var rounds = Mornings(ladder, new(2026, 11, 16), new(2026, 12, 11), [Unit(2026)]);
        Mornings(ladder, new(2026, 12, 14), new(2026, 12, 16), [Unit(2026) with { Deadline = Deadline.ForDay(new(2026, 12, 15), Calendar) }], rounds);

        Mornings(ladder, new(2026, 12, 17), new(2026, 12, 31), [Unit(2026) with { Deadline = Deadline.ForDay(new(2026, 12, 22), Calendar) }], rounds);

        Assert.Equal(
            ["reminder-0@15", "office@15", "reminder-2@22", "reminder-0@22", "office@22", "deputy-director@22", "director@22"],
            rounds.Where(round => round.Day > new DateOnly(2026, 12, 11)).SelectMany(round => round.Taken.Select(rung => $"{rung.Rung}@{rung.LastDay.Day}")));
    }

    [Fact]
    public void DeferredList_GoesOneWorkingDayLaterAndTheNextAfterIt()
    {
        var ladder = Of(2026);
        var rounds = Mornings(ladder, new(2026, 11, 16), new(2026, 12, 31), [Unit(2026)], deferrals: [new("deputy-director", new(2026, 12, 11))]);

        Assert.Equal(
            [("deputy-director", new(2026, 12, 14)), ("director", new DateOnly(2026, 12, 15))],
            rounds.SelectMany(round => round.Taken.Select(rung => (rung.Rung, round.Day))).Where(item => item.Rung.EndsWith("director", StringComparison.Ordinal)));
    }

    [Fact]
    public void DeferredList_IsAnnouncedAgainTheWorkingDayBeforeItsNewDay()
    {
        var rounds = Mornings(Of(2026), new(2026, 11, 16), new(2026, 12, 31), [Unit(2026)], deferrals: [new("deputy-director", new(2026, 12, 11))]);

        Assert.Equal(
            [("deputy-director", new(2026, 12, 10)), ("deputy-director", new(2026, 12, 11)), ("director", new DateOnly(2026, 12, 14))],
            rounds.SelectMany(round => round.Announced.Select(rung => (rung.Rung, round.Day))));
    }

    [Fact]
    public void UnitOfTheOffice_ThatIsMissing_IsReportedToTheLeadersAlone()
    {
        var rounds = Mornings(Of(2026), new(2026, 11, 16), new(2026, 12, 31), [Unit(2026) with { IsOffice = true }]);

        Assert.Equal(
            [("deputy-director", new(2026, 12, 11)), ("director", new DateOnly(2026, 12, 14))],
            rounds.SelectMany(round => round.Taken.Select(rung => (rung.Rung, round.Day))).Where(item => item.Day > new DateOnly(2026, 12, 9)));
        Assert.DoesNotContain(rounds, round => round.Announced.Count > 0);
    }

    [Fact]
    public void Unit_ThatPausesOverItsLists_GoesOnWhereItStood()
    {
        var ladder = Of(2026);
        var rounds = Mornings(ladder, new(2026, 11, 16), new(2026, 12, 10), [Unit(2026)]);
        Mornings(ladder, new(2026, 12, 11), new(2026, 12, 15), [Unit(2026) with { Owes = false }], rounds);

        Mornings(ladder, new(2026, 12, 16), new(2026, 12, 18), [Unit(2026)], rounds);

        Assert.Equal(
            [("deputy-director", new(2026, 12, 16)), ("director", new DateOnly(2026, 12, 17))],
            rounds.Where(round => round.Day > new DateOnly(2026, 12, 10)).SelectMany(round => round.Taken.Select(rung => (rung.Rung, round.Day))));
    }

    [Fact]
    public void CalendarRevision_ThatMovesAReminderPastItsRound_TakesItNoSecondTime()
    {
        // On 02/12 reminder-5 went out; then the weekend of 05/12 and 06/12 is to be worked, so that it would fall on 04/12.
        var rounds = Mornings(Of(2026), new(2026, 11, 16), new(2026, 12, 2), [Unit(2026)]);
        var shipped = CalendarData.Shipped.Years.First(year => year.Year == 2026);
        CalendarEntry[] worked = [new(new(2026, 12, 5), DayKind.SwapWork, "Làm bù", "Quyết định"), new(new(2026, 12, 6), DayKind.SwapWork, "Làm bù", "Quyết định")];
        var revised = new WorkingCalendar(CalendarData.Shipped.Revise(new CalendarData(9, [shipped with { Days = [.. shipped.Days, .. worked] }])));
        var ladder = new Ladder(Plan.Schedule, revised, 2026);
        Assert.Equal(new DateOnly(2026, 12, 4), ladder.DayOf(new(RungKind.Reminder, 5), Unit(2026).Deadline));

        var round = ladder.Decide(new(2026, 12, 4), [Unit(2026)], rounds, []);

        Assert.Empty(round.Taken);
    }

    [Fact]
    public void LastReminder_WhoseDeadlineIsOverBeforeTheMorning_IsNotTaken()
    {
        // 'Trước 07 giờ 30 ngày 09/12': at 08:00 the day is still told, but no longer in time.
        var deadline = Plan.Reporting.Deadline with { Day = new(9, 12), Time = new(7, 30) };
        var unit = Unit(2026) with { Deadline = deadline.Resolve(Calendar, 2026) };

        var rounds = Mornings(Of(2026), new(2026, 11, 16), new(2026, 12, 9), [unit]);

        Assert.Equal(["office"], rounds[^1].Taken.Select(rung => rung.Rung));
        Assert.Equal(["reminder-0"], rounds[^1].Superseded.Select(rung => rung.Rung));
    }

    [Theory]
    [InlineData("2026-12-08", true)]
    [InlineData("2026-12-11", true)]
    [InlineData("2026-12-14", false)]
    public void HasMore_WhileARungIsToCome_IsTrue(string until, bool expected)
    {
        List<LadderUnit> units = [Unit(2026)];
        var rounds = Mornings(Of(2026), new(2026, 11, 16), DateOnly.Parse(until), units);

        Assert.Equal(expected, Of(2026).HasMore(DateOnly.Parse(until), units, rounds));
        Assert.False(Of(2026).HasMore(DateOnly.Parse(until), [Unit(2026) with { Owes = false }], rounds));
    }

    [Fact]
    public void Reminder_Deferred_GoesOneWorkingDayLaterOnce()
    {
        var rounds = Mornings(Of(2026), new(2026, 11, 16), new(2026, 12, 9), [Unit(2026)], deferrals: [new("reminder-5", new(2026, 12, 2)) { Unit = "a" }]);

        Assert.Equal(new DateOnly(2026, 12, 3), Assert.Single(rounds, round => round.Taken.Any(taken => taken.Rung == "reminder-5")).Day);
        Assert.DoesNotContain(rounds, round => round.Superseded.Count > 0);
    }

    [Fact]
    public void Reminder_OfAnotherUnitOrDayDeferred_GoesOnItsDay()
    {
        var rounds = Mornings(
            Of(2026), new(2026, 11, 16), new(2026, 12, 9), [Unit(2026)],
            deferrals: [new("reminder-5", new(2026, 12, 2)) { Unit = "b" }, new("reminder-5", new(2026, 12, 3)) { Unit = "a" }, new("reminder-5", new(2026, 12, 2))]);

        Assert.Equal(new DateOnly(2026, 12, 2), Assert.Single(rounds, round => round.Taken.Any(taken => taken.Rung == "reminder-5")).Day);
    }

    [Fact]
    public void LastReminder_Deferred_IsNeverSent()
    {
        var rounds = Mornings(Of(2026), new(2026, 11, 16), new(2026, 12, 31), [Unit(2026)], deferrals: [new("reminder-0", new(2026, 12, 9)) { Unit = "a" }]);

        Assert.DoesNotContain(rounds, round => round.Taken.Any(taken => taken.Rung == "reminder-0"));
        Assert.Equal(new DateOnly(2026, 12, 10), Assert.Single(rounds, round => round.Taken.Any(taken => taken.Rung == "office")).Day);
    }

    private static Ladder Of(int year) => new(Plan.Schedule, Calendar, year);

    private static LadderUnit Unit(int year) => new("a", Plan.Reporting.Deadline.Resolve(Calendar, year), Owes: true);

    private static List<RoundRecord> Mornings(
        Ladder ladder, DateOnly from, DateOnly to, IReadOnlyList<LadderUnit> units, List<RoundRecord>? past = null, Deferral[]? deferrals = null)
    {
        var rounds = past ?? [];
        for (var day = Calendar.OnOrAfter(from); day <= to; day = Calendar.AddWorkingDays(day, 1))
            rounds.Add(ladder.Decide(day, units, [.. rounds], deferrals ?? []));
        return rounds;
    }
}
