using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Units;

/// <summary>A version of a unit's report, in a line.</summary>
/// <param name="Stands">It is what the unit stands by.</param>
/// <param name="Answer">What the head said of it, or that it waits; null where nothing is to be said.</param>
public sealed record VersionLine(int Version, DateTimeOffset At, string ReceiptId, SubmissionChannel Channel, bool Stands, string? Answer);

/// <summary>Where one unit stands, for its page at the desk.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Unit">With the addresses that hold now.</param>
/// <param name="WorkingDays">Left up to the last day, today counted; late since then where negative.</param>
/// <param name="Versions">The latest first.</param>
/// <param name="Mails">The latest first.</param>
public sealed record UnitDeskSheet(
    LetterContext Context, string Period, DeskUser User, Unit Unit, CycleUnit Standing, int WorkingDays, CycleDecisions Decisions,
    IReadOnlyList<VersionLine> Versions, IReadOnlyList<UnitMail> Mails, StepForms Forms)
{
    public string Id => Standing.Unit;

    public bool May(DeskRight right) => User.May(right);

    public string NameOf(string id) => DeskNames.Of(Context.Plan, id);

    public AskExtension? AskedExtension => Decisions.AskedExtensions.GetValueOrDefault(Id);

    public AskCompletion? AskedCompletion => Decisions.OpenCompletion(Standing);

    public Accept? Acceptance => Decisions.Acceptance(Standing);

    /// <summary>Tasks that the unit leads or supports, in the plan's order.</summary>
    public IEnumerable<(PlanTask Task, bool Leads)> Tasks => Context.Plan.Tasks.OrderBy(task => task.Number)
        .Where(task => Standing.Leads.Contains(task.Id) || Standing.Supports.Contains(task.Id))
        .Select(task => (task, Standing.Leads.Contains(task.Id)));

    /// <summary>Everything that was decided about the unit, in order, with what was withdrawn.</summary>
    public IEnumerable<Decision> Decided => Decisions.All.Where(decision =>
        decision is not Withdraw && (Decisions.UnitOf(decision) == Id || (decision is Succeed succeed && (succeed.Unit == Id || succeed.Successor == Id))));

    /// <summary>Where it stands, in a sentence.</summary>
    public string State => Standing switch
    {
        { Status: UnitStatus.Exempt } => "Được miễn báo cáo.",
        { Status: UnitStatus.Transferred } => "Nhiệm vụ báo cáo đã chuyển sang đơn vị kế thừa.",
        { Status: UnitStatus.Reported } => $"Đã gửi: {Judged}.",
        { AwaitsHead: true } => $"Đã gửi lúc {DayText.Moment(Standing.Awaiting!.ReceivedAt)}, chờ Trưởng đơn vị duyệt.",
        { Paused: true } => "Đã báo gửi qua kênh khác; đang tạm dừng nhắc, chờ kiểm tra.",
        _ when IsOverdue => "Chưa gửi; đã quá thời hạn.",
        _ => $"Chưa gửi; còn {DayText.Count(WorkingDays)} ngày làm việc.",
    };

    public bool IsOverdue => Standing is { Status: UnitStatus.Open, Awaiting: null, Paused: false } && (Today > Standing.Deadline.LastDay || Context.Now >= Standing.Deadline.OnTimeBefore);

    public DateOnly Today => VietnamTime.Day(Context.Now);

    /// <summary>The leaders in office.</summary>
    public IReadOnlyList<Person> Leaders => [.. Context.Plan.Register.People.Where(person => person.IsValidOn(Today))];

    private string Judged => Standing.Timeliness switch
    {
        Timeliness.OnTime => "đúng hạn",
        Timeliness.OnTheDay => $"gửi trong ngày {DayText.Date(VietnamTime.Day(Standing.FirstReceivedAt!.Value))}",
        _ => "gửi chậm",
    };
}
