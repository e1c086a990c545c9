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
        var announced = next is null ? "" : $"; {UnlessDeferred(context, next)}{DayText.Moment(next.At)} danh sách này được báo cáo {Leaders(next.Lists)}";
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
            .Say(Wording.Capitalized($"{UnlessDeferred(context, next)}{DayText.Moment(next.At)} danh sách phòng, đơn vị chưa gửi báo cáo được báo cáo {Leaders(next.Lists)}. Trước khi gửi, danh sách được rà soát lại; đơn vị đã gửi báo cáo thì không còn trong danh sách."));
        foreach (var list in next.Lists)
        {
            draft.Say($"Danh sách báo cáo {Wording.Leader(list.Leader)}, tính đến {DayText.Moment(context.Now)}:");
            OverdueTable(draft, list.Units);
        }

        HowToDefer(draft, context, next);
        return draft.ToOffice($"Danh sách đơn vị chưa gửi báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, báo cáo lãnh đạo Sở lúc {DayText.Moment(next.At)}");
    }

    /// <summary>Tells a deputy director of the overdue units of the tasks that they direct, or of which they are in charge.</summary>
    public static Letter OverdueToDeputyDirector(LetterContext context, LeaderList list)
    {
        var count = $"{DayText.Count(list.Units.Count)} đơn vị chưa gửi báo cáo";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả").InPlaceOf(list.Leader)
            .Say($"{context.Office.Name} kính báo cáo: đến {DayText.Moment(context.Now)}, trong {Scope(list)} còn {count}{ThoughReminded(list.Units)}; kính đề nghị đồng chí quan tâm, chỉ đạo.");
        OverdueTable(draft, list.Units);
        return draft.Say(LeaderAnswer(context))
            .ToLeader(list.Leader, $"Kính báo cáo: còn {count} năm {context.Year} thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Tells the Director of all overdue units, after the deputy directors were told.</summary>
    /// <param name="units">Number of units that have to report, those who did included.</param>
    /// <param name="told">Who was told before in the places of the deputy directors.</param>
    public static Letter OverdueToDirector(LetterContext context, LeaderList list, int units, IReadOnlyList<LeaderReader> told)
    {
        var count = $"{DayText.Count(list.Units.Count)}/{DayText.Count(units)} phòng, đơn vị chưa gửi báo cáo";
        var before = told.Count == 0 ? "" : $"; danh sách đã được báo cáo {Wording.Leaders(told)}";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả").InPlaceOf(list.Leader)
            .Say($"{context.Office.Name} kính báo cáo: đến {DayText.Moment(context.Now)} còn {count}{ThoughReminded(list.Units)}{before}. Kính xin ý kiến chỉ đạo của đồng chí.");
        OverdueTable(draft, list.Units);
        return draft.Say(LeaderAnswer(context))
            .ToLeader(list.Leader, $"Kính báo cáo: còn {count} năm {context.Year} thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>
    /// One mail a leader a day: what else is due to the same reader follows in the same letter, each part with its own
    /// heading sentence; what all parts have in common at their beginning and end is said once.
    /// </summary>
    /// <param name="parts">At least one; the first gives the subject.</param>
    public static Letter Together(LetterContext context, Person reader, IReadOnlyList<Letter> parts)
    {
        var first = parts[0];
        if (parts.Count == 1)
            return first;
        var opening = first.Blocks[0];
        var closing = first.Blocks[^1];
        var bodies = parts.SelectMany(part => part.Blocks.Where(block => block != opening && block != closing));
        var salutation = parts.All(part => part.Salutation == first.Salutation)
            ? first.Salutation
            : new LetterDraft(context).ToLeader(new(reader), first.Subject).Salutation;
        return first with { Salutation = salutation, Blocks = [opening, .. bodies, closing] };
    }

    private static string UnlessDeferred(LetterContext context, UpcomingLists next) =>
        next.Deferrable.Count > 0 ? $"nếu {Wording.Address(context.Office)} không có ý kiến khác, " : "lúc ";


    private static string Leaders(IReadOnlyList<LeaderList> lists) =>
        Wording.Leaders(lists.Select(list => list.Leader)) + (lists.DistinctBy(list => list.Leader).Count() > 1 ? ", theo nhiệm vụ chỉ đạo, đơn vị phụ trách" : "");

    private static string Scope(LeaderList list)
    {
        var who = list.Leader.InsteadOf is { } absent ? Wording.Comrade(absent) : "đồng chí";
        var tasks = $"các nhiệm vụ {who} chỉ đạo";
        var inCharge = $"các đơn vị {who} phụ trách";
        return (list.Units.Any(unit => unit.Tasks.Count > 0), list.Units.Any(unit => unit.Tasks.Count == 0)) switch
        {
            (true, true) => $"{tasks} và {inCharge}",
            (true, false) => tasks,
            _ => inCharge,
        };
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
        foreach (var asks in overdue)
            draft.Answer($"{asks.Unit.Name} {asks.Note}: xem và quyết định ngay, không cần đăng nhập", asks.Answer);
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
        var isOnly = next.Deferred.Count == 0 || next.Deferrable.Count == 0;
        if (next.Deferrable.Count > 0)
        {
            var which = isOnly ? "" : $" danh sách báo cáo {Leaders(next.Deferrable)}";
            draft.Say($"Nếu cần hoãn{which}, đề nghị {unit} ghi nhận trước {DayText.Moment(next.At)}{(next.Link is null ? " (báo người quản trị phần mềm ghi nhận)" : "")}, nêu rõ lý do; khi đó danh sách được lùi một ngày làm việc. Mỗi danh sách chỉ hoãn một lần.")
                .Link("Ghi nhận hoãn và lý do", next.Link);
        }

        if (next.Deferred.Count > 0)
            draft.Say($"{(isOnly ? "Danh sách này" : $"Danh sách báo cáo {Leaders(next.Deferred)}")} đã được hoãn một lần nên không hoãn thêm.");
    }

    private static string LeaderAnswer(LetterContext context) => Wording.Contact(context.Office) is null
        ? "Đồng chí có thể cho ý kiến chỉ đạo bằng cách trả lời thư này."
        : "Đồng chí có thể cho ý kiến chỉ đạo bằng cách trả lời thư này hoặc qua đầu mối dưới đây.";
}
