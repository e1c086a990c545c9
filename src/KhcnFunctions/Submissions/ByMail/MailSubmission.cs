using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Scanner;
using KhcnFunctions.Web;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>Does what a unit's mail asks for: takes the report in, notes that it went another way, or that the head agrees.</summary>
public sealed class MailSubmission(
    SubmissionDesk desk, DecisionDesk decisions, CycleViews views, CycleClocks clocks, StorageRealms realms, FileStore files,
    FileScanner scanner, CycleNudges nudges)
{
    /// <returns>What became of it; null where the head agrees and nothing waits.</returns>
    /// <exception cref="ProblemException">The unit's duties passed on or its link was replaced meanwhile.</exception>
    internal async Task<(string Outcome, string? Detail)?> TakeAsync(
        MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        if (Answers.SaysSentElsewhere(mail))
            return await NoteElsewhereAsync(found, mail, identity, client, ct);
        if (found.Caller.IsHead && Answers.SaysAgreed(mail))
            return await ApproveAsync(found, mail, client, ct);
        return await SubmitAsync(found, mail, identity, client, ct);
    }

    private async Task<(string, string?)?> SubmitAsync(MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var (caller, cycle) = (found.Caller, found.Caller.Basis.Cycle);
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var (clean, infected) = await ScanAsync(mail, ct);
        var reading = MailReport.Read(clean, caller, found.Standing, now, infected);
        foreach (var (file, content) in reading.Files)
            await files.WriteAsync(realms.For(cycle), NameOf(cycle, caller.Unit.Id, file.Sha256), content, ct);
        var receipt = await desk.ReceiveAsync(caller, new Sending(reading.Report, reading.IsWordForm ? SubmissionChannel.WordForm : SubmissionChannel.Mail)
        {
            ReceivedAt = mail.ReceivedAt,
            Operation = "mail-" + identity,
            Through = mail.Sender,
        }, ct);
        if (receipt.CameAfter)
            await nudges.SendAsync(client, cycle, ReadAgenda.ReportNudge, ct);
        return ("submission", receipt.Id);
    }

    // While the scanner is away the mail waits; when it came stands fast.
    private async Task<(IncomingMail Clean, IReadOnlyList<string> Infected)> ScanAsync(IncomingMail mail, CancellationToken ct)
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

    /// <summary>Where a file of a report lies.</summary>
    internal static string NameOf(CycleKey cycle, string unit, string sha256) => $"{cycle.RealAgency}/{cycle.Plan}/{cycle.Period}/files/{unit}/{sha256}";

    private async Task<(string, string?)?> NoteElsewhereAsync(MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
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
        return ("elsewhere", decision.Id);
    }

    private async Task<(string, string?)?> ApproveAsync(MailMatch.Found found, IncomingMail mail, DurableTaskClient client, CancellationToken ct)
    {
        var cycle = found.Caller.Basis.Cycle;
        var waiting = found.Standing.Awaiting?.Version;
        var asked = AskedAbout(cycle, found.Standing, mail);

        // An answer to an older request must not approve what was sent since.
        if (waiting is not { } version || (asked is not null && asked != waiting))
            return asked is not null && asked <= found.Standing.Version ? ("approved", "earlier") : null;
        var receipt = await desk.ApproveAsync(found.Caller, version, ct);
        if (receipt.CameAfter)
            await nudges.SendAsync(client, cycle, ReadAgenda.ReportNudge, ct);
        return ("approved", receipt.Id);
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
