using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>How the quarantine is spoken of at the desk.</summary>
internal static class QuarantineWords
{
    public static string SubjectOf(QuarantinedMail mail) => Submissions.CleanText.Of(mail.Subject ?? "").Trim() is { Length: > 0 } subject ? subject : "(không có tiêu đề)";

    public static string SenderOf(QuarantinedMail mail) => mail.Sender is { } sender ? Submissions.CleanText.Of(sender) : "người gửi không xác định";

    /// <summary>What was done with it: Ghi nhận là báo cáo của …, by whom and when.</summary>
    public static string Of(QuarantinedMail mail, Plan plan)
    {
        var act = mail.Act!;
        var what = act.Step switch
        {
            QuarantineStep.Recorded => $"Ghi nhận là báo cáo của {DeskNames.Of(plan, act.Unit!)}{(mail.Result is { } receipt ? $", mã tiếp nhận {receipt}" : "")}",
            QuarantineStep.Drafted => $"Đưa vào bản nháp của {DeskNames.Of(plan, act.Unit!)}",
            QuarantineStep.Guided => "Đã trả lời người gửi, hướng dẫn cách gửi",
            _ => "Bỏ qua",
        };
        return $"{what}; {DeskNames.Of(plan, act.By)}, {DayText.Moment(act.At)}";
    }
}
