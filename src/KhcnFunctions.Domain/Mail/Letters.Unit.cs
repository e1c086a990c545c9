using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>Of what kind a decision is that no longer counts.</summary>
public enum WithdrawnMatter
{
    Exemption,
    Extension,
    RefusedExtension,
    AskedExtension,
    AskedCompletion,
}

public static partial class Letters
{
    /// <summary>HCTH reminds a unit beside the ladder, after the last day too.</summary>
    /// <param name="workingDaysLeft">Up to the last day, today counted; not used once the deadline has passed.</param>
    public static Letter Urged(LetterContext context, Duty duty, int workingDaysLeft)
    {
        if (!HasPassed(context, duty.Deadline))
            return context.Today == duty.Deadline.LastDay ? LastReminder(context, duty) : Reminder(context, duty, workingDaysLeft);
        var unit = Wording.Address(duty.Unit);
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say(context.IsOffice(duty.Unit)
                ? $"Đến {DayText.Moment(context.Now)}, phần báo cáo của {unit} chưa hoàn thành. {TimeLeft(context, duty, workingDaysLeft)}"
                : $"Đến {DayText.Moment(context.Now)}, {context.Office.Name} chưa nhận được báo cáo của {unit}. {TimeLeft(context, duty, workingDaysLeft)}");
        EndOfReminder(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Đôn đốc gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)} (thời hạn đã qua)");
    }

    /// <summary>Tells HCTH that a unit asks for a later day; leaders decide on it.</summary>
    /// <param name="lastDay">The day that the unit asks for, inclusive.</param>
    /// <param name="link">The unit's page at the desk; null where there is none.</param>
    public static Letter ExtensionAsked(LetterContext context, Unit unit, Deadline deadline, DateOnly lastDay, DateTimeOffset at, string reason, string? link) =>
        new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Lúc {DayText.Moment(at)}, {unit.Name} đề nghị gia hạn gửi báo cáo năm {context.Year} đến hết ngày {DayText.Date(lastDay)}, {DayText.Weekday(lastDay)} (thời hạn hiện nay: {DayText.Deadline(deadline)}). Lý do:")
            .List(Lines(reason))
            .Say($"Việc gia hạn do Giám đốc hoặc Phó Giám đốc Sở quyết định; đề nghị {Wording.Address(context.Office)} xin ý kiến và ghi nhận. Trong khi chờ, {unit.Name} được ghi là 'đang xin gia hạn', việc nhắc và báo cáo lãnh đạo vẫn theo thời hạn hiện nay.")
            .Link($"Trang của {unit.ShortName} trên Bàn làm việc", link)
            .ToOffice($"{unit.Name} đề nghị gia hạn gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}");

    /// <summary>Tells a unit that the later day that it asked for is not agreed to.</summary>
    public static Letter ExtensionRefused(LetterContext context, Duty duty, LeaderDecision decision, string reason, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Theo ý kiến của {Decided(decision)}, đề nghị gia hạn gửi báo cáo năm {context.Year} của {unit} chưa được chấp thuận:")
            .List(Lines(reason))
            .Say(HasPassed(context, duty.Deadline)
                ? TimeLeft(context, duty, workingDaysLeft)
                : $"Kính đề nghị {unit} gửi báo cáo {DayText.Deadline(duty.Deadline)}. {TimeLeft(context, duty, workingDaysLeft)}");
        HowToSend(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Về đề nghị gia hạn gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}{SubjectDeadline(context, duty, "gửi")}");
    }

    /// <summary>Tells a unit that a decision of which it was told no longer counts, and what holds now; days of the past are not cited.</summary>
    /// <param name="duty">With the deadline that holds now.</param>
    public static Letter DecisionWithdrawn(LetterContext context, Duty duty, WithdrawnMatter matter, string reason, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        var what = matter switch
        {
            WithdrawnMatter.Exemption => $"việc miễn gửi báo cáo năm {context.Year} của {unit}",
            WithdrawnMatter.Extension => $"việc gia hạn gửi báo cáo năm {context.Year} của {unit}",
            WithdrawnMatter.RefusedExtension => $"ý kiến chưa chấp thuận gia hạn gửi báo cáo năm {context.Year} của {unit}",
            WithdrawnMatter.AskedExtension => $"đề nghị gia hạn gửi báo cáo năm {context.Year} của {unit}",
            _ => $"đề nghị hoàn thiện báo cáo năm {context.Year} của {unit}",
        };
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"{context.Office.Name} kính báo: {what} đã được rút lại, không còn hiệu lực. Lý do:")
            .List(Lines(reason))
            .Say(Now(context, duty, matter, workingDaysLeft));
        if (matter is WithdrawnMatter.AskedCompletion)
            draft.Link($"Báo cáo của {unit}", duty.Link);
        else
            HowToSend(draft, context, duty);
        var subject = matter is WithdrawnMatter.AskedCompletion ? "" : SubjectDeadline(context, duty, "gửi");
        return draft.ToUnit(duty.Unit, $"Rút lại {what[..what.IndexOf(" của ", StringComparison.Ordinal)]} thực hiện {Citation.Number(context.Plan)}{subject}");
    }

    private static string Now(LetterContext context, Duty duty, WithdrawnMatter matter, int workingDaysLeft) => matter switch
    {
        WithdrawnMatter.AskedCompletion => $"{Wording.Address(duty.Unit)} không cần gửi lại báo cáo theo đề nghị đó; báo cáo đã gửi vẫn được ghi nhận.",
        WithdrawnMatter.RefusedExtension => $"Đề nghị gia hạn của {Wording.Address(duty.Unit)} tiếp tục được xem xét; trong khi chờ, thời hạn gửi báo cáo không thay đổi. {TimeLeft(context, duty, workingDaysLeft)}",
        _ when HasPassed(context, duty.Deadline) => TimeLeft(context, duty, workingDaysLeft),
        _ => $"Kính đề nghị {Wording.Address(duty.Unit)} gửi báo cáo {DayText.Deadline(duty.Deadline)}. {TimeLeft(context, duty, workingDaysLeft)}",
    };
}
