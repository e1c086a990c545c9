using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>
/// Does what HCTH decides about a mail that waits. The entry is claimed first, then the deed is done, then it is settled:
/// what is cut off in between stands as claimed and is done again, the same, by whoever takes it up.
/// </summary>
public sealed class QuarantineDesk(QuarantineReader reader, MailSubmission submission, DraftDesk drafts, CycleNudges nudges, TimeProvider time)
{
    private const int Tries = 4;

    /// <summary>Does what was chosen beside a mail, or finishes what was cut off.</summary>
    /// <exception cref="ProblemException">409 or 422: it can't be done; the mail goes on waiting.</exception>
    /// <exception cref="StorageConflictException">Somebody else was first.</exception>
    internal async Task TakeAsync(CycleView view, QuarantinedMail entry, MailAct act, DurableTaskClient client, CancellationToken ct)
    {
        CheckOpen(view);
        try
        {
            if (act.Kind is MailActKind.TakeBack)
                await TakeBackAsync(view, entry, act, ct);
            else if (act.Kind is MailActKind.Finish && entry is { Act: not null, IsDone: false })
                await FinishAsync(view, entry, client, ct);
            else if (act.Kind is not MailActKind.Finish && entry.Act is null)
                await DecideAsync(view, entry, act, client, ct);
            else
                throw NoStep();
        }
        catch (ProblemException refused) when (refused.Problem.Status is not (StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity or StatusCodes.Status503ServiceUnavailable))
        {
            // What a unit's own caller is told, such as that its link was replaced, is a conflict to who acts for it.
            throw new ProblemException(refused.Problem with { Status = StatusCodes.Status409Conflict });
        }
    }

    /// <summary>The same act again: it is done, or was cut off.</summary>
    internal static bool IsRepeated(QuarantinedMail entry, MailAct act) => entry.Operation == act.Id && (entry.Act is { } done
        ? (act.Kind, act.DecidedBy, act.Reason, act.Unit) == (KindOf(done), done.By, done.Why, done.Unit)
        : act.Kind is MailActKind.TakeBack);

    /// <exception cref="ProblemException">409 once the cycle is closed.</exception>
    internal static void CheckOpen(CycleView view)
    {
        if (view.IsClosed)
            throw new ProblemException(StatusCodes.Status409Conflict, "closed", "Kỳ báo cáo đã đóng", "Kỳ báo cáo đã đóng; thư vẫn được lưu.");
    }

    internal static ProblemException NoStep() =>
        new(StatusCodes.Status409Conflict, "no-step", "Không có việc này", "Thư đã được xử lý, hoặc không có việc này; đề nghị xem lại trang.");

    internal static MailActKind KindOf(QuarantineAct act) => act.Step switch
    {
        QuarantineStep.Recorded => MailActKind.Record,
        QuarantineStep.Drafted => act.DraftIfUnread ? MailActKind.Record : MailActKind.Draft,
        QuarantineStep.Guided => MailActKind.Guide,
        _ => MailActKind.Ignore,
    };

    private static QuarantineStep StepOf(MailActKind kind) => kind switch
    {
        MailActKind.Record => QuarantineStep.Recorded,
        MailActKind.Draft => QuarantineStep.Drafted,
        MailActKind.Guide => QuarantineStep.Guided,
        _ => QuarantineStep.Ignored,
    };

    private async Task DecideAsync(CycleView view, QuarantinedMail entry, MailAct act, DurableTaskClient client, CancellationToken ct)
    {
        var decided = new QuarantineAct(StepOf(act.Kind), act.DecidedBy, view.Now, act.Reason!, act.Unit) { IsSigned = act.IsSigned, DraftIfUnread = act.DraftIfUnread, Message = act.Message };
        var claimed = await QuarantineTable.ReplaceAsync(
            view.Table, entry with { Act = decided, IsDone = false, Cycle = view.Table.Partition, WasStray = entry.WasStray || entry.Cycle is null, Operation = act.Id }, ct);
        await FinishAsync(view, claimed, client, ct);
    }

    // Does what was claimed and not settled.
    private async Task FinishAsync(CycleView view, QuarantinedMail claimed, DurableTaskClient client, CancellationToken ct)
    {
        var act = claimed.Act!;
        string? result;
        try
        {
            (act, result) = await DoAsync(view, claimed, act, client, ct);
        }
        catch (ProblemException)
        {
            await QuarantineTable.ReplaceAsync(view.Table, Waiting(claimed), ct);
            throw;
        }

        await NoteAsync(view, claimed, act, ct);
        await QuarantineTable.ReplaceAsync(view.Table, claimed with { Act = act, IsDone = true, Result = result }, ct);
    }

    // Puts an ignored mail, or one whose sender was only told how to send, back among those that wait.
    private static async Task TakeBackAsync(CycleView view, QuarantinedMail entry, MailAct act, CancellationToken ct)
    {
        if (entry is not { IsDone: true, Act.Step: QuarantineStep.Ignored or QuarantineStep.Guided })
            throw new ProblemException(StatusCodes.Status409Conflict, "not-ignored", "Không lấy lại được", "Chỉ lấy lại được thư đã bỏ qua hoặc đã trả lời người gửi.");
        await QuarantineTable.ReplaceAsync(view.Table, Waiting(entry) with { Operation = act.Id }, ct);
        await WriteAsync(view, new AuditEntry(view.Now, act.DecidedBy, "mail.takenBack", entry.Identity, null, null, act.Reason, "mail-back-" + entry.Identity), ct);
    }

    private static QuarantinedMail Waiting(QuarantinedMail entry) => entry with { Act = null, IsDone = false, Result = null, Cycle = entry.WasStray ? null : entry.Cycle, Operation = null };

    private async Task<(QuarantineAct Act, string? Result)> DoAsync(CycleView view, QuarantinedMail entry, QuarantineAct act, DurableTaskClient client, CancellationToken ct)
    {
        switch (act.Step)
        {
            case QuarantineStep.Recorded:
                return await RecordAsync(view, entry, act, client, ct);
            case QuarantineStep.Drafted:
                var (caller, standing) = await CallerAsync(view, act, ct);
                var mail = await ReadAsync(view, entry, ct);
                await DraftAsync(view, caller, standing, mail, await submission.ReadAsync(caller, standing, mail, ct), ct);
                return (act, null);
            case QuarantineStep.Guided:
                await GuideAsync(view, entry, act, client, ct);
                return (act, null);
            default:
                return (act, null);
        }
    }

    private async Task<(QuarantineAct Act, string? Result)> RecordAsync(CycleView view, QuarantinedMail entry, QuarantineAct act, DurableTaskClient client, CancellationToken ct)
    {
        var (caller, standing) = await CallerAsync(view, act, ct);
        var mail = await ReadAsync(view, entry, ct);
        var reading = await submission.ReadAsync(caller, standing, mail, ct);
        if (act.DraftIfUnread && reading.Report.Tasks.Count == 0)
        {
            await DraftAsync(view, caller, standing, mail, reading, ct);
            return (act with { Step = QuarantineStep.Drafted }, null);
        }

        return (act, (await submission.SubmitAsync(caller, reading, mail, entry.Identity, client, ct)).Id);
    }

    private static async Task<(UnitCaller Caller, CycleUnit Standing)> CallerAsync(CycleView view, QuarantineAct act, CancellationToken ct)
    {
        if (view.Plan.Register.Units.FirstOrDefault(unit => unit.Id == act.Unit) is not { } unit || await view.Table.FindUnitAsync(unit.Id, ct) is not { } row)
            throw new ProblemException(StatusCodes.Status409Conflict, "no-duty", "Không có nhiệm vụ báo cáo", "Đơn vị này không có nhiệm vụ báo cáo trong kỳ.");
        if (row.Unit.Status is UnitStatus.Transferred)
            throw SubmissionDesk.Transferred();
        return (new UnitCaller(view.Basis, unit, row.Unit.Generation, act.IsSigned) { Desk = act.By }, row.Unit);
    }

    private async Task<IncomingMail> ReadAsync(CycleView view, QuarantinedMail entry, CancellationToken ct) =>
        await reader.ReadAsync(view.Table, entry, ct) ?? throw DeskForm.Wrong("Không đọc được nội dung thư. Đề nghị tải thư gốc, xem rồi nhập báo cáo tại trang Nhập báo cáo của đơn vị.");

    // What the unit wrote itself stays; what has no place in it goes to the general part, so that nothing is lost.
    private async Task DraftAsync(CycleView view, UnitCaller caller, CycleUnit standing, IncomingMail mail, MailReading reading, CancellationToken ct)
    {
        foreach (var (file, _) in reading.Files)
            await drafts.AddFileAsync(view.Table, caller, standing, file, view.Now, ct);
        for (var attempt = 1; ; attempt++)
        {
            var draft = await drafts.ReadAsync(view.Table, standing, ct);
            try
            {
                await drafts.SaveAsync(view.Table, caller, standing, Merge(draft.Form, ReportForm.Of(reading.Report), MailReport.Plain(mail.Text)), draft.Rev, view.Now, ct);
                return;
            }
            catch (DraftConflictException) when (attempt < Tries)
            {
                // The unit saved meanwhile: merged with what stands now.
            }
        }
    }

    private static ReportForm Merge(ReportForm draft, ReportForm mailed, string text)
    {
        var merged = new ReportForm(draft.Fields);
        var isWhole = true;
        foreach (var (field, value) in mailed.Fields)
        {
            if (!merged.IsOn(field))
                merged[field] = value;
            else
                isWhole &= merged[field] == value;
        }

        if (isWhole || merged[FormField.GeneralResults].Contains(text, StringComparison.Ordinal))
            return merged;
        var general = $"{merged[FormField.GeneralResults]}\n\n{text}".Trim();
        if (general.Length > PlainText.LongestText)
            throw DeskForm.Wrong("Bản nháp của đơn vị đã quá dài để đưa thêm nội dung thư vào.");
        merged[FormField.GeneralResults] = general;
        return merged;
    }

    private async Task GuideAsync(CycleView view, QuarantinedMail entry, QuarantineAct act, DurableTaskClient client, CancellationToken ct)
    {
        if (SenderOf(view.Plan, entry) is not { } sender || await view.Table.FindUnitAsync(sender.Unit.Id, ct) is null)
            throw DeskForm.Wrong("Người gửi không phải địa chỉ đã đăng ký của đơn vị nào trong kỳ nên không trả lời tự động.");
        var remarks = $"Thư nhận lúc {Calendar.DayText.Moment(entry.ReceivedAt)} từ {entry.Sender}, tiêu đề: {(string.IsNullOrEmpty(entry.Subject) ? "(không có)" : entry.Subject)}\nLý do: {Quarantine.Words(entry.Reason)}"
            + (act.Message is null ? "" : $"\n{act.Message}");
        var notice = new Notice(NoticeKind.MailGuidance, sender.IsHead ? Holder.Head(sender.Unit.Id) : Holder.Unit(sender.Unit.Id), FormattableString.Invariant($"{entry.Identity}.{act.At.UtcTicks}"))
        {
            Unit = sender.Unit.Id,
            Remarks = remarks,
        };
        await view.Table.WriteMailsAsync([notice], view, time, ct);
        await nudges.SendAsync(client, view.Cycle, "decision", ct);
    }

    /// <summary>The unit whose registered address sent the mail; null where it is nobody's.</summary>
    internal static (Unit Unit, bool IsHead)? SenderOf(Plan plan, QuarantinedMail entry)
    {
        foreach (var unit in entry.Sender is null ? [] : plan.Register.Units)
        {
            if (string.Equals(unit.HeadEmail, entry.Sender, StringComparison.OrdinalIgnoreCase))
                return (unit, true);
            if (unit.Emails.Contains(entry.Sender, StringComparer.OrdinalIgnoreCase))
                return (unit, false);
        }

        return null;
    }

    private static Task<IReadOnlyList<Azure.ETag>> NoteAsync(CycleView view, QuarantinedMail entry, QuarantineAct act, CancellationToken ct)
    {
        var (what, subject) = act.Step switch
        {
            QuarantineStep.Recorded => ("mail.recorded", act.Unit!),
            QuarantineStep.Drafted => ("mail.drafted", act.Unit!),
            QuarantineStep.Guided => ("mail.guided", SenderOf(view.Plan, entry)?.Unit.Id ?? entry.Identity),
            _ => ("mail.ignored", entry.Identity),
        };
        return WriteAsync(view, new AuditEntry(act.At, act.By, what, subject, null, null, act.Why, $"quarantine-{entry.Identity}"), ct);
    }

    // Done again it is the same entry.
    private static Task<IReadOnlyList<Azure.ETag>> WriteAsync(CycleView view, AuditEntry audit, CancellationToken ct) =>
        view.Table.CommitAsync([new(TableTransactionActionType.UpsertReplace, AuditRows.Write(view.Table.Partition, audit))], ct);
}
