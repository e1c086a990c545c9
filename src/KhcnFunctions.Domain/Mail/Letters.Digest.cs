using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Leaders;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    private const int MostNamed = 5;

    /// <summary>Tells a leader, once a week, how the reports on their tasks come in.</summary>
    /// <param name="deadline">The plan's own.</param>
    /// <param name="waiting">What of the report waits for the reader, as a sentence; null where nothing does.</param>
    /// <param name="answer">The reader's own link to answer it; null where there is none.</param>
    /// <param name="link">The leader's page at the desk; null where there is none.</param>
    public static Letter Digest(
        LetterContext context, LeaderReader leader, IReadOnlyList<DigestTask> tasks, Deadline deadline, DateOnly dispatchOn, string? waiting, string? answer, string? link)
    {
        var isDirector = leader.InOffice.Role is Plans.LeaderRole.Director;
        var units = tasks.SelectMany(task => task.Leads.Concat(task.Supports)).Select(line => line.Standing).DistinctBy(unit => unit.Unit).ToList();
        var due = units.Where(unit => unit.Status is not UnitStatus.Exempt).ToList();
        var sent = $"{DayText.Count(due.Count(unit => unit.Status is UnitStatus.Reported))}/{DayText.Count(due.Count)} phòng, đơn vị đã gửi báo cáo";
        var who = leader.InsteadOf is { } absent ? Wording.Comrade(absent) : "đồng chí";
        var scope = isDirector ? "các nhiệm vụ của Kế hoạch" : $"các nhiệm vụ {who} chỉ đạo";
        var draft = new LetterDraft(context).About("báo cáo, đánh giá kết quả").InPlaceOf(leader)
            .Say($"{context.Office.Name} kính báo cáo tình hình trong tuần: đến {DayText.Moment(context.Now)}, trong {scope}, {sent}. Thời hạn gửi báo cáo: {DayText.Deadline(deadline)}; ngày gửi Báo cáo: {Day(dispatchOn)}.")
            .Table(["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"], tasks.Select(task => (IReadOnlyList<string>)
            [
                FormattableString.Invariant($"{task.Task.Number}"),
                task.Task.Title + (isDirector && task.DirectedBy is { } by ? $" ({Wording.Comrade(by)} chỉ đạo)" : ""),
                string.Join("; ", task.Leads.Select(line => $"{line.Unit.Name}: {UnitStandingWords.Of(line.Standing)}")),
                Supporters(task.Supports),
            ]))
            .Say(waiting)
            .Answer("Xem và trả lời ngay, không cần đăng nhập", answer)
            .Link("Từng nhiệm vụ, từng đơn vị (đăng nhập bằng thư điện tử công vụ)", link);
        return draft.Say(LeaderAnswer(context))
            .ToLeader(leader, $"Kính báo cáo tình hình trong tuần: {sent} năm {context.Year} thực hiện {Citation.Number(context.Plan)}, đến ngày {DayText.Date(context.Today)}");
    }

    // Of many the number is enough; who is missing is named.
    private static string Supporters(IReadOnlyList<(Plans.Unit Unit, CycleUnit Standing)> lines)
    {
        var due = lines.Where(line => line.Standing.Status is not UnitStatus.Exempt).ToList();
        if (due.Count == 0)
            return "không có";
        var missing = due.Where(line => line.Standing.Status is UnitStatus.Open).Select(line => line.Unit.Name).ToList();
        var more = missing.Count > MostNamed ? $" và {DayText.Count(missing.Count - MostNamed)} đơn vị khác" : "";
        return $"đã gửi {DayText.Count(due.Count - missing.Count)}/{DayText.Count(due.Count)}" + (missing.Count == 0 ? "" : $"; chưa gửi: {string.Join(", ", missing.Take(MostNamed))}{more}");
    }
}
