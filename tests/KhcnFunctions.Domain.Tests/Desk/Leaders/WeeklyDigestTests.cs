using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Desk.Leaders;

public sealed class WeeklyDigestTests
{
    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly Plan Plan = PlanFile.Shipped with
    {
        Register = PlanFile.Shipped.Register with { People = [.. PlanFile.Shipped.Register.People.Select(person => person with { Email = person.Id + "@so.example" })] },
    };

    // The deadline is 9 December 2026.
    [Theory]
    [InlineData("2026-11-30", "2026-11-27", true)]
    [InlineData("2026-12-01", "2026-11-30", false)]
    [InlineData("2026-12-02", "2026-11-27", true)]
    [InlineData("2026-11-23", "2026-11-20", true)]
    [InlineData("2026-11-09", "2026-11-06", true)]
    [InlineData("2026-11-02", "2026-10-30", false)]
    [InlineData("2026-12-14", "2026-12-11", true)]
    [InlineData("2026-11-16", null, false)]
    public void Digest_IsDueWithTheFirstRoundOfAWeekInTheLastMonth(string today, string? lastRound, bool due) =>
        Assert.Equal(due, WeeklyDigest.IsDue(Day(today), lastRound is null ? null : Day(lastRound), SampleCycle.Deadline));

    [Fact]
    public void Digest_GoesToTheDirectorOnAll_AndToEachDeputyOnTheOwnTasks()
    {
        var notices = For(Plan, Units(Plan)).ToDictionary(notice => notice.To.Id, StringComparer.Ordinal);

        Assert.Equal(["gd", "phan-van-hieu", "tran-cong-hoa"], notices.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("person.gd|digest|2026-11-30", notices["gd"].Key);
        Assert.Equal(Units(Plan).Select(unit => unit.Unit), notices["gd"].Units);
        Assert.All(notices.Values, notice => Assert.Equal(Monday, notice.ListDay));
    }

    [Fact]
    public void Digest_OfALeaderWithNothingOpen_OrWhoWishesNone_OrCannotBeReached_DoesNotGo()
    {
        Assert.Empty(For(Plan, Units(Plan, UnitStatus.Reported)));
        Assert.Equal(["phan-van-hieu", "tran-cong-hoa"], For(With(person => person.Id == "gd" ? person with { Digest = false } : person)).Select(notice => notice.To.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(For(With(person => person.Id == "gd" ? person with { Email = null } : person)), notice => notice.To.Id == "gd");

        static Plan With(Func<Person, Person> change) => Plan with { Register = Plan.Register with { People = [.. Plan.Register.People.Select(change)] } };
        static IEnumerable<Notice> For(Plan plan, IReadOnlyList<CycleUnit>? units = null) => WeeklyDigestTests.For(plan, units ?? Units(plan));
    }

    [Fact]
    public void Digest_OfADraftThatWaitsForTheLeader_GoesAlthoughAllHaveReported()
    {
        var draft = new Draft(1, "", VietnamTime.At(Monday, new(7, 0)), new(4, 0, 0, 0, 0), new("a", "b"), new("c", "d"));
        Decision[] decisions =
        [
            new SubmitDraft(1) { Id = "1", DecidedBy = "cv-hcth" },
            new CheckDraft(1, CheckVerdict.Passed) { Id = "2", DecidedBy = "tp-hcth" },
            new Opine(1, Stance.Agrees) { Id = "3", DecidedBy = "tran-cong-hoa" },
        ];

        var asked = WeeklyDigest.For(
            Monday, new Holders(Plan, new(decisions), Monday), Units(Plan, UnitStatus.Reported), new ReportChain(Plan, new(decisions), [draft], Monday), new(decisions));

        Assert.Equal(["gd", "phan-van-hieu"], asked.Select(notice => notice.To.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Digest_OfADayWithAList_IsOneMailWithIt_AndTheListComesFirst()
    {
        Notice digest = new(NoticeKind.Digest, Holder.Person("gd"), "2026-12-14");
        Notice list = new(NoticeKind.OverdueToDirector, Holder.Person("gd"), "2026-12-14");

        var bundle = Assert.Single(MailBundle.Of([digest, list], notice => notice, new Holders(Plan, new([]), Monday)));

        Assert.Equal([list, digest], bundle);
    }

    [Fact]
    public void Digest_IsHeldWithTheReminders() =>
        Assert.True(new CycleDecisions([new Hold(HoldScope.Reminders) { Id = "1" }]).Holds(NoticeKind.Digest));

    [Fact]
    public void Person_WithTheDigestOff_IsReadAndWrittenSo_AndElseThePlanStaysAsItIs()
    {
        var off = Plan with { Register = Plan.Register with { People = [.. Plan.Register.People.Select(person => person with { Digest = person.Id == "gd" ? false : null })] } };

        var read = PlanFile.Read(PlanFile.Write(off), "plan.json");

        Assert.Empty(read.Mistakes);
        Assert.Equal([("gd", false)], read.Plan!.Register.People.Where(person => person.Digest is not null).Select(person => (person.Id, person.Digest!.Value)));
        Assert.DoesNotContain("digest", PlanFile.Write(Plan), StringComparison.Ordinal);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<Notice> For(Plan plan, IReadOnlyList<CycleUnit> units)
    {
        var none = new CycleDecisions([]);
        return WeeklyDigest.For(Monday, new Holders(plan, none, Monday), units, new ReportChain(plan, none, [], Monday), none);
    }

    private static IReadOnlyList<CycleUnit> Units(Plan plan, UnitStatus status = UnitStatus.Open) =>
    [
        .. PlanDuties.On(plan, Monday).Select((duty, order) => new CycleUnit
        {
            Unit = duty.Unit.Id,
            Order = order,
            Status = status,
            Generation = 1,
            Deadline = SampleCycle.Deadline,
            Leads = duty.Leads,
            Supports = duty.Supports,
        }),
    ];
}
