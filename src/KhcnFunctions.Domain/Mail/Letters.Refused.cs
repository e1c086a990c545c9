using KhcnFunctions.Calendar;

namespace KhcnFunctions.Mail;

/// <summary>Why a mail will never be taken as it is.</summary>
public enum RefusalCause
{
    /// <summary>The server took neither the recipient nor the mail, for another reason than those below.</summary>
    NotTaken,
    NoSuchMailbox,
    TooLargeOrFull,

    /// <summary>This host may not send to it: the allow-list, or a mail that belongs elsewhere.</summary>
    NotAllowed,
    Malformed,
}

/// <summary>A mail that was refused for good.</summary>
/// <param name="To">The holder's name.</param>
/// <param name="Addresses">Those that were refused.</param>
/// <param name="Answer">What the server said, in its own words.</param>
/// <param name="ReachedOthers">The same mail was taken for other addresses.</param>
public sealed record RefusedMail(string To, NoticeKind Kind, IReadOnlyList<string> Addresses, RefusalCause Cause, string Answer, DateTimeOffset At, bool ReachedOthers);

public static partial class Letters
{
    /// <summary>Tells HCTH which mails reached nobody, and what to do about it.</summary>
    /// <param name="more">Mails that the next such letter will name.</param>
    public static Letter RefusedMails(LetterContext context, IReadOnlyList<RefusedMail> mails, int more) =>
        new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Đến {DayText.Moment(context.Now)}, {DayText.Count(mails.Count)} thư sau đây bị từ chối và không đến được nơi nhận:")
            .Table(["Nơi nhận", "Thư", "Địa chỉ", "Lý do"], mails.Select(mail => (IReadOnlyList<string>)
                [mail.To, $"{Matter(mail.Kind)}, {DayText.Moment(mail.At)}", string.Join(", ", mail.Addresses), Reason(mail)]))
            .Say(more > 0 ? $"Còn {DayText.Count(more)} thư khác bị từ chối, được nêu trong thư tiếp theo." : null)
            .Say($"Đề nghị {Wording.Address(context.Office)} kiểm tra và ghi nhận địa chỉ đúng của nơi nhận; khi đó các thư nêu trên được gửi lại nếu nội dung còn đúng. Trong khi chờ, đề nghị trao đổi trực tiếp với nơi nhận.")
            .ToOffice($"{DayText.Count(mails.Count)} thư không gửi được, năm {context.Year} thực hiện {Citation.Number(context.Plan)}");

    private static string Reason(RefusedMail mail)
    {
        var cause = mail.Cause switch
        {
            RefusalCause.NoSuchMailbox => "địa chỉ không tồn tại hoặc không nhận thư",
            RefusalCause.TooLargeOrFull => "hộp thư đầy hoặc thư quá lớn",
            RefusalCause.NotAllowed => "nơi gửi này không được phép gửi đến địa chỉ đó",
            RefusalCause.Malformed => "địa chỉ viết sai",
            _ => "máy chủ thư của nơi nhận từ chối",
        };
        return $"{cause}{(mail.ReachedOthers ? "; các địa chỉ khác của nơi nhận đã nhận được" : "")} (nguyên văn: {mail.Answer})";
    }

    /// <summary>What a mail is about, in a few words.</summary>
    public static string Matter(NoticeKind kind) => kind switch
    {
        NoticeKind.Request => "đề nghị báo cáo",
        NoticeKind.Reminder => "nhắc gửi báo cáo",
        NoticeKind.LastReminder => "nhắc gửi báo cáo trong ngày cuối",
        NoticeKind.OverdueToOffice => "danh sách đơn vị chưa gửi báo cáo, đến Phòng Hành chính - Tổng hợp",
        NoticeKind.Announcement => "báo trước danh sách sẽ báo cáo lãnh đạo Sở",
        NoticeKind.OverdueToDeputyDirector => "danh sách đơn vị chưa gửi báo cáo, đến Phó Giám đốc Sở",
        NoticeKind.OverdueToDirector => "danh sách đơn vị chưa gửi báo cáo, đến Giám đốc Sở",
        NoticeKind.Receipt => "xác nhận đã nhận báo cáo",
        NoticeKind.ApprovalRequest => "dự thảo Báo cáo",
        NoticeKind.ApprovalReminder => "nhắc Báo cáo chờ ký",
        NoticeKind.ApprovalOverdue => "Báo cáo chờ ký đã quá ngày gửi",
        NoticeKind.CheckRequested => "đề nghị kiểm tra dự thảo Báo cáo",
        NoticeKind.DraftReturned => "dự thảo Báo cáo cần hoàn thiện",
        NoticeKind.OpinionRequested => "xin ý kiến về dự thảo Báo cáo",
        NoticeKind.OpinionGiven => "ý kiến của lãnh đạo Sở về dự thảo Báo cáo",
        NoticeKind.SignatureRequested => "trình ký Báo cáo",
        NoticeKind.NumberRequested => "đề nghị cấp số Báo cáo",
        NoticeKind.IssueRequested => "đề nghị phát hành Báo cáo",
        NoticeKind.IssueAwaited => "nhắc ghi nhận phát hành Báo cáo",
        NoticeKind.NumberAwaited => "Báo cáo chờ số, ngày",
        NoticeKind.Dispatch => "gửi Báo cáo theo Nơi nhận",
        NoticeKind.Supplement => "báo cáo bổ sung",
        NoticeKind.DeadlineExtended => "gia hạn gửi báo cáo",
        NoticeKind.Exempted => "miễn gửi báo cáo",
        NoticeKind.DutyTransferred => "tiếp nhận việc báo cáo",
        NoticeKind.LinkReissued => "đường liên kết mới",
        NoticeKind.AwaitingHead => "báo cáo chờ Trưởng đơn vị duyệt",
        NoticeKind.HeadApproval => "đề nghị Trưởng đơn vị duyệt",
        NoticeKind.HeadReturned => "Trưởng đơn vị đề nghị hoàn thiện",
        NoticeKind.CompletionAsked => "đề nghị hoàn thiện báo cáo",
        NoticeKind.Urged => "đôn đốc gửi báo cáo",
        NoticeKind.ExtensionAsked => "đơn vị đề nghị gia hạn",
        NoticeKind.ExtensionRefused => "ý kiến về đề nghị gia hạn",
        NoticeKind.DecisionWithdrawn => "rút lại quyết định",
        NoticeKind.ReportedElsewhere => "báo đã gửi qua kênh khác",
        NoticeKind.MailQuarantined => "thư cần kiểm tra",
        NoticeKind.MailGuidance => "hướng dẫn gửi báo cáo",
        NoticeKind.LinkRequested => "đường liên kết hiện hành",
        NoticeKind.Digest => "tình hình báo cáo trong tuần",
        NoticeKind.DifficultyReceived => "xác nhận đã nhận khó khăn, vướng mắc",
        NoticeKind.DifficultyNews => "khó khăn, vướng mắc của đơn vị",
        NoticeKind.DifficultyForwardDue => "nhắc chuyển khó khăn, vướng mắc",
        NoticeKind.DifficultySubmitted => "khó khăn, vướng mắc trình Giám đốc Sở",
        NoticeKind.DifficultyOpinion => "xin ý kiến về khó khăn, vướng mắc",
        NoticeKind.DifficultyReminder => "nhắc trả lời khó khăn, vướng mắc",
        NoticeKind.DifficultyAnswered => "trả lời khó khăn, vướng mắc",
        NoticeKind.RefusedMails => "các thư không gửi được",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
