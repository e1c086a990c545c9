using System.Text.Json.Serialization;

namespace KhcnFunctions.Mail;

public enum NoticeKind
{
    Request,
    Reminder,
    LastReminder,
    OverdueToOffice,
    Announcement,
    OverdueToDeputyDirector,
    OverdueToDirector,
    Receipt,
    ApprovalRequest,

    /// <summary>To the Trưởng phòng HCTH: a draft was submitted for the check.</summary>
    CheckRequested,

    /// <summary>To who submitted it: the Trưởng phòng HCTH sent the draft back.</summary>
    DraftReturned,

    /// <summary>To a deputy director who directs a task: the checked draft, for an opinion.</summary>
    OpinionRequested,

    /// <summary>To who signs: the checked draft.</summary>
    SignatureRequested,

    /// <summary>To HCTH: a leader gave an opinion on the draft.</summary>
    OpinionGiven,

    /// <summary>To văn thư: the report is approved; số, ngày and the signed copy are to come.</summary>
    NumberRequested,

    /// <summary>To văn thư: the package for the recipients that do not get the document by mail.</summary>
    IssueRequested,

    /// <summary>To văn thư: what was not noted as issued yet.</summary>
    IssueAwaited,
    ApprovalReminder,
    ApprovalOverdue,

    /// <summary>The report is approved and waits for số and ngày; to HCTH.</summary>
    NumberAwaited,
    Dispatch,
    Supplement,
    DeadlineExtended,
    Exempted,
    DutyTransferred,
    LinkReissued,

    /// <summary>The mails that were refused for good; to HCTH.</summary>
    RefusedMails,

    /// <summary>To the unit: what came waits for its head.</summary>
    AwaitingHead,

    /// <summary>To the head: a report waits for approval.</summary>
    HeadApproval,

    /// <summary>To the unit: its head asks to complete what was sent.</summary>
    HeadReturned,

    /// <summary>To the unit: HCTH asks to complete what was received.</summary>
    CompletionAsked,

    /// <summary>To the unit, or its head where only the approval is missing: reminded by HCTH beside the ladder.</summary>
    Urged,

    /// <summary>To HCTH: a unit asks for a later day, on which a leader has to decide.</summary>
    ExtensionAsked,

    /// <summary>To the unit: a leader does not agree to a later day.</summary>
    ExtensionRefused,

    /// <summary>To the unit: a decision of which it was told no longer counts.</summary>
    DecisionWithdrawn,

    /// <summary>To HCTH: a unit says that it sent by another way, and is not reminded until HCTH settles it.</summary>
    ReportedElsewhere,

    /// <summary>To HCTH: a mail that can't be taken for a report waits in the quarantine.</summary>
    MailQuarantined,

    /// <summary>To the unit: its mail was not taken for a report, and how it is sent.</summary>
    MailGuidance,

    /// <summary>To a unit or its head: the present link, asked for on the page 'Gửi liên kết mới'.</summary>
    LinkRequested,

    /// <summary>To a leader: once a week, how the reports on their tasks come in.</summary>
    Digest,
    /// <summary>To a unit: its difficulty was received.</summary>
    DifficultyReceived,

    /// <summary>To HCTH: a difficulty was raised, or something was done about it by others.</summary>
    DifficultyNews,

    /// <summary>To HCTH: a difficulty is to be forwarded today.</summary>
    DifficultyForwardDue,

    /// <summary>To the Director: a difficulty is laid before them.</summary>
    DifficultySubmitted,

    /// <summary>To the directing deputy director: the opinion on a difficulty is asked for.</summary>
    DifficultyOpinion,

    /// <summary>To the Director or the deputy: a difficulty still waits.</summary>
    DifficultyReminder,

    /// <summary>To a unit: its difficulty is answered, or the plan was amended because of it.</summary>
    DifficultyAnswered,
}

/// <summary>To whom a notice goes: a role or register entry, never an address; that is looked up when it is sent.</summary>
/// <param name="Id">Empty for the office and the report line.</param>
public sealed record Holder(HolderKind Kind, string Id)
{
    public static readonly Holder Office = new(HolderKind.Office, "");

    /// <summary>'UBND tỉnh (qua …)': the addressee and the agency that it goes through, in one mail.</summary>
    public static readonly Holder ReportLine = new(HolderKind.ReportLine, "");

    public static Holder Unit(string id) => new(HolderKind.Unit, id);

    /// <summary>The head of a unit.</summary>
    public static Holder Head(string unit) => new(HolderKind.Head, unit);

    /// <summary>The Trưởng phòng HCTH, or whoever checks drafts.</summary>
    public static readonly Holder OfficeHead = new(HolderKind.OfficeHead, "");

    /// <summary>Văn thư.</summary>
    public static readonly Holder RecordsClerk = new(HolderKind.RecordsClerk, "");

    /// <summary>A member of the staff.</summary>
    public static Holder Staff(string id) => new(HolderKind.Staff, id);

    public static Holder Person(string id) => new(HolderKind.Person, id);

    public static Holder Recipient(string id) => new(HolderKind.Recipient, id);

    /// <summary>Such as unit.p-qlkh, person.gd, office.</summary>
    public override string ToString()
    {
        var word = char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..];
        return Id.Length == 0 ? word : word + "." + Id;
    }
}

public enum HolderKind
{
    Unit,
    Person,
    Office,
    Recipient,
    ReportLine,
    Head,
    OfficeHead,
    RecordsClerk,
    Staff,
}

/// <summary>
/// A mail that was decided: to whom, of which kind, on which occasion. The three together are its key, so that what
/// was decided once is never decided again, whoever decides.
/// </summary>
/// <param name="Occasion">Due day and rung, submission version, draft, decision, or round day of a list; never the day of sending.</param>
public sealed record Notice(NoticeKind Kind, Holder To, string Occasion)
{
    /// <summary>Unit that it is about, or to whom it goes.</summary>
    public string? Unit { get; init; }

    /// <summary>Rung of the ladder, for requests, reminders and lists.</summary>
    public string? Rung { get; init; }

    /// <summary>Last day that the rung counts from; after an extension the earlier one is no longer true.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Day of the round that decided a list, or for which a list is announced.</summary>
    public DateOnly? ListDay { get; init; }

    /// <summary>Units of a list.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>HCTH gets it too: it went up a rung because the holder of one can't be reached.</summary>
    public bool CopyToOffice { get; init; }

    /// <summary>Number of units that have to report, for lists.</summary>
    public int? Total { get; init; }

    public int? Version { get; init; }

    /// <summary>What was received, for receipts and supplements: a later version has a receipt of its own.</summary>
    public ReceivedFacts? Received { get; init; }

    public int? Draft { get; init; }

    public string? Decision { get; init; }

    /// <summary>Number of the difficulty that it is about.</summary>
    public int? Difficulty { get; init; }

    /// <summary>Keys of the mails that a list of refused mails tells of.</summary>
    public IReadOnlyList<string> Mails { get; init; } = [];

    /// <summary>What the head asks to complete, in the head's words.</summary>
    public string? Remarks { get; init; }

    /// <summary>Units whose present state the letter depends on.</summary>
    [JsonIgnore]
    public IEnumerable<string> ConcernedUnits =>
        Units.Concat(Unit is null ? [] : [Unit]).Concat(To.Kind is HolderKind.Unit or HolderKind.Head ? [To.Id] : []);

    /// <summary>Such as <c>unit.p-qlkh|reminder|2026-12-09.reminder-5</c>; unique in its cycle.</summary>
    [JsonIgnore]
    public string Key => $"{To}|{char.ToLowerInvariant(Kind.ToString()[0])}{Kind.ToString()[1..]}|{Occasion}";
}
