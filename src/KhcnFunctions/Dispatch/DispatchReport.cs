using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Dispatch;

/// <summary>
/// Sends the signed report to everyone in its Nơi nhận, and hands văn thư the package for those who get documents by another
/// way than mail. The names are those of the day.
/// </summary>
public sealed class DispatchReport(CycleViews views, TimeProvider time)
{
    public const string Name = "DispatchReport";

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        if (view is not { ApprovedDraft: { } draft, Approval: { } approval } || !view.AgendaOf(lastRound: null).Dispatch)
            return;

        await view.Table.WriteMailsAsync(ReportMails.OfDispatch(view.Holders, view.Decisions, draft, view.Today), view, time, ct);
        var dispatched = new Dispatched(draft.Number)
        {
            Document = draft.Document,
            Id = draft.Document == 1 ? "dispatch" : FormattableString.Invariant($"dispatch-{draft.Document}"),
            At = view.Now,
            DecidedBy = approval.DecidedBy,
            DecidedOn = VietnamTime.Day(view.Now),
            Form = approval.Form,
            Reason = FormattableString.Invariant($"draft {draft.Number} approved"),
        };
        var audit = new AuditEntry(view.Now, "cycle", "dispatched", CycleRows.DraftKey(draft.Number), null, draft.Report.Sha256, approval.DecidedBy, dispatched.Id);
        await view.Table.InsertAbsentAsync(
            [[new(TableTransactionActionType.Add, CycleRows.Write(view.Table.Partition, dispatched)), new(TableTransactionActionType.Add, AuditRows.Write(view.Table.Partition, audit))]], ct);
    }

    /// <summary>The mails that would be decided if the sending were looked at now; none where it is not due. Changes nothing.</summary>
    internal static IEnumerable<Notice> MailsDue(CycleView view) => view.ApprovedDraft is { } draft && view.AgendaOf(lastRound: null).Dispatch
        ? ReportMails.OfDispatch(view.Holders, view.Decisions, draft, view.Today)
        : [];
}
