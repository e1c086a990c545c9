using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class ClosingCheckTests
{
    private static readonly DateOnly Today = new(2026, 12, 28);
    private static readonly OpenMails NoMails = new(0, 0, 0);

    private readonly List<Decision> _decisions = [new Dispatched(1) { Id = "gui", At = At(1) }];
    private readonly List<CycleUnit> _units = [Unit(UnitStatus.Reported), Unit(UnitStatus.Exempt)];

    [Fact]
    public void Cycle_WithNothingLeft_MayClose()
    {
        Issue();

        var check = Check(NoMails);

        Assert.True(check.MayClose);
        Assert.Empty(check.Remarks);
    }

    [Fact]
    public void Report_NotSent_KeepsItOpen()
    {
        _decisions.Clear();

        Assert.Equal(["Báo cáo tổng hợp chưa được gửi."], Check(NoMails).Open);
    }

    [Theory]
    [InlineData(EditionKind.Supplement, "Báo cáo bổ sung đang lập chưa được gửi.")]
    [InlineData(EditionKind.Replacement, "Báo cáo thay thế đang lập chưa được gửi.")]
    public void Edition_Begun_KeepsItOpen(EditionKind kind, string words)
    {
        Issue();
        _decisions.Add(new BeginEdition(2, kind, "") { Id = "lap", At = At(9) });

        Assert.Equal([words], Check(NoMails).Open);
    }

    [Fact]
    public void Document_NotNotedAsIssued_KeepsItOpen() =>
        Assert.StartsWith("Chưa ghi nhận đã phát hành đến: Ủy ban nhân dân tỉnh Quảng Ngãi", Assert.Single(Check(NoMails).Open), StringComparison.Ordinal);

    [Fact]
    public void Units_ThatWaitOrMayStillSend_KeepItOpen()
    {
        Issue();
        _units.Add(Unit(UnitStatus.Reported) with { Awaiting = new(2, "a", "b", At(2)) });
        _units.Add(Unit(UnitStatus.Open) with { Paused = true });
        _units.Add(Unit(UnitStatus.Open) with { Deadline = DeadlineOn(Today) });

        Assert.Equal(
            [
                "Còn 01 đơn vị có báo cáo đang chờ Trưởng đơn vị duyệt.",
                "Còn 01 đơn vị báo đã gửi qua kênh khác, Phòng chưa xử lý.",
                "Còn 01 đơn vị chưa gửi và vẫn trong thời hạn gửi.",
            ],
            Check(NoMails).Open);
    }

    [Fact]
    public void Mails_NotDoneWith_KeepItOpen()
    {
        Issue();

        var check = Check(new(Pending: 2, Refused: 3, Quarantined: 1));

        Assert.Equal(["Còn 01 thư đến chờ xử lý.", "Còn 02 thư chưa gửi xong."], check.Open);
        Assert.StartsWith("Còn 03 thư không đến được nơi nhận", Assert.Single(check.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Unit_OverdueForGood_IsOnlyRemarked()
    {
        Issue();
        _units.Add(Unit(UnitStatus.Open));

        var check = Check(NoMails);

        Assert.True(check.MayClose);
        Assert.StartsWith("Còn 01 đơn vị chưa gửi báo cáo", Assert.Single(check.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Difficulty_NotAnswered_KeepsItOpen()
    {
        Issue();

        Assert.Equal(["Còn 02 khó khăn, vướng mắc chưa được trả lời."], Check(NoMails, difficulties: 2).Open);
    }

    private ClosingCheck Check(OpenMails mails, int difficulties = 0) =>
        ClosingCheck.Of(PlanFile.Shipped, new CycleDecisions(_decisions), _units, mails, difficulties, Today);

    private void Issue()
    {
        foreach (var task in Dispatch.IssueTask.OfAll(PlanFile.Shipped, new CycleDecisions(_decisions)))
            _decisions.Add(new Issued(1, task.Recipient, "văn thư", Today) { Id = "ph-" + task.Recipient, At = At(2) });
    }

    private static DateTimeOffset At(int hour) => new(2026, 12, 21, hour, 0, 0, TimeSpan.Zero);

    private static Deadline DeadlineOn(DateOnly day) => Unit(UnitStatus.Open).Deadline with { LastDay = day };

    private static CycleUnit Unit(UnitStatus status) => new()
    {
        Unit = "p-qlkh",
        Order = 1,
        Status = status,
        Generation = 1,
        Deadline = PlanFile.Shipped.Reporting.Deadline.Resolve(SampleCalendar, 2026),
        Leads = [],
        Supports = [],
    };

    private static WorkingCalendar SampleCalendar { get; } = new(CalendarData.Shipped);
}
