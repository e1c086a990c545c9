using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Scanner;
using KhcnFunctions.Web;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What a unit's mail did, or why it did nothing.</summary>
internal sealed record MailEffect(string Outcome, string? Detail)
{
    public MailEffect(QuarantineReason refused)
        : this("quarantined", refused.ToString()) => Refused = refused;

    public QuarantineReason? Refused { get; }
}

/// <summary>Does what a unit's mail asks for: takes the report in, notes that it went another way, or what the head answers.</summary>
public sealed class MailSubmission(
    SubmissionDesk desk, DecisionDesk decisions, CycleViews views, CycleClocks clocks, StorageRealms realms, FileStore files,
    FileScanner scanner, CycleNudges nudges, MailedDifficulties difficulties)
{
    private const int LongestRemarks = 5_000;

    /// <exception cref="ProblemException">The unit's duties passed on or its link was replaced meanwhile.</exception>
    internal async Task<MailEffect> TakeAsync(
        MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var standing = found.Standing;
        if (MailedDifficulties.MayBe(mail) && !await WasSubmittedAsync(found, identity, ct) && await difficulties.TakeAsync(found, mail, identity, client, ct) is { } effect)
            return effect;
        if (Answers.SaysSentElsewhere(mail))
        {
            return standing.Awaiting is not null || standing.Version > 0
                ? new MailEffect(QuarantineReason.ElsewhereThoughSent)
                : await NoteElsewhereAsync(found, mail, identity, client, ct);
        }

        if (found.Caller.IsHead && Answers.SaysAgreed(mail))
            return await ApproveAsync(found, mail, client, ct);
        if (IsReport(found, mail) || await WasSubmittedAsync(found, identity, ct))
            return await SubmitAsync(found, mail, identity, client, ct);
        return found.Caller.IsHead && standing.LastVersion > 0 && !Answers.IsOnlyPolite(mail) ? await ReturnAsync(found, mail, ct) : new MailEffect(QuarantineReason.NotAReport);
    }

    // A text alone must not replace what stands or waits, unless its headings say that it is a report.
    private static bool IsReport(MailMatch.Found found, IncomingMail mail)
    {
        var (caller, standing) = (found.Caller, found.Standing);
        if (mail.Attachments.Count > 0)
            return true;
        var fields = MailReport.FieldsOf(mail.Text, caller, standing);
        if (standing.LastVersion == 0)
            return !fields.IsEmpty || Answers.TellsResults(mail.Text);
        if (!caller.IsHead || standing.Awaiting is null)
            return !fields.IsEmpty;

        // The head's remarks may name headings too; a report tells of tasks.
        return !Answers.BeginsAsAgreement(mail) && standing.Leads.Concat(standing.Supports)
            .Any(task => fields.IsOn(FormField.Task(task, FormField.Results)) || fields.IsOn(FormField.Task(task, FormField.Nothing)));
    }

    // Another copy of a mail, or a second try, is told of the version that it made.
    private async Task<bool> WasSubmittedAsync(MailMatch.Found found, string identity, CancellationToken ct)
    {
        var cycle = found.Caller.Basis.Cycle;
        await foreach (var version in new CycleTable(cycle, realms.For(cycle)).VersionHeadsAsync(found.Caller.Unit.Id, ct))
        {
            if (version.Operation == OperationOf(identity))
                return true;
        }

        return false;
    }

    private static string OperationOf(string identity) => "mail-" + identity;

    private async Task<MailEffect> SubmitAsync(MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var reading = await ReadAsync(found.Caller, found.Standing, mail, ct);
        return new MailEffect("submission", (await SubmitAsync(found.Caller, reading, mail, identity, client, ct)).Id);
    }

    /// <summary>Reads a mail as a report of the unit; its files lie in storage then.</summary>
    /// <exception cref="IOException">The scanner does not answer.</exception>
    internal async Task<MailReading> ReadAsync(UnitCaller caller, CycleUnit standing, IncomingMail mail, CancellationToken ct)
    {
        var cycle = caller.Basis.Cycle;
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var (clean, infected) = await ScanAsync(scanner, mail, ct);
        var reading = MailReport.Read(clean, caller, standing, now, infected);
        foreach (var (file, content) in reading.Files)
            await files.WriteAsync(realms.For(cycle), ReportFiles.NameOf(cycle, caller.Unit.Id, file.Sha256), content, ct);
        return reading;
    }

    /// <summary>Takes in what a mail was read as; the same mail again is the same version.</summary>
    /// <exception cref="ProblemException">The unit's duties passed on, its link was replaced, or the cycle has ended.</exception>
    internal async Task<SubmissionReceipt> SubmitAsync(UnitCaller caller, MailReading reading, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var receipt = await desk.ReceiveAsync(caller, new Sending(reading.Report, reading.IsWordForm ? SubmissionChannel.WordForm : SubmissionChannel.Mail)
        {
            ReceivedAt = mail.ReceivedAt,
            Operation = OperationOf(identity),
            Through = caller.Desk is null ? mail.Sender : $"{caller.Through}, {mail.Sender}",
        }, ct);
        if (receipt.CameAfter)
            await nudges.SendAsync(client, caller.Basis.Cycle, ReadAgenda.ReportNudge, ct);
        return receipt;
    }

    // While the scanner is away the mail waits; when it came stands fast.
    internal static async Task<(IncomingMail Clean, IReadOnlyList<string> Infected)> ScanAsync(FileScanner scanner, IncomingMail mail, CancellationToken ct)
    {
        var (clean, infected) = (new List<IncomingFile>(), new List<string>());
        foreach (var file in mail.Attachments)
        {
            using var content = new MemoryStream(file.Content, writable: false);
            var result = await scanner.ScanAsync(content, ct);
            if (result.Outcome is ScanOutcome.Unavailable)
                throw new IOException("The scanner does not answer.");
            if (result.Outcome is ScanOutcome.Clean)
                clean.Add(file);
            else
                infected.Add($"không nhận tệp '{FileNames.Clean(file.Name)}': phát hiện mã độc");
        }

        return (mail with { Attachments = clean }, infected);
    }

    private async Task<MailEffect> NoteElsewhereAsync(MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var (unit, cycle) = (found.Caller.Unit.Id, found.Caller.Basis.Cycle);
        var view = await views.LoadAsync(cycle, ct);
        var (decision, isNew) = await decisions.RecordAsync(view, new ReportedElsewhere(unit)
        {
            Id = "mail-" + identity,
            At = view.Now,
            DecidedBy = unit,
            DecidedOn = VietnamTime.Day(mail.ReceivedAt is { } received && received < view.Now ? received : view.Now),
            Form = "thư điện tử",
            Reason = mail.Text,
        }, ct);
        if (isNew)
            await nudges.SendAsync(client, cycle, "decision", ct);
        return new MailEffect("elsewhere", decision.Id);
    }

    private async Task<MailEffect> ApproveAsync(MailMatch.Found found, IncomingMail mail, DurableTaskClient client, CancellationToken ct)
    {
        var cycle = found.Caller.Basis.Cycle;
        var waiting = found.Standing.Awaiting?.Version;
        var asked = AskedAbout(cycle, found.Standing, mail);

        // An answer to an older request must not approve what was sent since.
        if (waiting is not { } version || (asked is not null && asked != waiting))
            return asked is not null && asked <= found.Standing.Version ? new MailEffect("approved", "earlier") : new MailEffect(QuarantineReason.NothingWaits);
        var receipt = await desk.ApproveAsync(found.Caller, version, ct);
        if (receipt.CameAfter)
            await nudges.SendAsync(client, cycle, ReadAgenda.ReportNudge, ct);
        return new MailEffect("approved", receipt.Id);
    }

    // What the head writes of a version that waits, other than agreement, is what is to be mended.
    private async Task<MailEffect> ReturnAsync(MailMatch.Found found, IncomingMail mail, CancellationToken ct)
    {
        if (Answers.BeginsAsAgreement(mail))
            return new MailEffect(QuarantineReason.AgreedWithWords);
        var (caller, cycle, asked) = (found.Caller, found.Caller.Basis.Cycle, AskedAbout(found.Caller.Basis.Cycle, found.Standing, mail));
        if (PlainText.Normalize(MailReport.Plain(mail.Text)) is not { } remarks || PlainText.Mistake(remarks, LongestRemarks) is not null)
            return new MailEffect(QuarantineReason.NotAReport);
        var answers = await new CycleTable(cycle, realms.For(cycle)).HeadAnswersAsync(caller.Unit.Id, ct);
        if (answers.Any(answer => !answer.Approved && answer.Remarks == remarks && (asked is null || asked == answer.Version)))
            return new MailEffect("returned", "earlier");
        if (found.Standing.Awaiting?.Version is not { } version || (asked is not null && asked != version))
            return new MailEffect(QuarantineReason.NotAReport);
        await desk.ReturnAsync(caller, version, remarks, ct);
        return new MailEffect("returned", FormattableString.Invariant($"{version:0000}"));
    }

    private static int? AskedAbout(CycleKey cycle, CycleUnit standing, IncomingMail mail)
    {
        for (var version = standing.LastVersion; version > 0; version--)
        {
            var asked = new Notice(NoticeKind.HeadApproval, Holder.Head(standing.Unit), FormattableString.Invariant($"{version:0000}"));
            if (mail.References.Contains(MailDesk.IdOf(cycle, asked)))
                return version;
        }

        return null;
    }
}
