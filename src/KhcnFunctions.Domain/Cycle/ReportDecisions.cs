using System.Text.Json.Serialization;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Cycle;

/// <summary>Trình: a chuyên viên of HCTH submits the draft for the check of the Trưởng phòng.</summary>
public sealed record SubmitDraft(int Draft) : Decision
{
    public override string Subject => ReportDecision.Of(Draft);
}

/// <summary>HCTH takes the draft that was compiled beside the one it works on.</summary>
public sealed record TakeDraft(int Draft) : Decision
{
    public override string Subject => ReportDecision.Of(Draft);
}

/// <summary>The Trưởng phòng HCTH has checked the draft; who drafted can't. <see cref="Decision.Reason"/> holds the remarks.</summary>
public sealed record CheckDraft(int Draft, CheckVerdict Verdict) : Decision
{
    [JsonIgnore]
    public bool Passed => Verdict is CheckVerdict.Passed;

    public override string Subject => ReportDecision.Of(Draft);
}

public enum CheckVerdict
{
    Passed,

    /// <summary>It goes back to who submitted it.</summary>
    Returned,
}

/// <summary>Ý kiến of a leader on the draft, in the words of <see cref="Decision.Reason"/>. A later one of the same leader takes precedence.</summary>
public sealed record Opine(int Draft, Stance Stance) : Decision;

public enum Stance
{
    Agrees,

    /// <summary>Wishes changes.</summary>
    Remarks,
}

/// <summary>
/// The draft is approved by who signs it. On paper the number comes after the signature: with số, ký hiệu and day of
/// signing it waits for the signed copy alone, without them until they are <see cref="Numbered"/> too.
/// </summary>
public sealed record Approve(int Draft, string? Number, DateOnly? SignedOn) : Decision
{
    /// <summary>2 and more where an approval of the same draft was voided before.</summary>
    public int Attempt { get; init; } = 1;

    public override string Subject => ReportDecision.Of(Draft, Attempt);
}

/// <summary>Before the report goes out: the approval is void, and what came since may be compiled.</summary>
public sealed record Reopen(int Draft) : Decision
{
    /// <summary>Of the approval that it voids.</summary>
    public int Attempt { get; init; } = 1;

    public override string Subject => ReportDecision.Of(Draft, Attempt);
}

/// <summary>Văn thư gave the approved report its số, ký hiệu and day. Until the report goes out a later one takes precedence.</summary>
/// <param name="Number">Such as 12/BC-SKHCN.</param>
public sealed record Numbered(string Number, DateOnly SignedOn) : Decision;

/// <summary>The signed paper as a PDF: digitally signed, or scanned. Until the report goes out a later one takes precedence.</summary>
/// <param name="File">The PDF.</param>
/// <param name="ApprovedSha256">Of the approved draft's .docx, lower-case hex: the content that was signed.</param>
/// <param name="ChangedAtSigning">'Có sửa khi ký'; <see cref="Decision.Reason"/> says what.</param>
/// <param name="Signatures">What was found, line by line, in Vietnamese; empty for a scan.</param>
public sealed record SignedCopyReceived(int Draft, DecisionFile File, string ApprovedSha256, bool ChangedAtSigning, string Signatures) : Decision;

/// <summary>The approved draft went out. Recorded by the cycle itself.</summary>
public sealed record Dispatched(int Draft) : Decision
{
    /// <summary>1 for the report, 2 and more for what supplements or replaces it.</summary>
    public int Document { get; init; } = 1;

    public override string Subject => Document == 1 ? "report" : FormattableString.Invariant($"report-{Document}");
}

/// <summary>Văn thư notes 'đã phát hành' towards a recipient that gets official documents by another way than mail.</summary>
/// <param name="Recipient">Id of the recipient, or <see cref="Website"/>.</param>
/// <param name="Through">By which way, such as Hệ thống quản lý văn bản và điều hành.</param>
/// <param name="On">The day of issue.</param>
public sealed record Issued(int Document, string Recipient, string Through, DateOnly On) : Decision
{
    /// <summary>Stands for the department's website, where the report is to be published.</summary>
    public const string Website = "trang-ttdt";

    public override string Subject => FormattableString.Invariant($"{Document}.{Recipient}");
}

/// <summary>'Đã nhận': a recipient confirmed that the document arrived.</summary>
public sealed record Acknowledged(int Document, string Recipient, DateOnly On) : Decision
{
    public override string Subject => FormattableString.Invariant($"{Document}.{Recipient}");
}

/// <summary>After the report went out HCTH begins another document, with a number of its own. It goes through the same steps.</summary>
/// <param name="Document">2 for the first after the report.</param>
/// <param name="Units">Ids of the units of a supplement, separated by blanks; empty for a replacement.</param>
public sealed record BeginEdition(int Document, EditionKind Edition, string Units) : Decision
{
    public override string Subject => FormattableString.Invariant($"{Document}");
}

/// <summary>The department's own mức độ of a task, in place of the lead unit's. A later one takes precedence.</summary>
public sealed record Assess(string Task, CompletionLevel Level) : Decision;

/// <summary>A check or request on a task on any day of the year (theo dõi, kiểm tra, đôn đốc), in the words of <see cref="Decision.Reason"/>.</summary>
public sealed record NoteTask(string Task) : Decision;

file static class ReportDecision
{
    public static string Of(int draft, int attempt = 1) => FormattableString.Invariant($"{draft:0000}") + (attempt == 1 ? "" : FormattableString.Invariant($".{attempt}"));
}
