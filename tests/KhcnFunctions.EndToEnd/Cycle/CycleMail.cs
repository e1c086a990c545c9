using KhcnFunctions.Calendar;
using KhcnFunctions.EndToEnd.Mail;
using MimeKit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>A mail of a cycle as its recipient sees it.</summary>
/// <param name="Day">The day in Việt Nam that the mail bears.</param>
/// <param name="Kind">Told by the subject alone.</param>
/// <param name="Attachments">Names of the files that are attached.</param>
public sealed record CycleMail(string MessageId, DateOnly Day, MailKind Kind, IReadOnlyList<string> To, string Subject, string Text, IReadOnlyList<string> Attachments)
{
    public static CycleMail Of(ReceivedMail received)
    {
        var message = received.Message;
        return new(
            message.MessageId!, VietnamTime.Day(message.Date), KindOf(message.Subject!),
            [.. received.Recipients.Select(to => to.ToLowerInvariant()).Order(StringComparer.Ordinal)], message.Subject!, message.TextBody!,
            [.. message.Attachments.OfType<MimePart>().Select(part => part.FileName!)]);
    }

    private static MailKind KindOf(string subject)
    {
        foreach (var (words, kind) in Words)
        {
            if (subject.Contains(words, StringComparison.Ordinal))
                return kind;
        }

        return MailKind.Other;
    }

    private static readonly (string Words, MailKind Kind)[] Words =
    [
        ("] Rút lại ", MailKind.Withdrawn),
        ("Về đề nghị gia hạn", MailKind.ExtensionRefused),
        (" đề nghị gia hạn gửi", MailKind.ExtensionAsked),
        ("Đôn đốc gửi", MailKind.Urged),
        ("Đề nghị báo cáo, đánh giá kết quả", MailKind.Request),
        ("Nhắc việc: phần báo cáo", MailKind.Request),
        ("Nhắc gửi báo cáo", MailKind.Reminder),
        ("Hôm nay là ngày cuối", MailKind.LastReminder),
        ("Danh sách đơn vị chưa gửi", MailKind.Announcement),
        ("] Còn ", MailKind.OfficeList),
        ("Kính báo cáo: còn ", MailKind.LeaderList),
        ("Đã nhận khó khăn, vướng mắc", MailKind.DifficultyReceived),
        ("Nhắc chuyển khó khăn, vướng mắc", MailKind.DifficultyForwardDue),
        ("Kính trình khó khăn, vướng mắc", MailKind.DifficultySubmitted),
        ("Xin ý kiến về khó khăn, vướng mắc", MailKind.DifficultyOpinion),
        ("Kính báo cáo: khó khăn, vướng mắc", MailKind.DifficultyReminder),
        ("Trả lời khó khăn, vướng mắc", MailKind.DifficultyAnswered),
        ("Khó khăn, vướng mắc số", MailKind.DifficultyNews),
        ("Đã nhận báo cáo", MailKind.Receipt),
        ("Đề nghị kiểm tra dự thảo", MailKind.CheckRequested),
        ("Đề nghị hoàn thiện dự thảo", MailKind.DraftReturned),
        ("Đề nghị hoàn thiện báo cáo", MailKind.CompletionAsked),
        ("Xin ý kiến về dự thảo", MailKind.OpinionRequested),
        ("Kính trình ký", MailKind.SignatureRequested),
        ("Ý kiến của đồng chí", MailKind.OpinionGiven),
        ("Đề nghị cấp số", MailKind.NumberRequested),
        ("Đề nghị phát hành", MailKind.IssueRequested),
        ("Nhắc ghi nhận phát hành", MailKind.IssueAwaited),
        ("Dự thảo lần", MailKind.ApprovalRequest),
        ("Nhắc trình ký", MailKind.ApprovalReminder),
        ("chờ ký", MailKind.ApprovalReminder),
        ("chưa ký", MailKind.ApprovalOverdue),
        ("chờ số, ngày", MailKind.NumberAwaited),
        ("chờ bản ký", MailKind.NumberAwaited),
        ("không gửi được", MailKind.Refused),
        ("Thư cần kiểm tra", MailKind.Quarantined),
        ("Báo cáo bổ sung", MailKind.Supplement),
        ("Gia hạn gửi", MailKind.Extended),
        ("Miễn gửi", MailKind.Exempted),
        ("Tiếp nhận việc", MailKind.Transferred),
        ("tình hình trong tuần", MailKind.Digest),
        ("về kết quả năm", MailKind.Dispatch),
    ];
}

public enum MailKind
{
    Request,
    Reminder,
    LastReminder,
    OfficeList,
    Announcement,
    LeaderList,
    Receipt,
    CompletionAsked,
    ApprovalRequest,
    ApprovalReminder,
    ApprovalOverdue,
    CheckRequested,
    DraftReturned,
    OpinionRequested,
    SignatureRequested,
    OpinionGiven,
    NumberRequested,
    NumberAwaited,
    IssueRequested,
    IssueAwaited,
    Dispatch,
    Refused,
    Quarantined,
    Supplement,
    Extended,
    Exempted,
    Transferred,
    Urged,
    ExtensionAsked,
    ExtensionRefused,
    Withdrawn,
    Digest,
    DifficultyReceived,
    DifficultyNews,
    DifficultyForwardDue,
    DifficultySubmitted,
    DifficultyOpinion,
    DifficultyReminder,
    DifficultyAnswered,
    Other,
}
