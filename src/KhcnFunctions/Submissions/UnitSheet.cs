using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions;

/// <summary>What a unit sees of its report in one cycle, as things stand now.</summary>
/// <param name="WorkingDaysLeft">Up to the last day, today counted where it is worked.</param>
/// <param name="Received">All versions, the latest first.</param>
/// <param name="Successor">Who has taken the unit's duties over; null while nobody has.</param>
/// <param name="IsApproved">The consolidated report is signed or sent: what comes now is a supplement.</param>
/// <param name="ApiAddress">Where the unit's own software sends its report.</param>
public sealed record UnitSheet(
    LetterContext Context, Duty Duty, CycleUnit Standing, int WorkingDaysLeft, bool TodayIsWorked,
    IReadOnlyList<ReceivedFacts> Received, Unit? Successor, bool IsApproved, string ApiAddress)
{
    /// <summary>'Phòng', 'Trung tâm', 'Chi cục' or 'Đơn vị'.</summary>
    public string Address => Wording.Address(Duty.Unit);

    public Unit Office => Context.Office;

    public bool IsOffice => Office.Id == Duty.Unit.Id;

    /// <summary>For whom the page's forms are made; see <see cref="Web.FormMark"/>.</summary>
    public required string Mark { get; init; }

    /// <summary>Where the report is written; HCTH enters what came on paper elsewhere.</summary>
    public DraftPaths Paths { get; init; } = DraftPaths.OfUnit;

    /// <summary>The page was opened by the head's own link.</summary>
    public bool IsHead { get; init; }

    /// <summary>What the head answered on versions.</summary>
    internal IReadOnlyList<HeadAnswer> Answers { get; init; } = [];

    /// <summary>What the head asks to complete, while nothing came since; null where nothing is asked.</summary>
    internal HeadAnswer? Returned => Standing.Awaiting is null && AnswerOn(Standing.LastVersion) is { Approved: false } answer ? answer : null;

    /// <summary>What comes by this link waits for the head.</summary>
    public bool AwaitsApproval => Duty.Unit.HeadAnswers && !IsHead;

    /// <summary>Whether the unit may still say that it sent by another way.</summary>
    public bool MayReportElsewhere => Standing is { Status: UnitStatus.Open, Paused: false, Awaiting: null } && !IsOffice;

    /// <summary>The address to which a form of the page is sent.</summary>
    public string ActionOf(string path) => Web.FormMark.AddTo(path, Mark);

    internal HeadAnswer? AnswerOn(int version) => Answers.FirstOrDefault(answer => answer.Version == version);

    /// <summary>What HCTH asks to complete; null where nothing is asked, or the unit has sent again since.</summary>
    public AskCompletion? Asked { get; init; }

    /// <summary>HCTH has read what the unit stands by and asks for nothing more; null while it has not said so.</summary>
    public Accept? Accepted { get; init; }

    /// <summary>The later day that the unit asked for, while no leader has decided; null where it asks for none.</summary>
    public AskExtension? AskedExtension { get; init; }

    /// <summary>Whether the unit may ask for a later day now.</summary>
    public bool MayAskExtension => Standing is { Status: UnitStatus.Open, Awaiting: null } && AskedExtension is null;

    /// <summary>Whether sending is still asked for or possible.</summary>
    public bool MaySend => Standing.Status is UnitStatus.Open or UnitStatus.Reported;

    public bool HasPassed => Today > Duty.Deadline.LastDay || Context.Now >= Duty.Deadline.OnTimeBefore;

    /// <summary>How much time is left, in words; null once the deadline has passed.</summary>
    public string? TimeLeft => this switch
    {
        { HasPassed: true } => null,
        _ when Today == Duty.Deadline.LastDay => $"Hôm nay, {DayText.Weekday(Today)} ngày {DayText.Date(Today)}, là ngày cuối gửi báo cáo đúng hạn.",
        { TodayIsWorked: true } => $"Còn {DayText.Count(WorkingDaysLeft)} ngày làm việc, tính cả hôm nay.",
        _ => $"Còn {DayText.Count(WorkingDaysLeft)} ngày làm việc.",
    };

    /// <summary>How the report was judged, by its first sending: đúng hạn, gửi trong ngày …, gửi chậm.</summary>
    public string? Judged => Standing.Timeliness switch
    {
        null => null,
        Timeliness.OnTime => "đúng hạn",
        Timeliness.OnTheDay => $"gửi trong ngày {DayText.Date(VietnamTime.Day(Standing.FirstReceivedAt!.Value))}",
        _ => "gửi chậm",
    };

    private DateOnly Today => VietnamTime.Day(Context.Now);
}

/// <summary>Addresses of the pages where a report is written.</summary>
/// <param name="Form">Of the form.</param>
/// <param name="Files">Of the files that go with it; each lies below.</param>
public sealed record DraftPaths(string Form, string Files)
{
    public static DraftPaths OfUnit { get; } = new(UnitPages.Home + "/soan", UnitPages.Home + "/tep");
}
