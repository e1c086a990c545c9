using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Board;

/// <summary>How the board speaks of rungs, decisions, mails and steps; each goes on in a sentence.</summary>
public static class BoardWords
{
    private const string ReminderPrefix = "reminder-";

    /// <param name="rung">Such as reminder-5.</param>
    public static string OfRung(string rung) => rung switch
    {
        _ when rung == Rung.Request.Id => "đề nghị báo cáo",
        _ when rung == Rung.Office.Id => "danh sách chưa gửi, báo Phòng Hành chính - Tổng hợp",
        _ when rung == Rung.DeputyDirector.Id => "danh sách chưa gửi, báo cáo Phó Giám đốc Sở",
        _ when rung == Rung.Director.Id => "danh sách chưa gửi, báo cáo Giám đốc Sở",
        ReminderPrefix + "0" => "nhắc trong ngày cuối",
        _ when IsReminder(rung) => $"nhắc trước ngày cuối {rung[ReminderPrefix.Length..]} ngày làm việc",
        _ => rung,
    };

    public static bool IsReminder(string rung) => rung.StartsWith(ReminderPrefix, StringComparison.Ordinal);

    /// <summary>What was decided about a unit.</summary>
    public static string OfDecision(Decision decision) => decision switch
    {
        Extend extend => $"gia hạn đến {DayText.Date(extend.LastDay)}",
        Exempt => "miễn báo cáo",
        ReportedElsewhere => "đơn vị báo đã gửi qua kênh khác",
        SettleElsewhere => "xác nhận chưa nhận qua kênh khác",
        ConfirmLate => "xác nhận gửi chậm",
        ReissueLink => "cấp lại đường liên kết",
        CorrectAddress => "sửa địa chỉ thư điện tử",
        AskCompletion asked => $"đề nghị hoàn thiện, gửi lại trước hết ngày {DayText.Date(asked.By)}",
        Accept => "chấp nhận báo cáo",
        AskExtension asked => $"đơn vị xin gia hạn đến {DayText.Date(asked.LastDay)}",
        RefuseExtension => "lãnh đạo Sở không đồng ý gia hạn",
        RemindNow => "đôn đốc ngay",
        CallNoted call => $"gọi điện, gặp {call.To}",
        DeferReminder => "hoãn một lần nhắc",
        Withdraw => "rút lại một quyết định",
        _ => "cập nhật",
    };

    public static string OfMail(NoticeKind kind) => kind switch
    {
        NoticeKind.Request => "Đề nghị báo cáo",
        NoticeKind.Reminder => "Nhắc gửi báo cáo",
        NoticeKind.LastReminder => "Nhắc trong ngày cuối",
        NoticeKind.Urged => "Đôn đốc gửi báo cáo",
        NoticeKind.OverdueToOffice => "Danh sách chưa gửi, cho Phòng Hành chính - Tổng hợp",
        NoticeKind.Announcement => "Báo trước danh sách sẽ báo cáo lãnh đạo Sở",
        NoticeKind.OverdueToDeputyDirector => "Danh sách chưa gửi, báo cáo Phó Giám đốc Sở",
        NoticeKind.OverdueToDirector => "Danh sách chưa gửi, báo cáo Giám đốc Sở",
        NoticeKind.Receipt => "Xác nhận đã nhận báo cáo",
        NoticeKind.ApprovalRequest => "Có dự thảo Báo cáo",
        NoticeKind.CheckRequested => "Đề nghị kiểm tra dự thảo",
        NoticeKind.DraftReturned => "Dự thảo cần hoàn thiện",
        NoticeKind.OpinionRequested => "Xin ý kiến về dự thảo",
        NoticeKind.SignatureRequested => "Trình ký Báo cáo",
        NoticeKind.OpinionGiven => "Lãnh đạo Sở đã cho ý kiến",
        NoticeKind.NumberRequested => "Đề nghị cấp số Báo cáo",
        NoticeKind.IssueRequested => "Đề nghị phát hành Báo cáo",
        NoticeKind.IssueAwaited => "Nhắc ghi nhận phát hành",
        NoticeKind.ApprovalReminder => "Nhắc Báo cáo chờ ký",
        NoticeKind.ApprovalOverdue => "Báo cáo chờ ký đã quá ngày gửi",
        NoticeKind.NumberAwaited => "Báo cáo chờ số, ngày",
        NoticeKind.Dispatch => "Gửi Báo cáo theo Nơi nhận",
        NoticeKind.Supplement => "Có báo cáo đến sau",
        NoticeKind.DeadlineExtended => "Gia hạn gửi báo cáo",
        NoticeKind.Exempted => "Miễn gửi báo cáo",
        NoticeKind.DutyTransferred => "Tiếp nhận việc báo cáo",
        NoticeKind.LinkReissued or NoticeKind.LinkRequested => "Đường liên kết mới",
        NoticeKind.RefusedMails => "Các thư không gửi được",
        NoticeKind.AwaitingHead => "Báo cáo chờ Trưởng đơn vị duyệt",
        NoticeKind.HeadApproval => "Đề nghị Trưởng đơn vị duyệt",
        NoticeKind.HeadReturned => "Trưởng đơn vị đề nghị hoàn thiện",
        NoticeKind.CompletionAsked => "Đề nghị hoàn thiện báo cáo",
        NoticeKind.ReportedElsewhere => "Đơn vị báo đã gửi qua kênh khác",
        NoticeKind.MailQuarantined => "Có thư chờ xử lý",
        NoticeKind.MailGuidance => "Hướng dẫn cách gửi báo cáo",
        _ => "Thông báo về kỳ báo cáo",
    };

    /// <summary>Where the report stands and what comes next.</summary>
    public static string OfStep(ReportStep step) => step switch
    {
        ReportStep.Awaited => "chưa có dự thảo; dự thảo được tổng hợp khi các đơn vị đã gửi đủ, hoặc sáng ngày làm việc đầu tiên sau thời hạn",
        ReportStep.Drafted => "đã có dự thảo; chuyên viên biên tập và trình kiểm tra",
        ReportStep.Submitted => "dự thảo chờ Trưởng phòng kiểm tra",
        ReportStep.Returned => "Trưởng phòng đề nghị hoàn thiện dự thảo",
        ReportStep.Checked => "dự thảo chờ ý kiến, phê duyệt của lãnh đạo Sở",
        ReportStep.Approved => "đã phê duyệt; chờ số, ngày hoặc bản ký",
        ReportStep.Ready => "đã đủ số, ngày và bản ký; chờ đến giờ gửi",
        _ => "đã gửi theo Nơi nhận",
    };
}
