using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.Scanner;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// A unit's mail that raises a difficulty or answers a letter about one. What holds a report stays a report: answers to tasks
/// in its text, our Word form among its files, or 'báo cáo' in its subject.
/// </summary>
public sealed class MailedDifficulties(CycleViews views, DifficultyDesk desk, DifficultyLadders ladders, FileStore files, FileScanner scanner)
{
    /// <summary>Nothing is looked up for a mail that neither says so nor answers a letter that does.</summary>
    internal static bool MayBe(IncomingMail mail) =>
        DifficultyMail.SaysSo(mail.Subject, mail.Text) || (mail.References.Count > 0 && DifficultyMail.IsOnOurs(mail.Subject));

    /// <returns>Null where the mail is about no difficulty.</returns>
    internal async Task<MailEffect?> TakeAsync(MailMatch.Found found, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var says = DifficultyMail.SaysSo(mail.Subject, mail.Text);
        if (says ? HoldsReport(found, mail) : MailReport.FieldsOf(mail.Text, found.Caller, found.Standing) is { IsEmpty: false })
            return null;
        var view = await views.LoadAsync(found.Caller.Basis.Cycle, ct);
        var unit = found.Caller.Unit.Id;
        var own = (await view.Table.DifficultiesAsync(ct)).Select(row => row.Difficulty).Where(difficulty => difficulty.Unit == unit).ToList();
        if (own.FirstOrDefault(difficulty => Answers(view.Cycle, difficulty, mail)) is { } answered)
            return await AddAsync(found, view, answered, mail, identity, client, ct);
        return says ? await RaiseAsync(found, view, mail, identity, client, ct) : null;
    }

    private static bool HoldsReport(MailMatch.Found found, IncomingMail mail)
    {
        var (caller, standing) = (found.Caller, found.Standing);
        var fields = MailReport.FieldsOf(mail.Text, caller, standing);
        return standing.Leads.Concat(standing.Supports).Any(task => fields.IsOn(FormField.Task(task, FormField.Results)) || fields.IsOn(FormField.Task(task, FormField.Nothing)))
            || (mail.Attachments.Count > 0 && (!DifficultyMail.SaysSo(mail.Subject, "") || MailReport.Read(mail, caller, standing, default, []).IsWordForm));
    }

    private static bool Answers(CycleKey cycle, Difficulty difficulty, IncomingMail mail)
    {
        if (mail.References.Count == 0)
            return false;
        return Enumerable.Range(0, difficulty.Steps.Count + 1).Any(steps => LettersAt(difficulty, steps).Any(notice => mail.References.Contains(MailDesk.IdOf(cycle, notice))));
    }

    // Those that go to the unit.
    private static IEnumerable<Notice> LettersAt(Difficulty difficulty, int steps) =>
        new[] { NoticeKind.DifficultyReceived, NoticeKind.DifficultyAnswered }
            .Select(kind => new Notice(kind, Holder.Unit(difficulty.Unit), FormattableString.Invariant($"{difficulty.Number:0000}.{steps}")));

    private async Task<MailEffect> RaiseAsync(MailMatch.Found found, CycleView view, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        var (what, proposal) = DifficultyMail.Split(MailReport.Plain(mail.Text));
        if (!IsTaken(what) || (proposal is not null && !IsTaken(proposal)))
            return new MailEffect(QuarantineReason.NotAReport);
        var kept = await KeepFilesAsync(found, view, mail, ct);
        var (difficulty, isNew) = await desk.RaiseAsync(
            view, found.Caller.Unit.Id, new(null, PlainText.Normalize(what)!, PlainText.Normalize(proposal), kept, "mail-" + identity, mail.Sender ?? "mail"), ct);
        if (isNew)
            await ladders.WakeAsync(client, view.Cycle, difficulty, ct);
        return new MailEffect("difficulty", FormattableString.Invariant($"{difficulty.Number:0000}"));
    }

    private async Task<MailEffect> AddAsync(
        MailMatch.Found found, CycleView view, Difficulty difficulty, IncomingMail mail, string identity, DurableTaskClient client, CancellationToken ct)
    {
        if (ByMail.Answers.IsOnlyPolite(mail))
            return new MailEffect("difficulty", "polite");
        var text = MailReport.Plain(mail.Text);
        var id = "mail-" + identity;
        var isAgain = difficulty.Steps.Any(step => step.Id == id);

        // What an answer leaves open must be said clearly: a remark must not send it up again.
        var isUnsettled = difficulty.State is DifficultyState.Answered && DifficultyMail.SaysUnsettled(text);
        if (!isAgain && (!IsTaken(text) || !(difficulty.IsOpen || isUnsettled)))
            return new MailEffect(QuarantineReason.NotAReport);
        if (!isAgain)
        {
            DifficultyStep step = isUnsettled
                ? new DifficultyUnsettled(PlainText.Normalize(text)!)
                : new AddedToDifficulty(PlainText.Normalize(text)!) { Files = await KeepFilesAsync(found, view, mail, ct) };
            var (now, isNew) = await desk.RecordAsync(view, difficulty.Number, difficulty.Unit, step with { Id = id, By = difficulty.Unit }, ct);
            if (isNew)
                await ladders.WakeAsync(client, view.Cycle, now, ct);
        }

        return new MailEffect("difficulty", FormattableString.Invariant($"{difficulty.Number:0000}"));
    }

    private async Task<IReadOnlyList<ReportFile>> KeepFilesAsync(MailMatch.Found found, CycleView view, IncomingMail mail, CancellationToken ct)
    {
        if (mail.Attachments.Count == 0)
            return [];
        var (clean, infected) = await MailSubmission.ScanAsync(scanner, mail, ct);
        var reading = MailReport.Read(clean, found.Caller, found.Standing, view.Now, infected);
        foreach (var (file, content) in reading.Files)
            await files.WriteAsync(view.Table.Realm, DifficultyFiles.NameOf(view.Cycle, file.Sha256), content, ct);
        return [.. reading.Files.Select(pair => pair.File)];
    }

    private static bool IsTaken(string text) => PlainText.Normalize(text) is { } plain && PlainText.Mistake(plain, DifficultyRules.LongestText) is null;
}
