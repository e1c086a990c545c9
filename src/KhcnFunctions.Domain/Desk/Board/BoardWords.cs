using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;

namespace KhcnFunctions.Desk.Board;

/// <summary>How the board speaks of rungs and steps; each goes on in a sentence.</summary>
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
