using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>
/// The mails that a hold keeps back, those that the round will decide right after it among them; HCTH strikes which are not to
/// go. After a restore some may have gone already: what was sent since the export is known to nobody.
/// </summary>
public sealed class MailStriking(CycleViews views, MailDesk desk, ReportFiles files)
{
    /// <summary>Null where nothing is held.</summary>
    internal async Task<HeldMails?> FindAsync(CycleView view, CancellationToken ct)
    {
        var byOperator = desk.IsHeld(view.Cycle);
        if (!byOperator && view.Decisions is { HoldsReminders: false, HoldsDispatch: false })
            return null;
        var mails = await ReadAsync(view, ct);
        return new([.. mails.Take(HeldMails.MostShown).Select(mail => new HeldMail(mail.Notice.Key, MatterOf(mail.Notice), view.Holders.NameOf(mail.Notice.To), mail.Pending?.DecidedAt))], mails.Count, byOperator);
    }

    /// <returns>Null where all that were chosen won't go; else what the page shows, with the status.</returns>
    internal async Task<(PostedStep Posted, int Status)?> TakeAsync(HttpRequest request, DeskCaller caller, CancellationToken ct)
    {
        var form = await DeskForm.ReadAllAsync(request, views.TableOf(caller.Basis.Cycle), files, ct);
        try
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, ct);
            if (view.IsClosed)
                throw new ProblemException(StatusCodes.Status409Conflict, "closed", "Kỳ báo cáo đã đóng", "Kỳ báo cáo đã đóng; không ghi nhận thêm quyết định.");
            var chosen = form.Fields.Where(field => field.Key.StartsWith(HeldMails.Field, StringComparison.Ordinal)).Select(field => field.Value).ToHashSet(StringComparer.Ordinal);
            if (chosen.Count == 0)
                throw DeskForm.Wrong("Chưa chọn thư nào.");
            var (why, operation) = (form.Text("ly-do", "lý do"), form.OperationId);
            var mails = (await ReadAsync(view, ct)).Where(mail => chosen.Contains(mail.Notice.Key)).ToDictionary(mail => mail.Notice.Key, StringComparer.Ordinal);
            var gone = 0;
            foreach (var key in chosen)
            {
                var isStruck = mails.TryGetValue(key, out var mail) && await TryStrikeAsync(view, mail, caller.User, why, operation, ct);
                // A form that was sent twice finds done what it asks for.
                if (!isStruck && !(MayBeKey(key) && await view.Table.FindMailAsync(key, ct) is { State: MailState.Dropped }))
                    gone++;
            }

            if (gone == 0)
                return null;
            throw new ProblemException(StatusCodes.Status409Conflict, "not-held", "Chưa ghi nhận được hết",
                $"{gone} thư đã chọn không còn bị dừng (đã gửi, đang gửi hoặc không còn đúng), nên không bỏ được nữa; các thư khác đã bỏ. Danh sách dưới đây là danh sách hiện nay.");
        }
        catch (ProblemException refused) when (refused.Problem.Status is StatusCodes.Status422UnprocessableEntity or StatusCodes.Status409Conflict)
        {
            return (PostedStep.Of(CycleWideSteps.Strike, form, refused.Problem, []), refused.Problem.Status);
        }
    }

    private async Task<IReadOnlyList<(Notice Notice, PendingRow? Pending)>> ReadAsync(CycleView view, CancellationToken ct)
    {
        var rows = await view.Table.PendingAndRoundsAsync(ct);
        var byOperator = desk.IsHeld(view.Cycle);
        var pending = rows.Pending.Where(mail => byOperator || view.Decisions.Holds(mail.Notice.Kind)).OrderBy(mail => mail.DecidedAt).ThenBy(mail => mail.Notice.Key, StringComparer.Ordinal);
        var units = await view.Table.UnitsAsync(ct);
        var released = Released(view);
        var due = DailyRound.MailsDue(released, rows, units, await view.Table.DifficultiesAsync(ct)).Concat(DispatchReport.MailsDue(released)).ToList();
        var decided = due.Count == 0 ? new HashSet<string>(StringComparer.Ordinal) : await view.Table.MailKeysAsync(ct);
        return [.. pending.Select(mail => (mail.Notice, (PendingRow?)mail)), .. due.Where(notice => !decided.Contains(notice.Key)).DistinctBy(notice => notice.Key).Select(notice => (notice, (PendingRow?)null))];
    }

    // The cycle as it will be right after the end of the hold.
    private static CycleView Released(CycleView view) => view with
    {
        Snapshot = view.Snapshot with { Decisions = new CycleDecisions([.. view.Decisions.All, new Release { Id = "~", At = view.Now }]) },
    };

    private static async Task<bool> TryStrikeAsync(
        CycleView view, (Notice Notice, PendingRow? Pending) mail, DeskUser user, string why, string operation, CancellationToken ct)
    {
        var (partition, notice) = (view.Table.Partition, mail.Notice);
        var remark = $"Không gửi theo yêu cầu của {DeskNames.Of(view.Plan, user.Id)}: {why}";
        var audit = new AuditEntry(
            view.Now, user.Id, "mailStruck", notice.Key, $"{MatterOf(notice)}, nơi nhận: {view.Holders.NameOf(notice.To)}", null, why, $"{operation}-{MailDesk.IdOf(view.Cycle, notice)}");
        IEnumerable<TableTransactionAction> settled = mail.Pending is { } pending
            ? OutboxRows.Settle(partition, notice, MailState.Dropped, view.Now, pending.Taken, null, remark, pending.ETag)
            : [OutboxRows.Forestall(partition, notice, view.Now, view.Transport, remark)];
        try
        {
            await view.Table.CommitAsync([.. settled, new(TableTransactionActionType.Add, AuditRows.Write(partition, audit))], ct);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    // What a table refuses as a key is none of ours.
    private static bool MayBeKey(string key) => key.Length <= 500 && key.All(letter => letter is not ('/' or '\\' or '#' or '?') && !char.IsControl(letter));

    private static string MatterOf(Notice notice) => Letters.Matter(notice.Kind);
}
