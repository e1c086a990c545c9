using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class MailBundleTests
{
    private static readonly DateOnly Day = new(2026, 12, 14);
    private static readonly Notice Own = new(NoticeKind.OverdueToDeputyDirector, Holder.Person("phan-van-hieu"), "2026-12-14");
    private static readonly Notice Director = new(NoticeKind.OverdueToDirector, Holder.Person("gd"), "2026-12-14");
    private static readonly Notice Deputy = new(NoticeKind.OverdueToDeputyDirector, Holder.Person("tran-cong-hoa"), "2026-12-14");

    [Fact]
    public void Lists_OfLeadersWhoAreThere_AreAMailEach() =>
        Assert.Equal([[Director], [Own], [Deputy]], BundlesOf([Director, Own, Deputy]));

    [Fact]
    public void Lists_ThatOneStandInReads_AreOneMail_TheOwnFirst() =>
        Assert.Equal([[Own, Director], [Deputy]], BundlesOf([Director, Own, Deputy], new StandIn("gd", "phan-van-hieu", Day, Day)));

    [Fact]
    public void Lists_OfTwoAbsentLeaders_AreOneMailToTheirStandIn() =>
        Assert.Equal(
            [[Director, Deputy]],
            BundlesOf([Deputy, Director], new StandIn("gd", "phan-van-hieu", Day, Day) { Id = "1" }, new StandIn("tran-cong-hoa", "phan-van-hieu", Day, Day) { Id = "2" }));

    [Fact]
    public void WaitingDraft_AndAList_OfOneReader_AreOneMail()
    {
        var waiting = new Notice(NoticeKind.ApprovalReminder, Holder.Person("gd"), "2026-12-14");

        Assert.Equal([[Own, waiting]], BundlesOf([waiting, Own], new StandIn("gd", "phan-van-hieu", Day, Day)));
    }

    [Fact]
    public void Report_OnTheSameDay_IsAMailOfItsOwn_OnceAReader()
    {
        var report = new Notice(NoticeKind.Dispatch, Holder.Person("gd"), "0001");
        var second = new Notice(NoticeKind.Dispatch, Holder.Person("phan-van-hieu"), "0001");

        Assert.Equal([[second, report], [Own]], BundlesOf([report, Own, second], new StandIn("gd", "phan-van-hieu", Day, Day)));
    }

    [Fact]
    public void Mails_ToOthers_StayApart()
    {
        Notice[] others = [new(NoticeKind.ApprovalReminder, Holder.Office, "1"), new(NoticeKind.Request, Holder.Unit("ttud"), "1"), new(NoticeKind.Reminder, Holder.Unit("ttud"), "2")];

        Assert.Equal(others.Select(notice => new[] { notice }), BundlesOf(others));
    }

    private static IEnumerable<IReadOnlyList<Notice>> BundlesOf(IEnumerable<Notice> notices, params Decision[] decisions) =>
        MailBundle.Of(notices, notice => notice, new Holders(PlanFile.Shipped, new CycleDecisions(decisions), Day));
}
