using System.Text.Json.Serialization;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk;

/// <summary>What can be done about a mail that waits.</summary>
public enum MailActKind
{
    /// <summary>It is a report of a unit.</summary>
    Record,

    /// <summary>It goes into a unit's draft.</summary>
    Draft,

    /// <summary>The sender is told how to send.</summary>
    Guide,

    /// <summary>It is kept, and out of the list.</summary>
    Ignore,

    /// <summary>It waits again, after it was ignored or its sender only told how to send.</summary>
    TakeBack,

    /// <summary>What was cut off is done to its end.</summary>
    Finish,
}

/// <summary>What somebody of HCTH does about a mail that waits.</summary>
/// <param name="Id">Of the operation: sent again it is the same act.</param>
/// <param name="DecidedBy">Id of a member of the staff.</param>
/// <param name="Reason">Why; not asked for where a cut-off act is finished.</param>
/// <param name="Unit">Whose report or draft it becomes; of these alone.</param>
/// <param name="IsSigned">What was sent bears the head's signature: it needs no approval.</param>
/// <param name="DraftIfUnread">Where no task's answer can be told, it goes into the draft instead.</param>
/// <param name="Message">For the sender, beside the guidance.</param>
public sealed record MailAct(
    string Id, MailActKind Kind, string DecidedBy, string? Reason = null, string? Unit = null, [property: JsonPropertyName("signed")] bool IsSigned = false, bool DraftIfUnread = false, string? Message = null);

/// <summary>How a part of the report is changed.</summary>
public enum PartChangeKind
{
    /// <summary>HCTH's own text stands in its place.</summary>
    Edit,

    /// <summary>The compiled text stands again.</summary>
    UseCompiled,
}

/// <summary>A change of one part of the report; what comes of it is a new draft.</summary>
/// <param name="Id">Of the operation: sent again it is the same draft.</param>
/// <param name="Draft">Number of the draft that was seen.</param>
/// <param name="DecidedBy">Id of a member of the staff.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">The whole text of the part; of an edit alone.</param>
public sealed record PartChange(string Id, PartChangeKind Kind, int Draft, string DecidedBy, string Reason, string? Text = null);

/// <summary>Who is to sign the report; what comes of it is a new draft.</summary>
/// <param name="Id">Of the operation: sent again it is the same draft.</param>
/// <param name="Draft">Number of the draft that was seen.</param>
/// <param name="DecidedBy">Id of a member of the staff.</param>
/// <param name="Signer">Id of the leader.</param>
public sealed record SignerChange(string Id, int Draft, string DecidedBy, string Signer, string? Reason = null);

/// <summary>A report that came on paper, by iOffice, Zalo or phone, as HCTH enters it.</summary>
/// <param name="Id">Of the operation: sent again it is the same version.</param>
/// <param name="EnteredBy">Id of a member of the staff.</param>
/// <param name="Channel">paper, documentSystem, zalo, phone.</param>
/// <param name="ReceivedAt">When it came, with its offset: by this it is judged.</param>
/// <param name="From">Who handed it in.</param>
/// <param name="Report">As the unit would send it itself.</param>
/// <param name="IsSigned">It bears the head's signature: it needs no approval.</param>
public sealed record EnteredAct(
    string Id, string EnteredBy, SubmissionChannel Channel, DateTimeOffset ReceivedAt, string From, Report Report, [property: JsonPropertyName("signed")] bool IsSigned = false);
