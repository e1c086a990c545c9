using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Escalation;

public sealed class RoundNoticesTests
{
    private static readonly DateOnly Day = new(2026, 12, 14);
    private static readonly DateOnly LastDay = new(2026, 12, 9);
    private static readonly Plan Plan = PlanFile.Shipped;

    [Fact]
    public void Request_OfAUnit_GoesToIt()
    {
        var notice = Assert.Single(Of([Taken("p-qlkh", Rung.Request)]));

        Assert.Equal("unit.p-qlkh|request|2026-12-09.request", notice.Key);
        Assert.Equal("p-qlkh", notice.Unit);
        Assert.Equal(LastDay, notice.LastDay);
    }

    [Theory]
    [InlineData(10, NoticeKind.Reminder, "unit.ttud|reminder|2026-12-09.reminder-10")]
    [InlineData(2, NoticeKind.Reminder, "unit.ttud|reminder|2026-12-09.reminder-2")]
    [InlineData(0, NoticeKind.LastReminder, "unit.ttud|lastReminder|2026-12-09.reminder-0")]
    public void Reminder_OfAUnit_HasItsDueDayAndRungInTheKey(int before, NoticeKind kind, string key)
    {
        var notice = Assert.Single(Of([Taken("ttud", new(RungKind.Reminder, before))]));

        Assert.Equal(kind, notice.Kind);
        Assert.Equal(key, notice.Key);
    }

    [Fact]
    public void OfficeRung_OfManyUnits_IsOneListToTheOffice()
    {
        var notice = Assert.Single(Of([Taken("p-qlkh", Rung.Office), Taken("ttud", Rung.Office)]));

        Assert.Equal("office|overdueToOffice|2026-12-14", notice.Key);
        Assert.Equal(["p-qlkh", "ttud"], notice.Units);
        Assert.Equal(4, notice.Total);
    }

    [Fact]
    public void DeputyRung_OfUnitsWithDifferentDeputies_IsOneMailADeputy()
    {
        var notices = Of([Taken("p-qlkh", Rung.DeputyDirector), Taken("p-qlcncn", Rung.DeputyDirector)]);

        Assert.Equal(["person.phan-van-hieu|overdueToDeputyDirector|2026-12-14", "person.tran-cong-hoa|overdueToDeputyDirector|2026-12-14"], notices.Select(notice => notice.Key));
        Assert.Equal(["p-qlkh"], notices[0].Units);
        Assert.Equal(["p-qlcncn"], notices[1].Units);
    }

    [Fact]
    public void DeputyRung_OfAUnitWithoutDeputy_GoesToTheDirectorAndHcth()
    {
        var notice = Assert.Single(Of([Taken("ttud", Rung.DeputyDirector)]));

        Assert.Equal(NoticeKind.OverdueToDirector, notice.Kind);
        Assert.Equal(Holder.Person("gd"), notice.To);
        Assert.True(notice.CopyToOffice);
    }

    [Fact]
    public void TwoRungs_OfTheSameLeader_AreOneMail()
    {
        // TTUD has no deputy director, so both lists are the Director's.
        var notice = Assert.Single(Of([Taken("ttud", Rung.DeputyDirector), Taken("p-qlkh", Rung.Director)]));

        Assert.Equal("person.gd|overdueToDirector|2026-12-14", notice.Key);
        Assert.Equal(["ttud", "p-qlkh"], notice.Units);
        Assert.True(notice.CopyToOffice);
    }

    [Fact]
    public void WaitingDraft_OfALeaderWhoGetsAList_StandsInTheSameMail()
    {
        var notice = Assert.Single(Of([Taken("p-qlkh", Rung.Director)], [ApprovalNotice.DirectorReminder], draft: 3));

        Assert.Equal(NoticeKind.OverdueToDirector, notice.Kind);
        Assert.Equal(3, notice.Draft);
    }

    [Fact]
    public void WaitingDraft_WithoutLists_IsAMailToEach()
    {
        var notices = Of([], [ApprovalNotice.OfficeOverdue, ApprovalNotice.DirectorOverdue], draft: 3);

        Assert.Equal(["office|approvalOverdue|2026-12-14", "person.gd|approvalOverdue|2026-12-14"], notices.Select(notice => notice.Key));
        Assert.All(notices, notice => Assert.Equal(3, notice.Draft));
    }

    [Fact]
    public void NoDraft_WithApprovalDue_IsNoMail() =>
        Assert.Empty(Of([], [ApprovalNotice.OfficeReminder, ApprovalNotice.DirectorReminder]));

    [Fact]
    public void Announcement_OfTwoRungs_IsOneMailToTheOffice()
    {
        var notice = Assert.Single(Of([], announced: [Taken("p-qlkh", Rung.Director), Taken("ttud", Rung.DeputyDirector)]));

        Assert.Equal("office|announcement|2026-12-14", notice.Key);
        Assert.Equal("director deputy-director", notice.Rung);
        Assert.Equal(["p-qlkh", "ttud"], notice.Units);
        Assert.Equal(Day, notice.ListDay);
    }

    [Fact]
    public void Lists_WhileALeaderIsAway_AreStillTheAbsentLeaders()
    {
        var away = new StandIn("gd", "phan-van-hieu", Day, Day) { Id = "a" };

        var notices = Of([Taken("p-qlkh", Rung.DeputyDirector), Taken("p-qlcncn", Rung.Director)], decisions: away);

        Assert.Equal([Holder.Person("phan-van-hieu"), Holder.Person("gd")], notices.Select(notice => notice.To));
        Assert.Equal(["p-qlkh"], notices[0].Units);
        Assert.Equal(["p-qlcncn"], notices[1].Units);
    }

    [Fact]
    public void Lists_WhileThereIsNoDirector_GoToTheOfficeAndNeverToNobody()
    {
        var plan = Plan with { Register = Plan.Register with { People = [.. Plan.Register.People.Where(person => person.Role is LeaderRole.DeputyDirector)] } };

        var notices = Of([Taken("ttud", Rung.DeputyDirector), Taken("p-qlkh", Rung.Director)], [ApprovalNotice.OfficeReminder, ApprovalNotice.DirectorReminder], draft: 1, plan: plan);

        Assert.All(notices, notice => Assert.Equal(Holder.Office, notice.To));
        Assert.Equal(["office|overdueToDirector|2026-12-14", "office|approvalReminder|2026-12-14"], notices.Select(notice => notice.Key));
        Assert.Equal(["ttud", "p-qlkh"], notices[0].Units);
    }

    [Fact]
    public void Reached_AfterAnExtension_LeavesTheUnitOut()
    {
        var overdue = new Deadline(DeadlineForm.NoLaterThan, LastDay, null, LastDay, VietnamTime.StartOf(LastDay.AddDays(1)));
        var extended = overdue with { LastDay = new(2026, 12, 18) };
        var round = new RoundRecord { Day = new(2026, 12, 10), Taken = [Taken("a", Rung.Office), Taken("b", Rung.Office), Taken("c", Rung.Office), Taken("d", Rung.Director)] };

        var reached = RoundNotices.Reached(
            "office", [round], [new("a", overdue, Owes: true), new("b", extended, Owes: true), new("c", overdue, Owes: false), new("d", overdue, Owes: true)]);

        Assert.Equal(["a"], reached);
    }

    private static UnitRung Taken(string unit, Rung rung) => new(unit, LastDay, rung.Id);

    private static IReadOnlyList<Notice> Of(
        UnitRung[] taken, ApprovalNotice[]? approval = null, int? draft = null, UnitRung[]? announced = null, Decision? decisions = null, Plan? plan = null)
    {
        var round = new RoundRecord { Day = Day, Taken = taken, Announced = announced ?? [] };
        var holders = new Holders(plan ?? Plan, new CycleDecisions(decisions is null ? [] : [decisions]), Day);
        return new RoundNotices(round, holders, 4, rung => [.. taken.Where(one => one.Rung == rung).Select(one => one.Unit)]).All(approval ?? [], draft);
    }
}
