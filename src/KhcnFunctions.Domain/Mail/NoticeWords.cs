namespace KhcnFunctions.Mail;

/// <summary>What kind of mail a notice is, in a few words for lists.</summary>
public static class NoticeWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Request => "thư đề nghị báo cáo",
        NoticeKind.Reminder => "thư nhắc",
        NoticeKind.LastReminder => "thư nhắc ngày cuối",
        NoticeKind.OverdueToOffice => "danh sách gửi HCTH",
        NoticeKind.Announcement => "báo trước cho HCTH",
        NoticeKind.OverdueToDeputyDirector => "báo cáo Phó Giám đốc",
        NoticeKind.OverdueToDirector => "báo cáo Giám đốc",
        NoticeKind.Receipt => "thư xác nhận đã nhận",
        NoticeKind.AwaitingHead => "thư xác nhận, chờ Trưởng đơn vị duyệt",
        NoticeKind.HeadApproval => "đề nghị Trưởng đơn vị duyệt",
        NoticeKind.HeadReturned => "đề nghị hoàn thiện",
        NoticeKind.ApprovalRequest => "đề nghị kiểm tra, trình duyệt",
        NoticeKind.ApprovalReminder or NoticeKind.ApprovalOverdue => "nhắc phê duyệt",
        NoticeKind.CheckRequested => "trình Trưởng phòng kiểm tra",
        NoticeKind.OpinionRequested => "xin ý kiến Phó Giám đốc chỉ đạo",
        NoticeKind.SignatureRequested => "trình ký",
        NoticeKind.OpinionGiven => "ý kiến của lãnh đạo",
        NoticeKind.NumberRequested => "đề nghị văn thư cấp số",
        NoticeKind.IssueRequested or NoticeKind.IssueAwaited => "đề nghị văn thư phát hành",
        NoticeKind.Dispatch => "thư gửi báo cáo",
        NoticeKind.Supplement => "báo cáo bổ sung",
        NoticeKind.Urged => "thư đôn đốc",
        NoticeKind.ExtensionAsked => "đề nghị gia hạn",
        NoticeKind.ExtensionRefused or NoticeKind.DecisionWithdrawn => "ý kiến, quyết định thay đổi",
        NoticeKind.Digest => "tình hình trong tuần gửi lãnh đạo",
        NoticeKind.DifficultyReceived => "thư xác nhận đã nhận khó khăn, vướng mắc",
        NoticeKind.DifficultyNews or NoticeKind.DifficultyForwardDue => "khó khăn, vướng mắc, báo HCTH",
        NoticeKind.DifficultySubmitted => "khó khăn, vướng mắc, báo cáo Giám đốc",
        NoticeKind.DifficultyOpinion => "khó khăn, vướng mắc, xin ý kiến Phó Giám đốc chỉ đạo",
        NoticeKind.DifficultyReminder => "nhắc trả lời khó khăn, vướng mắc",
        NoticeKind.DifficultyAnswered => "trả lời khó khăn, vướng mắc",
        _ => "thư thông báo",
    };
}
