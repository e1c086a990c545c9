using System.Text.Json.Serialization;

namespace KhcnFunctions.Cycle;

/// <summary>
/// A decision that the cycle obeys. Leaders decide, HCTH records: who decided, on which day, in which form and why.
/// Decisions are never changed; a later one takes precedence, and some can be withdrawn by another (<see cref="Withdraw"/>).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Extend), "extend")]
[JsonDerivedType(typeof(Exempt), "exempt")]
[JsonDerivedType(typeof(ReportedElsewhere), "reportedElsewhere")]
[JsonDerivedType(typeof(SettleElsewhere), "settleElsewhere")]
[JsonDerivedType(typeof(ConfirmLate), "confirmLate")]
[JsonDerivedType(typeof(Hold), "hold")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(DeferList), "deferList")]
[JsonDerivedType(typeof(DeferReminder), "deferReminder")]
[JsonDerivedType(typeof(StandIn), "standIn")]
[JsonDerivedType(typeof(Succeed), "succeed")]
[JsonDerivedType(typeof(CorrectAddress), "correctAddress")]
[JsonDerivedType(typeof(ReissueLink), "reissueLink")]
[JsonDerivedType(typeof(AskCompletion), "askCompletion")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(AskExtension), "askExtension")]
[JsonDerivedType(typeof(RefuseExtension), "refuseExtension")]
[JsonDerivedType(typeof(RemindNow), "remindNow")]
[JsonDerivedType(typeof(CallNoted), "callNoted")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
[JsonDerivedType(typeof(Assess), "assess")]
[JsonDerivedType(typeof(NoteTask), "noteTask")]
[JsonDerivedType(typeof(SubmitDraft), "submitDraft")]
[JsonDerivedType(typeof(TakeDraft), "takeDraft")]
[JsonDerivedType(typeof(CheckDraft), "checkDraft")]
[JsonDerivedType(typeof(Opine), "opine")]
[JsonDerivedType(typeof(Approve), "approve")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(Numbered), "numbered")]
[JsonDerivedType(typeof(SignedCopyReceived), "signedCopy")]
[JsonDerivedType(typeof(Dispatched), "dispatched")]
[JsonDerivedType(typeof(Issued), "issued")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(BeginEdition), "beginEdition")]
[JsonDerivedType(typeof(CloseYear), "closeYear")]
public abstract record Decision
{
    /// <summary>Operation id chosen by the sender: the same id again is the same decision.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Id of the leader who decided, or of the unit HCTH where it decides itself.</summary>
    public string DecidedBy { get; init; } = "";

    public DateOnly DecidedOn { get; init; }

    /// <summary>In which form: văn bản, điện thoại, trực tiếp.</summary>
    public string Form { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Id of who recorded what somebody else decided; null where the one who decided did it, or a program.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>A photo or scan of the decision on paper; null where there is none.</summary>
    public DecisionFile? Evidence { get; init; }

    /// <summary>
    /// What the decision is about. Where only one decision of its kind may exist for a subject, it names that subject,
    /// so that of two clerks the second finds the first one's row; else it is the operation id.
    /// </summary>
    [JsonIgnore]
    public virtual string Subject => Id;
}

/// <summary>Gia hạn: the unit's last day becomes <paramref name="LastDay"/>, inclusive. Any number of times.</summary>
public sealed record Extend(string Unit, DateOnly LastDay) : Decision;

/// <summary>Miễn báo cáo for this period.</summary>
public sealed record Exempt(string Unit) : Decision
{
    /// <summary>2 and more where an earlier one for the unit was withdrawn.</summary>
    public int Attempt { get; init; } = 1;

    public override string Subject => Attempt == 1 ? Unit : FormattableString.Invariant($"{Unit}.{Attempt}");
}

/// <summary>'Đã gửi qua kênh khác': the unit's ladder pauses until HCTH settles it.</summary>
public sealed record ReportedElsewhere(string Unit) : Decision;

/// <summary>HCTH looked: nothing came by another way, the ladder goes on.</summary>
public sealed record SettleElsewhere(string Unit) : Decision;

/// <summary>HCTH confirms that what came on the day itself ('gửi trong ngày') counts as gửi chậm.</summary>
public sealed record ConfirmLate(string Unit) : Decision
{
    /// <summary>2 and more where an earlier one for the unit was withdrawn.</summary>
    public int Attempt { get; init; } = 1;

    public override string Subject => Attempt == 1 ? Unit : FormattableString.Invariant($"{Unit}.{Attempt}");
}

public enum HoldScope
{
    /// <summary>What the rounds ask for and report.</summary>
    Reminders,

    /// <summary>The report's way out.</summary>
    Dispatch,

    /// <summary>Both. Receipts and decisions are told all the same.</summary>
    All,

    /// <summary>Every mail of the cycle but sign-in links: after a restore, or when nothing may leave at all.</summary>
    Everything,
}

/// <summary>Tạm dừng gửi.</summary>
public sealed record Hold(HoldScope Scope) : Decision;

/// <summary>Ends every hold.</summary>
public sealed record Release : Decision;

/// <summary>The list due to a leader on <paramref name="ListDay"/> goes one working day later; once a list.</summary>
public sealed record DeferList(string Rung, DateOnly ListDay) : Decision
{
    public override string Subject => FormattableString.Invariant($"{Rung}.{ListDay:yyyy-MM-dd}");
}

/// <summary>A leader is away; mail goes to the stand-in from the first to the last day, both included.</summary>
public sealed record StandIn(string Person, string By, DateOnly From, DateOnly To) : Decision;

/// <summary>From a day on, a unit's open duties pass to its successor.</summary>
public sealed record Succeed(string Unit, string Successor, DateOnly From) : Decision
{
    /// <summary>The successor's entry of the register, where the cycle's plan was fixed before it had one; null else.</summary>
    public Plans.Unit? Entry { get; init; }
}

/// <summary>A corrected address of a unit, leader or recipient of the register, or of a unit's head (<c>head.{unit}</c>).</summary>
public sealed record CorrectAddress(string Holder, string Email) : Decision;

/// <summary>Đề nghị hoàn thiện: HCTH has read the report and asks the unit to complete it; the first sending stays as it was judged.</summary>
/// <param name="Remarks">What is to be completed.</param>
/// <param name="By">The day by which it is asked for, inclusive.</param>
public sealed record AskCompletion(string Unit, string Remarks, DateOnly By) : Decision;

/// <summary>The unit's earlier links end; a new one is mailed.</summary>
public sealed record ReissueLink(string Unit) : Decision;

/// <param name="Name">As it was uploaded.</param>
/// <param name="Blob">Blob name.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record DecisionFile(string Name, string Blob, string Sha256, long Size);
