using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Quarantined;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Api;

/// <summary>How far a mail that waits is dealt with.</summary>
public enum MailProgress
{
    Waiting,

    /// <summary>Taken up, and cut off or still under way.</summary>
    UnderWay,
    Done,
}

/// <summary>A mail that could not be taken for a report.</summary>
/// <param name="Reason">Why it waits.</param>
/// <param name="Why">The same in words.</param>
/// <param name="Sender">As the mail says; null where it says none.</param>
/// <param name="Unit">Whose token or registered address it has; null where nobody's.</param>
/// <param name="Act">What is done about it; null while it waits.</param>
public sealed record WaitingMail(
    string Id, DateTimeOffset ReceivedAt, QuarantineReason Reason, string Why, string? Sender, string? Subject, string? Unit, MailProgress State, WaitingMailAct? Act)
{
    internal static WaitingMail Of(CycleView view, QuarantinedMail mail) => new(
        mail.Identity, mail.ReceivedAt.ToOffset(VietnamTime.Offset), mail.Reason, Quarantine.Words(mail.Reason), mail.Sender is { } sender ? CleanText.Of(sender) : null,
        mail.Subject is { } subject ? CleanText.Of(subject) : null, mail.Unit ?? QuarantineDesk.SenderOf(view.Plan, mail)?.Unit.Id,
        (mail.Act, mail.IsDone) switch { (null, _) => MailProgress.Waiting, (_, false) => MailProgress.UnderWay, _ => MailProgress.Done },
        mail.Act is { } act ? new(QuarantineDesk.KindOf(act), act.By, act.At.ToOffset(VietnamTime.Offset), act.Why, act.Unit, act.Step is QuarantineStep.Drafted, mail.Result) : null);
}

/// <summary>What HCTH did about a mail.</summary>
/// <param name="Drafted">It went into the unit's draft, even where it was to be recorded.</param>
/// <param name="Receipt">Id of the receipt of the version that it became; null where it became none.</param>
public sealed record WaitingMailAct(MailActKind Kind, string By, DateTimeOffset At, string Reason, string? Unit, bool Drafted, string? Receipt);

/// <summary>A mail that waits, to be read.</summary>
/// <param name="Text">What the sender wrote, as plain text; null where it can't be read.</param>
public sealed record WaitingMailText(WaitingMail Mail, string? Text, IReadOnlyList<WaitingMailFile> Files)
{
    internal static WaitingMailText Of(CycleView view, QuarantinedMail entry, IncomingMail? mail) => new(
        WaitingMail.Of(view, entry), mail is null ? null : CleanText.Of(mail.Text), [.. (mail?.Attachments ?? []).Select((file, index) => new WaitingMailFile(index + 1, FileNames.Clean(file.Name), file.Content.Length))]);
}

/// <param name="Number">In its address.</param>
/// <param name="Size">In bytes.</param>
public sealed record WaitingMailFile(int Number, string Name, int Size);
