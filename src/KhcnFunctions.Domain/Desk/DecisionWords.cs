using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk;

/// <summary>How decisions about units and tasks are spoken of on the desk's pages.</summary>
public static class DecisionWords
{
    /// <summary>Such as 'Gia hạn đến hết ngày 16/12/2026'; the reason is not in it.</summary>
    /// <param name="decisions">Among which a withdrawn one is looked up.</param>
    public static string Of(Decision decision, Plan plan, CycleDecisions decisions) => decision switch
    {
        Extend extend => $"Gia hạn đến hết ngày {DayText.Date(extend.LastDay)}",
        Exempt => "Miễn báo cáo",
        ReportedElsewhere => "Đơn vị báo đã gửi qua kênh khác",
        SettleElsewhere { Form: EnteredReport.SettledForm } => "Đã nhận và nhập báo cáo gửi qua kênh khác",
        SettleElsewhere => "Đã kiểm tra: chưa nhận được qua kênh khác, tiếp tục nhắc",
        ConfirmLate => "Xác nhận gửi chậm",
        ReissueLink => "Cấp lại liên kết",
        AskCompletion asked => $"Đề nghị hoàn thiện, gửi lại chậm nhất hết ngày {DayText.Date(asked.By)}",
        Accept => "Chấp nhận báo cáo",
        AskExtension ask => $"Xin gia hạn đến hết ngày {DayText.Date(ask.LastDay)}",
        RefuseExtension => "Chưa chấp thuận gia hạn",
        RemindNow => "Đôn đốc bằng thư",
        CallNoted call => $"Trao đổi qua điện thoại với {call.To}",
        CorrectAddress correction => $"Sửa địa chỉ {(correction.Holder.StartsWith(HeadPrefix, StringComparison.Ordinal) ? "của Trưởng đơn vị" : "nhận thư")}: {correction.Email}",
        Succeed succeed => $"Chuyển nhiệm vụ của {plan.Register.NameOf(succeed.Unit)} sang {plan.Register.NameOf(succeed.Successor)} từ ngày {DayText.Date(succeed.From)}",
        Assess assess => $"Đánh giá của Sở: {FormWords.Levels.First(level => level.Value == assess.Level).Words.ToLowerInvariant()}",
        NoteTask => "Theo dõi, kiểm tra, đôn đốc",
        Withdraw withdraw => decisions.Find(withdraw.Decision) is { } withdrawn and not Withdraw ? $"Rút lại: {Of(withdrawn, plan, decisions)}" : "Rút lại một quyết định",
        Hold hold => $"Tạm dừng gửi: {Of(hold.Scope)}",
        Release => "Tiếp tục gửi",
        StandIn standIn => $"{Wording.Capitalized(DeskNames.Of(plan, standIn.Person))} vắng mặt từ ngày {DayText.Date(standIn.From)} đến hết ngày {DayText.Date(standIn.To)}; {DeskNames.Of(plan, standIn.By)} làm thay",
        CloseYear => "Đóng kỳ báo cáo",
        DeferList defer => $"Hoãn danh sách báo cáo lãnh đạo của ngày {DayText.Date(defer.ListDay)}",
        SubmitDraft submit => $"Trình dự thảo lần {submit.Draft}",
        TakeDraft take => $"Dùng dự thảo lần {take.Draft}",
        CheckDraft check => $"Kiểm tra dự thảo lần {check.Draft}: {(check.Verdict is CheckVerdict.Passed ? "đạt" : "đề nghị hoàn thiện")}",
        Opine opinion => $"Ý kiến về dự thảo lần {opinion.Draft}: {(opinion.Stance is Stance.Agrees ? "nhất trí" : "có ý kiến khác")}",
        Approve approve => $"Phê duyệt dự thảo lần {approve.Draft}",
        Reopen reopen => $"Lập dự thảo mới thay dự thảo lần {reopen.Draft} đã phê duyệt",
        Numbered numbered => $"Ghi số {numbered.Number} ngày {DayText.Date(numbered.SignedOn)}",
        SignedCopyReceived => "Nhận bản Báo cáo đã ký",
        Dispatched => "Gửi Báo cáo",
        Issued issued => $"Ghi nhận đã phát hành: {RecipientOf(plan, issued.Recipient)}",
        Acknowledged received => $"Ghi nhận đã nhận: {RecipientOf(plan, received.Recipient)}",
        BeginEdition begin => begin.Edition is EditionKind.Supplement ? "Lập Báo cáo bổ sung" : "Lập Báo cáo thay thế",
        _ => "Quyết định khác của kỳ báo cáo",
    };

    /// <summary>What a hold holds back.</summary>
    public static string Of(HoldScope scope) => scope switch
    {
        HoldScope.Reminders => "thư đề nghị báo cáo, thư nhắc, danh sách báo cáo lãnh đạo",
        HoldScope.Dispatch => "việc gửi Báo cáo tổng hợp",
        HoldScope.Everything => "mọi thư của kỳ báo cáo, kể cả thư xác nhận và thư về quyết định",
        _ => "thư nhắc, danh sách báo cáo lãnh đạo và việc gửi Báo cáo",
    };

    private static string RecipientOf(Plan plan, string id) => plan.Register.Recipients.FirstOrDefault(recipient => recipient.Id == id)?.Name ?? IssueTask.WebsiteName;

    private static string HeadPrefix { get; } = Holder.Head("") + ".";
}
