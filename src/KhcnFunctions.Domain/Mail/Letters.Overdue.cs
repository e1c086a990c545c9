using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Tells HCTH of the units whose report has not come.</summary>
    /// <param name="units">Number of units that have to report, those who did included.</param>
    /// <param name="next">The lists that go to leaders next; null where none does.</param>
    public static Letter OverdueToOffice(LetterContext context, IReadOnlyList<OverdueUnit> overdue, int units, UpcomingLists? next)
    {
        var count = $"{DayText.Count(overdue.Count)}/{DayText.Count(units)} phòng, đơn vị chưa gửi báo cáo";
        var unit = Wording.Address(context.Office);
        var announced = next is null ? "" : $"; nếu {unit} không có ý kiến khác, {DayText.Moment(next.At)} danh sách này được báo cáo {Leaders(next)}";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Đến {DayText.Moment(context.Now)} còn {count} (đầu mối, số điện thoại, lần nhắc gần nhất ở dưới){announced}.");
        OverdueTable(draft, overdue);
        if (next is not null)
        {
            HowToDefer(draft, context, next);
        }

        return draft.ToOffice($"Còn {count} năm {context.Year} thực hiện {Citation.Number(context.Plan)}, đến {DayText.Moment(context.Now)}");
    }

    /// <summary>Tells HCTH, the working day before, which lists go to which leaders, and how to defer them.</summary>
    public static Letter Announcement(LetterContext context, UpcomingLists next)
    {
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Nếu {Wording.Address(context.Office)} không có ý kiến khác, {DayText.Moment(next.At)} danh sách phòng, đơn vị chưa gửi báo cáo được báo cáo {Leaders(next)}. Trước khi gửi, danh sách được rà soát lại; đơn vị đã gửi báo cáo thì không còn trong danh sách.");
        foreach (var list in next.Lists)
        {
            draft.Say($"Danh sách báo cáo {Wording.Leader(list.Leader)}, tính đến {DayText.Moment(context.Now)}:");
            OverdueTable(draft, list.Units);
        }

        HowToDefer(draft, context, next);
        return draft.ToOffice($"Danh sách đơn vị chưa gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, báo cáo lãnh đạo Sở lúc {DayText.Moment(next.At)}");
    }

    /// <summary>Tells a deputy director of the overdue units of the tasks that they direct, or of which they are in charge.</summary>
    /// <param name="insteadOf">The deputy director in whose place the list's leader is told; null as a rule.</param>
    public static Letter OverdueToDeputyDirector(LetterContext context, LeaderList list, Person? insteadOf = null)
    {
        var count = $"{DayText.Count(list.Units.Count)} đơn vị chưa gửi báo cáo";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"{context.Office.Name} kính báo cáo: đến {DayText.Moment(context.Now)}, trong {Scope(list, insteadOf)} còn {count}{ThoughReminded(list.Units)}; kính đề nghị đồng chí quan tâm, chỉ đạo.");
        OverdueTable(draft, list.Units);
        return draft.Say(LeaderAnswer(context))
            .ToLeader(list.Leader, $"Kính báo cáo: còn {count} năm {context.Year} thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Tells the Director of all overdue units, after the deputy directors were told.</summary>
    /// <param name="units">Number of units that have to report, those who did included.</param>
    /// <param name="told">The deputy directors who were told before.</param>
    public static Letter OverdueToDirector(LetterContext context, LeaderList list, int units, IReadOnlyList<Person> told)
    {
        var count = $"{DayText.Count(list.Units.Count)}/{DayText.Count(units)} phòng, đơn vị chưa gửi báo cáo";
        var before = told.Count == 0 ? "" : $"; danh sách đã được báo cáo {Wording.Leaders(told)}";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"{context.Office.Name} kính báo cáo: đến {DayText.Moment(context.Now)} còn {count}{ThoughReminded(list.Units)}{before}. Kính xin ý kiến chỉ đạo của đồng chí.");
        OverdueTable(draft, list.Units);
        return draft.Say(LeaderAnswer(context))
            .ToLeader(list.Leader, $"Kính báo cáo: còn {count} năm {context.Year} thực hiện {Citation.Number(context.Plan)}");
    }

    private static string Leaders(UpcomingLists next) =>
        Wording.Leaders(next.Lists.Select(list => list.Leader)) + (next.Lists.Count > 1 ? ", theo nhiệm vụ chỉ đạo, đơn vị phụ trách" : "");

    private static string Scope(LeaderList list, Person? insteadOf)
    {
        var who = insteadOf?.Name is { } name ? $"đồng chí {name}" : "đồng chí";
        var tasks = $"các nhiệm vụ {who} chỉ đạo";
        var inCharge = $"các đơn vị {who} phụ trách";
        var scope = (list.Units.Any(unit => unit.Tasks.Count > 0), list.Units.Any(unit => unit.Tasks.Count == 0)) switch
        {
            (true, true) => $"{tasks} và {inCharge}",
            (true, false) => tasks,
            _ => inCharge,
        };
        return insteadOf is null ? scope : $"{scope} (đồng chí theo dõi thay)";
    }

    private static string ThoughReminded(IReadOnlyList<OverdueUnit> overdue) => overdue.All(unit => unit.LastReminder is not null) ? " dù đã được nhắc" : "";

    /// <summary>Each unit with its contact and its latest reminder; the deadline is said once where it is the same for all.</summary>
    private static void OverdueTable(LetterDraft draft, IReadOnlyList<OverdueUnit> overdue)
    {
        var deadlines = overdue.Select(unit => DayText.Deadline(unit.Deadline)).Distinct(StringComparer.Ordinal).ToList();
        if (deadlines.Count == 1)
        {
            draft.Say($"Thời hạn gửi báo cáo: {deadlines[0]}.");
        }

        draft.Table(["TT", "Phòng, đơn vị", "Đầu mối", "Nhắc gần nhất"], overdue.Select((unit, index) => new[]
        {
            FormattableString.Invariant($"{index + 1}"),
            Named(unit, deadlines.Count > 1),
            Wording.Contact(unit.Unit) ?? "chưa có trong danh bạ",
            unit.LastReminder is { } reminded ? DayText.Moment(reminded) : "chưa nhắc",
        }));
    }

    private static string Named(OverdueUnit overdue, bool withDeadline)
    {
        string?[] facts =
        [
            overdue.Tasks.Count == 0 ? null : Wording.TaskNumbers(overdue.Tasks),
            withDeadline ? $"thời hạn {DayText.Deadline(overdue.Deadline)}" : null,
            overdue.Note,
        ];
        var known = string.Join("; ", facts.OfType<string>());
        return known.Length == 0 ? overdue.Unit.Name : $"{overdue.Unit.Name} - {known}";
    }

    private static void HowToDefer(LetterDraft draft, LetterContext context, UpcomingLists next)
    {
        var unit = Wording.Address(context.Office);
        draft.Say(next.MayDefer
            ? $"Nếu cần hoãn, đề nghị {unit} ghi nhận trước {DayText.Moment(next.At)}{(next.Link is null ? " (báo người quản trị phần mềm ghi nhận)" : "")}, nêu rõ lý do; khi đó danh sách được lùi một ngày làm việc. Mỗi danh sách chỉ hoãn một lần."
            : "Danh sách này đã được hoãn một lần nên không hoãn thêm.");
        if (next.MayDefer)
        {
            draft.Link("Ghi nhận hoãn và lý do", next.Link);
        }
    }

    private static string LeaderAnswer(LetterContext context) => Wording.Contact(context.Office) is null
        ? "Đồng chí có thể cho ý kiến chỉ đạo bằng cách trả lời thư này."
        : "Đồng chí có thể cho ý kiến chỉ đạo bằng cách trả lời thư này hoặc qua đầu mối dưới đây.";
}
