using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class CycleDecisionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(HoldScope.Reminders, true, false)]
    [InlineData(HoldScope.Dispatch, false, true)]
    [InlineData(HoldScope.All, true, true)]
    [InlineData(HoldScope.Everything, true, true)]
    public void Hold_OfAScope_HoldsIt(HoldScope scope, bool reminders, bool dispatch)
    {
        var decisions = new CycleDecisions([At(1, new Hold(scope))]);

        Assert.Equal((reminders, dispatch), (decisions.HoldsReminders, decisions.HoldsDispatch));
    }

    [Fact]
    public void Release_EndsEveryHoldBeforeItAndNoneAfter()
    {
        var decisions = new CycleDecisions([At(4, new Hold(HoldScope.Dispatch)), At(3, new Release()), At(1, new Hold(HoldScope.All)), At(2, new Hold(HoldScope.Reminders))]);

        Assert.Equal((false, true), (decisions.HoldsReminders, decisions.HoldsDispatch));
    }

    [Fact]
    public void Decisions_InAnyOrder_AreReadByTimeAndThenById()
    {
        var decisions = new CycleDecisions([At(2, new Exempt("c")), At(1, new Exempt("b"), "y"), At(1, new Exempt("a"), "x")]);

        Assert.Equal(["a", "b", "c"], decisions.Of<Exempt>().Select(exempt => exempt.Unit));
    }

    [Fact]
    public void Subject_OfADecision_IsWhatMayStandOnce()
    {
        Assert.Equal("p-qlkh", new Exempt("p-qlkh") { Id = "x" }.Subject);
        Assert.Equal("director.2026-12-14", new DeferList("director", new(2026, 12, 14)) { Id = "x" }.Subject);
        Assert.Equal("0007", new Approve(7, null, null) { Id = "x" }.Subject);
        Assert.Equal("report", new Dispatched(7) { Id = "x" }.Subject);
    }

    [Fact]
    public void Subject_OfWhatMayBeDecidedAgain_IsTheOperation()
    {
        Assert.Equal("x", new Extend("a", new(2026, 12, 16)) { Id = "x" }.Subject);
        Assert.Equal("x", new Succeed("a", "b", new(2026, 12, 1)) { Id = "x" }.Subject);
        Assert.Equal("x", new StandIn("a", "b", default, default) { Id = "x" }.Subject);
    }

    [Theory]
    [InlineData(HoldScope.Reminders, NoticeKind.Reminder, true)]
    [InlineData(HoldScope.Reminders, NoticeKind.OverdueToDirector, true)]
    [InlineData(HoldScope.Reminders, NoticeKind.DifficultyReminder, true)]
    [InlineData(HoldScope.Reminders, NoticeKind.DifficultyAnswered, false)]
    [InlineData(HoldScope.Reminders, NoticeKind.Dispatch, false)]
    [InlineData(HoldScope.Dispatch, NoticeKind.Dispatch, true)]
    [InlineData(HoldScope.Dispatch, NoticeKind.Request, false)]
    [InlineData(HoldScope.All, NoticeKind.Receipt, false)]
    [InlineData(HoldScope.All, NoticeKind.DeadlineExtended, false)]
    public void Hold_OfAScope_HoldsTheMailsOfItAndNoReceipt(HoldScope scope, NoticeKind kind, bool isHeld) =>
        Assert.Equal(isHeld, new CycleDecisions([At(1, new Hold(scope))]).Holds(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hold_OfEverything_HoldsEveryMailUntilItsRelease(NoticeKind kind)
    {
        Assert.True(new CycleDecisions([At(1, new Hold(HoldScope.Everything))]).Holds(kind));
        Assert.False(new CycleDecisions([At(1, new Hold(HoldScope.Everything)), At(2, new Release())]).Holds(kind));
    }

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Fact]
    public void Hold_OfAll_IsNoHoldOfEverything() =>
        Assert.Equal((false, true), (new CycleDecisions([At(1, new Hold(HoldScope.All))]).HoldsEverything, new CycleDecisions([At(1, new Hold(HoldScope.Everything))]).HoldsEverything));

    [Fact]
    public void Approval_OfAnEarlierDraft_Stands()
    {
        var decisions = new CycleDecisions([At(1, new Approve(1, null, null))]);

        Assert.Equal(1, decisions.Approval?.Draft);
        Assert.Null(new CycleDecisions([]).Approval);
    }

    [Fact]
    public void Number_RecordedWithTheApprovalOrAfterIt_IsTheLatestBeforeTheSending()
    {
        var (approved, signed) = (new Approve(1, null, null), new Approve(1, "12/BC-SKHCN", new(2026, 12, 1)));
        var (first, second) = (new Numbered("13/BC-SKHCN", new(2026, 12, 1)), new Numbered("14/BC-SKHCN", new(2026, 12, 2)));

        Assert.Null(new CycleDecisions([At(1, approved)]).Number);
        Assert.Equal(new ReportNumber("12/BC-SKHCN", new(2026, 12, 1), Start.AddHours(1)), new CycleDecisions([At(1, signed)]).Number);
        Assert.Equal(new ReportNumber("13/BC-SKHCN", new(2026, 12, 1), Start.AddHours(2)), new CycleDecisions([At(1, approved), At(2, first)]).Number);
        Assert.Equal(new ReportNumber("14/BC-SKHCN", new(2026, 12, 2), Start.AddHours(2)), new CycleDecisions([At(1, approved), At(2, first), At(3, second)]).Number);
        Assert.Equal("13/BC-SKHCN", new CycleDecisions([At(1, approved), At(2, first), At(3, new Dispatched(1)), At(4, second)]).Number?.Number);
    }

    private static Decision At(int hour, Decision decision, string id = "op") => decision with { Id = id, At = Start.AddHours(hour) };
}
