using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Tells a unit its new deadline; the old one is not named.</summary>
    /// <param name="duty">With the new deadline.</param>
    /// <param name="workingDaysLeft">Up to the new last day, today counted.</param>
    public static Letter DeadlineExtended(LetterContext context, Duty duty, LeaderDecision decision, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Theo ý kiến của {Decided(decision)}, thời hạn gửi báo cáo năm {context.Year} của {unit} là {DayText.Deadline(duty.Deadline)}. {TimeLeft(context, duty, workingDaysLeft)}")
            .Say($"Từ nay các thư nhắc {unit} theo thời hạn này.");
        HowToSend(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Gia hạn gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, {Wording.ShortDeadline(duty.Deadline)}");
    }

    /// <summary>Tells a unit that it need not report this year.</summary>
    public static Letter Exempted(LetterContext context, Unit unit, LeaderDecision decision)
    {
        var address = Wording.Address(unit);
        return new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Theo ý kiến của {Decided(decision)}, {address} được miễn gửi báo cáo năm {context.Year} thực hiện Kế hoạch nêu trên. Từ nay {address} không nhận thư nhắc về báo cáo năm {context.Year}; nội dung {address} đã gửi (nếu có) vẫn được lưu.")
            .Say(context.IsOffice(unit) ? null : $"Nếu {address} có ý kiến khác, đề nghị trả lời thư này.")
            .ToUnit(unit, $"Miễn gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Tells a unit that it reports in the place of another, which was merged into it or renamed in mid-cycle.</summary>
    /// <param name="duty">All that the unit now has to report.</param>
    /// <param name="former">The unit whose duty it takes over.</param>
    /// <param name="since">First day of the new duty.</param>
    /// <param name="workingDaysLeft">Up to the last day, today counted.</param>
    public static Letter DutyTransferred(LetterContext context, Duty duty, Unit former, DateOnly since, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        var ask = context.IsOffice(duty.Unit)
            ? $"phần báo cáo này cần hoàn thành{By(context, duty.Deadline)} để tổng hợp"
            : $"{context.Office.Name} kính đề nghị {unit} báo cáo, đánh giá cả kết quả thực hiện các nhiệm vụ tiếp nhận, gửi về {context.Office.Name}{By(context, duty.Deadline)} để tổng hợp";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Từ ngày {DayText.Date(since)}, {duty.Unit.Name} tiếp nhận nhiệm vụ của {former.Name} theo Kế hoạch nêu trên, gồm cả việc báo cáo năm {context.Year}; {ask}.")
            .Say(TimeLeft(context, duty, workingDaysLeft));
        Tasks(draft, duty, $"Các nhiệm vụ của {unit} theo Kế hoạch, gồm cả nhiệm vụ tiếp nhận:")
            .Say($"Nội dung {former.Name} đã gửi hoặc đã lưu (nếu có) vẫn còn và chuyển sang {unit}.");
        FormGoesAlong(draft, context, duty);
        HowToSend(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Tiếp nhận việc báo cáo năm {context.Year} của {former.Name} thực hiện {Citation.Number(context.Plan)}{SubjectDeadline(context, duty, "gửi")}");
    }

    /// <summary>Tells HCTH that a unit says it sent by another way; only HCTH can settle that.</summary>
    public static Letter ReportedElsewhere(LetterContext context, Unit unit, DateTimeOffset at) => new LetterDraft(context).About("báo cáo, đánh giá kết quả")
        .Say($"Lúc {DayText.Moment(at)}, {unit.Name} báo đã gửi báo cáo năm {context.Year} qua kênh khác. Từ lúc này {unit.Name} không nhận thư nhắc và không có trong danh sách chưa gửi, cho đến khi {context.Office.Name} kiểm tra và ghi nhận kết quả.")
        .Say("Đề nghị kiểm tra báo cáo gửi bằng giấy, iOffice, Zalo hoặc điện thoại; nếu chưa nhận được, đề nghị ghi nhận để việc nhắc tiếp tục.")
        .ToOffice($"{unit.Name} báo đã gửi báo cáo năm {context.Year} qua kênh khác, thực hiện {Citation.Number(context.Plan)}");

    private static string Decided(LeaderDecision decision) =>
        $"{Wording.Leader(decision.By)}, ngày {DayText.Date(decision.On)}{(decision.Form is null ? "" : $" ({decision.Form})")}";
}
