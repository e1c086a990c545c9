using KhcnFunctions.Calendar;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>What HCTH pastes into Zalo to remind of a report. Without a link: what is written there stays readable for others.</summary>
public static class ZaloText
{
    public static string OfUnit(LetterContext context, Unit unit, Deadline deadline)
    {
        var address = Wording.Address(unit);
        var still = $"{Opening(context)} chưa nhận được báo cáo, đánh giá kết quả năm {context.Year} của {unit.Name} thực hiện {Citation.NumberAndDay(context.Plan)}.";
        var ask = IsOver(context, deadline)
            ? $"Thời hạn gửi báo cáo ({DayText.Deadline(deadline)}) đã qua; kính đề nghị {address} gửi báo cáo trong thời gian sớm nhất."
            : $"Kính đề nghị {address} gửi báo cáo {DayText.Deadline(deadline)}.";
        return $"{still}\n{ask}\n{HowTo(address)}\n{Contact(context)}";
    }

    /// <param name="open">Units that have not sent, each with its deadline.</param>
    public static string OfAll(LetterContext context, IReadOnlyList<(Unit Unit, Deadline Deadline)> open)
    {
        var names = string.Join('\n', open.Select(entry => $"- {entry.Unit.Name}: {(IsOver(context, entry.Deadline) ? $"đã quá thời hạn ({Wording.ShortDeadline(entry.Deadline)})" : Wording.ShortDeadline(entry.Deadline))}"));
        return $"{Opening(context)} kính đề nghị các phòng, đơn vị sau quan tâm gửi báo cáo, đánh giá kết quả năm {context.Year} thực hiện {Citation.NumberAndDay(context.Plan)}:\n{names}\n{HowTo("Đơn vị")}\n{Contact(context)}";
    }

    private static string Opening(LetterContext context) => $"{context.Office.Name} (đến {DayText.Moment(context.Now)})";

    private static string HowTo(string address) =>
        $"{address} gửi theo đường liên kết trong thư đã nhận, hoặc trả lời thư đó; nếu đã gửi qua kênh khác, kính đề nghị báo lại để cập nhật.";

    private static string Contact(LetterContext context) => Wording.Contact(context.Office) is { } contact ? $"Đầu mối liên hệ: {contact}. Trân trọng." : "Trân trọng.";

    private static bool IsOver(LetterContext context, Deadline deadline) => context.Now >= deadline.OnTimeBefore;
}
