using KhcnFunctions.Calendar;

namespace KhcnFunctions.Mail;

/// <summary>All letters of a cycle, in the voice of the plan's office. Facts are handed in; nothing is looked up.</summary>
public static partial class Letters
{
    /// <summary>Asks a unit for its report of the year; says how it is where the cycle opens late.</summary>
    /// <param name="workingDaysLeft">Up to the last day, today counted; not used once the deadline has passed.</param>
    public static Letter Request(LetterContext context, Duty duty, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        var number = Citation.Number(context.Plan);
        var isOwn = context.IsOffice(duty.Unit);
        var draft = new LetterDraft(context)
            .Say(isOwn ? OwnRequest(context, duty) : RequestSentence(context, duty))
            .Say(TimeLeft(context, duty, workingDaysLeft));
        Tasks(draft, duty, $"Các nhiệm vụ của {unit} theo Kế hoạch:")
            .Say($"Với từng nhiệm vụ, đề nghị nêu kết quả trong năm; tự đánh giá mức độ hoàn thành, chất lượng, tiến độ và nguyên nhân (nếu chưa đạt); kinh phí (nếu có); khó khăn, vướng mắc; đề xuất, kiến nghị. Nhiệm vụ không có nội dung để báo cáo thì ghi rõ 'không phát sinh'. Số liệu của năm chốt đến ngày {DayText.Date(context.Plan.Reporting.FiguresCutOff.In(context.Year))}; số liệu chưa chốt khi gửi thì ghi 'ước thực hiện cả năm'.")
            .Say(duty.Unit.HasSeal ? $"Báo cáo của {unit} ghi rõ số, ký hiệu, ngày và người ký." : null);
        FormGoesAlong(draft, context, duty);
        HowToSend(draft, context, duty);

        var matter = isOwn
            ? $"Nhắc việc: phần báo cáo năm {context.Year} của {unit} thực hiện {number}"
            : $"Đề nghị báo cáo, đánh giá kết quả năm {context.Year} thực hiện {number}";
        return draft.ToUnit(duty.Unit, matter + SubjectDeadline(context, duty, isOwn ? "hoàn thành" : "gửi"));
    }

    /// <summary>Reminds a unit before its last day.</summary>
    /// <param name="workingDaysLeft">Up to the last day, today counted.</param>
    public static Letter Reminder(LetterContext context, Duty duty, int workingDaysLeft)
    {
        var unit = Wording.Address(duty.Unit);
        var left = $"còn {DayText.Count(workingDaysLeft)} ngày làm việc, tính cả hôm nay";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả").Say(context.IsOffice(duty.Unit)
            ? $"Đến {DayText.Moment(context.Now)}, phần báo cáo của {unit} chưa hoàn thành; {unit} cần hoàn thành {DayText.Deadline(duty.Deadline)}, {left}."
            : $"Đến {DayText.Moment(context.Now)}, {context.Office.Name} chưa nhận được báo cáo của {unit}; kính đề nghị {unit} gửi {DayText.Deadline(duty.Deadline)}, {left}.");
        EndOfReminder(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Nhắc gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, {Wording.ShortDeadline(duty.Deadline)} (còn {DayText.Count(workingDaysLeft)} ngày làm việc)");
    }

    /// <summary>Reminds a unit in the morning of its last day.</summary>
    public static Letter LastReminder(LetterContext context, Duty duty)
    {
        var unit = Wording.Address(duty.Unit);
        var office = context.Office.Name;
        var isOwn = context.IsOffice(duty.Unit);
        var next = duty.Deadline.OnTimeBefore == VietnamTime.StartOf(context.Today.AddDays(1)) ? "từ ngày mai" : "sau thời hạn này";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say(isOwn
                ? $"Đến {DayText.Moment(context.Now)}, phần báo cáo của {unit} chưa hoàn thành."
                : $"Đến {DayText.Moment(context.Now)}, {office} chưa nhận được báo cáo của {unit}; kính đề nghị {unit} gửi {DayText.Deadline(duty.Deadline)}.")
            .Say($"Hôm nay, {LastDay(duty.Deadline)}, là ngày cuối gửi báo cáo đúng hạn; {next}, {office} tổng hợp danh sách đơn vị chưa gửi để báo cáo lãnh đạo Sở.");
        EndOfReminder(draft, context, duty);
        return draft.ToUnit(duty.Unit, $"Hôm nay là ngày cuối gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, {Wording.ShortDeadline(duty.Deadline)}");
    }

    private static string RequestSentence(LetterContext context, Duty duty)
    {
        var plan = $"Thực hiện {context.Plan.Reporting.Basis} {Citation.Full(context.Plan)}, {context.Office.Name}";
        return $"{plan} kính đề nghị {Wording.Address(duty.Unit)} báo cáo, đánh giá kết quả thực hiện các nhiệm vụ được giao năm {context.Year}, gửi về {context.Office.Name}{By(context, duty.Deadline)} để tổng hợp.";
    }

    private static string OwnRequest(LetterContext context, Duty duty) =>
        $"{context.Office.Name} cũng là đơn vị thực hiện {Citation.Full(context.Plan)}. Theo {context.Plan.Reporting.Basis} của Kế hoạch, phần báo cáo, đánh giá kết quả năm {context.Year} của {Wording.Address(duty.Unit)} cần hoàn thành{By(context, duty.Deadline)} để tổng hợp cùng báo cáo của các phòng, đơn vị khác.";

    private static bool HasPassed(LetterContext context, Deadline deadline) => context.Today > deadline.LastDay || context.Now >= deadline.OnTimeBefore;

    /// <summary>Nobody is asked to send something before a day that is over.</summary>
    private static string By(LetterContext context, Deadline deadline) => HasPassed(context, deadline) ? "" : $" {DayText.Deadline(deadline)}";

    private static string SubjectDeadline(LetterContext context, Duty duty, string verb) =>
        HasPassed(context, duty.Deadline) ? " (thời hạn đã qua)" : $", {verb} {Wording.ShortDeadline(duty.Deadline)}";

    private static string LastDay(Deadline deadline) => $"{DayText.Weekday(deadline.LastDay)} ngày {DayText.Date(deadline.LastDay)}";

    private static string TimeLeft(LetterContext context, Duty duty, int workingDaysLeft)
    {
        if (HasPassed(context, duty.Deadline))
        {
            return context.IsOffice(duty.Unit)
                ? $"Thời hạn là {DayText.Deadline(duty.Deadline)}, đã qua; phần báo cáo này cần hoàn thành trong thời gian sớm nhất."
                : $"Thời hạn gửi báo cáo là {DayText.Deadline(duty.Deadline)}, đã qua khi thư này được gửi; rất mong {Wording.Address(duty.Unit)} thông cảm và gửi báo cáo trong thời gian sớm nhất.";
        }

        return context.Today == duty.Deadline.LastDay
            ? $"Hôm nay, {LastDay(duty.Deadline)}, là ngày cuối gửi báo cáo đúng hạn."
            : $"Thời gian còn lại: {DayText.Count(workingDaysLeft)} ngày làm việc, tính cả hôm nay.";
    }

    private static LetterDraft Tasks(LetterDraft draft, Duty duty, string heading)
    {
        var lines = duty.Leads.Select(task => (Task: task, Role: "chủ trì"))
            .Concat(duty.Supports.Select(task => (Task: task, Role: "phối hợp")))
            .OrderBy(line => line.Task.Number)
            .Select(line => $"Nhiệm vụ {line.Task.Number} ({line.Role}): {line.Task.Title.Trim().TrimEnd('.', ';')}")
            .ToList();
        return lines.Count == 0 ? draft : draft.Say(heading).List(lines);
    }

    private static void EndOfReminder(LetterDraft draft, LetterContext context, Duty duty)
    {
        var unit = Wording.Address(duty.Unit);
        draft.Say(context.IsOffice(duty.Unit) ? null : $"Nếu {unit} đã gửi qua kênh khác, đề nghị trả lời thư này để cập nhật.");
        HowToSend(draft, context, duty);
    }

    private static void FormGoesAlong(LetterDraft draft, LetterContext context, Duty duty)
    {
        var unit = Wording.Address(duty.Unit);
        draft.Say(context.IsOffice(duty.Unit)
            ? $"Biểu Word kèm theo đã ghi sẵn các nhiệm vụ của {unit}; có thể điền vào biểu rồi tải lên trang báo cáo của {unit}."
            : $"Biểu Word kèm theo đã ghi sẵn các nhiệm vụ của {unit}; có thể điền vào biểu rồi gửi lại bằng cách trả lời thư này, hoặc tải lên trang báo cáo của {unit}.");
    }

    /// <summary>The link, and the way without it.</summary>
    private static void HowToSend(LetterDraft draft, LetterContext context, Duty duty)
    {
        var unit = Wording.Address(duty.Unit);
        draft.Link($"Đường liên kết riêng của {unit} để gửi báo cáo (không cần tài khoản; đề nghị không chuyển ra ngoài {unit})", duty.Link);
        if (!context.IsOffice(duty.Unit))
        {
            var contact = Wording.Contact(context.Office) is null ? "" : "; cần trao đổi thêm, đề nghị liên hệ đầu mối dưới đây";
            draft.Say($"{(duty.Link is null ? "" : "Khi không dùng đường liên kết, ")}{unit} có thể gửi báo cáo (tệp Word hoặc PDF) bằng cách trả lời thư này{contact}.");
        }
    }
}
