using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Confirms to a unit what was received of it.</summary>
    /// <param name="isSupplement">True once the consolidated report has been signed.</param>
    public static Letter Receipt(LetterContext context, Duty duty, ReceivedFacts received, bool isSupplement)
    {
        var unit = Wording.Address(duty.Unit);
        var standing = $"({Standing(received)}, lần gửi thứ {received.Version}, mã tiếp nhận {received.ReceiptId})";
        return new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say(context.IsOffice(duty.Unit)
                ? $"Đã nhận phần báo cáo năm {context.Year} của {unit} lúc {DayText.Moment(received.At)} {standing}; nếu không phải do {unit} gửi, đề nghị báo ngay đầu mối của {unit}."
                : $"{context.Office.Name} đã nhận báo cáo năm {context.Year} của {unit} lúc {DayText.Moment(received.At)} {standing}; nếu không phải do {unit} gửi, đề nghị trả lời ngay thư này.")
            .Say(received.ApprovedAt is { } approved ? $"Trưởng đơn vị đã duyệt lúc {DayText.Moment(approved)}." : null)
            .Say(received.Timeliness is Timeliness.Late ? $"Thời hạn gửi báo cáo của {unit}: {DayText.Deadline(duty.Deadline)}." : null)
            .Say(isSupplement ? $"Báo cáo tổng hợp năm {context.Year} đã được ký trước lúc nhận; báo cáo này được ghi nhận là báo cáo bổ sung của năm." : null)
            .Say($"Khi cần sửa đổi, bổ sung, {unit} gửi lại theo cách đã gửi; {(isSupplement ? "" : $"{Counting(received)} được dùng để tổng hợp, ")}các lần gửi trước vẫn được lưu.")
            .Link($"Báo cáo {unit} đã gửi", duty.Link)
            .ToUnit(duty.Unit, $"Đã nhận báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, lần gửi thứ {received.Version}");
    }

    /// <summary>Asks a unit to complete what it sent.</summary>
    /// <param name="received">What stands.</param>
    /// <param name="by">The day by which it is asked for, inclusive.</param>
    public static Letter CompletionAsked(LetterContext context, Duty duty, ReceivedFacts received, string remarks, DateOnly by)
    {
        var unit = Wording.Address(duty.Unit);
        var first = VietnamTime.Day(received.FirstAt ?? received.At);
        var judged = received.Timeliness is Timeliness.OnTime ? "đúng hạn" : $"là {Standing(received)}";
        var draft = new LetterDraft(context).About("hoàn thiện báo cáo, đánh giá kết quả")
            .Say($"{context.Office.Name} đã xem báo cáo năm {context.Year} của {unit} (lần gửi thứ {received.Version}) và kính đề nghị hoàn thiện các nội dung sau, gửi lại chậm nhất hết ngày {DayText.Date(by)}:")
            .List(remarks.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Say($"Lần gửi ngày {DayText.Date(first)} vẫn được ghi nhận {judged}.");
        HowToSend(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Đề nghị hoàn thiện báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, gửi lại chậm nhất ngày {DayText.Date(by)}");
    }

    /// <summary>Tells HCTH that a report came when the consolidated one was already signed or sent.</summary>
    /// <param name="isDispatched">True when the consolidated report has been sent.</param>
    public static Letter SupplementNotice(LetterContext context, Unit unit, ReceivedFacts received, bool isDispatched, string? link)
    {
        var state = isDispatched ? "được gửi đi" : "được ký";
        return new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Lúc {DayText.Moment(received.At)}, {unit.Name} gửi báo cáo năm {context.Year} (lần gửi thứ {received.Version}, mã tiếp nhận {received.ReceiptId}), sau khi Báo cáo tổng hợp đã {state}; báo cáo này được ghi nhận là báo cáo bổ sung của năm và không làm thay đổi Báo cáo tổng hợp.")
            .Say("Nếu nội dung cần báo cáo cấp trên, đề nghị trình lãnh đạo Sở ký Báo cáo bổ sung, lấy số riêng tại văn thư.")
            .Link($"Báo cáo của {unit.Name}", link)
            .ToOffice($"Báo cáo bổ sung năm {context.Year} của {unit.Name} thực hiện {Citation.Number(context.Plan)}");
    }

    private static string Counting(ReceivedFacts received) => received.ApprovedAt is null ? "lần gửi mới nhất" : "lần gửi mới nhất đã được Trưởng đơn vị duyệt";

    private static string Standing(ReceivedFacts received) => received.Timeliness switch
    {
        Timeliness.OnTime => "đúng hạn",
        Timeliness.OnTheDay => $"gửi trong ngày {DayText.Date(VietnamTime.Day(received.FirstAt ?? received.At))}",
        _ => "gửi chậm",
    };
}
