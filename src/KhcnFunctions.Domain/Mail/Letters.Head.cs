using KhcnFunctions.Calendar;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Confirms to a unit that its report came and waits for its head.</summary>
    public static Letter AwaitingHead(LetterContext context, Duty duty, ReceivedFacts received)
    {
        var unit = Wording.Address(duty.Unit);
        return new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"{context.Office.Name} đã nhận báo cáo năm {context.Year} của {unit} lúc {DayText.Moment(received.At)} (lần gửi thứ {received.Version}, mã tiếp nhận {received.ReceiptId}); nếu không phải do {unit} gửi, đề nghị trả lời ngay thư này.")
            .Say($"Báo cáo đang chờ Trưởng đơn vị duyệt; đề nghị duyệt đã được gửi đến hộp thư của Trưởng đơn vị. Thời điểm gửi nêu trên được dùng để xét đúng hạn; báo cáo được đưa vào tổng hợp sau khi Trưởng đơn vị duyệt.")
            .Link($"Báo cáo {unit} đã gửi", duty.Link)
            .ToUnit(duty.Unit, $"Đã nhận báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, lần gửi thứ {received.Version}, chờ Trưởng đơn vị duyệt");
    }

    /// <summary>Asks the head to approve what a clerk has sent.</summary>
    /// <param name="duty">With the head's own link.</param>
    public static Letter HeadApproval(LetterContext context, Duty duty, ReceivedFacts received)
    {
        var unit = Wording.Address(duty.Unit);
        return ToHead(
            new LetterDraft(context).About("duyệt báo cáo, đánh giá kết quả")
                .Say($"Lúc {DayText.Moment(received.At)}, {unit} đã gửi báo cáo năm {context.Year} (lần gửi thứ {received.Version}, mã tiếp nhận {received.ReceiptId}); báo cáo đang chờ đồng chí duyệt.")
                .Say("Kính đề nghị đồng chí xem và duyệt, sửa hoặc đề nghị hoàn thiện theo đường liên kết dưới đây; cũng có thể trả lời thư này bằng một dòng 'Đồng ý' để duyệt."),
            context, duty, $"Đề nghị duyệt báo cáo năm {context.Year} của {unit} thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Reminds the head, and nobody else, of what waits for approval.</summary>
    /// <param name="duty">With the head's own link.</param>
    public static Letter HeadReminder(LetterContext context, Duty duty, ReceivedFacts received, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        return ToHead(
            new LetterDraft(context).About("duyệt báo cáo, đánh giá kết quả")
                .Say($"Đến {DayText.Moment(context.Now)}, báo cáo năm {context.Year} của {unit} (gửi lúc {DayText.Moment(received.At)}, lần gửi thứ {received.Version}) đang chờ đồng chí duyệt. {TimeLeft(context, duty, workingDaysLeft)}")
                .Say("Kính đề nghị đồng chí duyệt, sửa hoặc đề nghị hoàn thiện theo đường liên kết dưới đây; cũng có thể trả lời thư này bằng một dòng 'Đồng ý' để duyệt."),
            context, duty, $"Báo cáo năm {context.Year} của {unit} đang chờ duyệt, thực hiện {Citation.Number(context.Plan)}{SubjectDeadline(context, duty, "gửi")}");
    }

    /// <summary>Tells a unit what its head asks to complete.</summary>
    public static Letter HeadReturned(LetterContext context, Duty duty, int version, string remarks)
    {
        var unit = Wording.Address(duty.Unit);
        var draft = new LetterDraft(context).About("hoàn thiện báo cáo, đánh giá kết quả")
            .Say($"Trưởng đơn vị đã xem báo cáo năm {context.Year} của {unit} (lần gửi thứ {version}) và đề nghị hoàn thiện các nội dung sau, gửi lại{By(context, duty.Deadline)}:")
            .List(remarks.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Say($"Nội dung đã gửi vẫn được lưu; {unit} có thể sửa tiếp từ nội dung này.");
        HowToSend(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Đề nghị hoàn thiện báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}{SubjectDeadline(context, duty, "gửi")}");
    }

    /// <summary>Sends the present link again, because somebody asked for it with a registered address.</summary>
    /// <param name="duty">With the link of whom the letter goes to.</param>
    public static Letter LinkRequested(LetterContext context, Duty duty, bool toHead)
    {
        var unit = Wording.Address(duty.Unit);
        var subject = $"Liên kết báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Theo đề nghị 'Gửi liên kết mới' lúc {DayText.Moment(context.Now)}, {context.Office.Name} kính gửi đường liên kết hiện hành{(toHead ? "" : $" của {unit}")}; nội dung đã gửi và bản nháp đã lưu vẫn còn.")
            .Say($"Thời hạn gửi báo cáo: {DayText.Deadline(duty.Deadline)}.")
            .Say($"Nếu {(toHead ? "đồng chí" : unit)} không đề nghị gửi liên kết, không cần thực hiện gì.");
        return toHead
            ? draft.Link("Đường liên kết riêng của đồng chí (không cần tài khoản; đề nghị không chuyển cho người khác)", duty.Link)
                .To($"{(duty.Unit.Head is { } name ? $"Đồng chí {name}, " : "Đồng chí ")}Trưởng đơn vị, {duty.Unit.Name}", subject) with
            { Caution = Wording.StateSecrets }
            : draft.Link($"Báo cáo của {unit} (không cần tài khoản)", duty.Link).ToUnit(duty.Unit, subject);
    }

    private static Letter ToHead(LetterDraft draft, LetterContext context, Duty duty, string subject) => draft
        .Say($"Báo cáo được đưa vào tổng hợp sau khi đồng chí duyệt; việc xét đúng hạn tính theo thời điểm {Wording.Address(duty.Unit)} đã gửi.")
        .Link("Đường liên kết riêng của đồng chí để duyệt báo cáo (không cần tài khoản; đề nghị không chuyển cho người khác)", duty.Link)
        .To($"{(duty.Unit.Head is { } name ? $"Đồng chí {name}, " : "Đồng chí ")}Trưởng đơn vị, {duty.Unit.Name}", subject) with
    { Caution = Wording.StateSecrets };
}
