using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions;

/// <summary>
/// Sends at once what a submission gives cause to: the receipt, the head's request for approval. Whoever committed the
/// submission sends it; it costs a unit that was in time no further read. What can't be sent now stays in the outbox,
/// since the submission itself is safe.
/// </summary>
public sealed partial class SubmissionMail(CycleViews views, UnitLinks links, MailDesk desk, MailMarks marks, TimeProvider time, IOptions<KhcnOptions> options, ILogger<SubmissionMail> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits a while for the mails to go; the caller need not wait longer, since they go on by themselves.</summary>
    internal async Task SendAsync(UnitCaller caller, CycleTable table, CycleUnit unit, IReadOnlyList<Notice> notices, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(notices.Select(notice => SendNowAsync(caller, table, unit, notice, now))).WaitAsync(Patience, time, ct);
        }
        catch (Exception waited) when (waited is TimeoutException or OperationCanceledException)
        {
            LogLeft(MailDesk.IdOf(table.Cycle, notices[0]), waited);
        }
    }

    // Once begun only the end of the lease cancels it: between its acceptance and its mark that would send it again.
    private async Task SendNowAsync(UnitCaller caller, CycleTable table, CycleUnit unit, Notice notice, DateTimeOffset now)
    {
        var until = time.GetUtcNow() + options.Value.MailLease;
        try
        {
            if (await IsHeldAsync(caller, table, notice))
                return;
            var letter = await WriteAsync(caller, unit, notice, now, CancellationToken.None);
            var to = AddressesOf(caller.Unit, unit, notice.To);
            if (to.Count == 0)
                return;
            var claimed = new PendingRow(notice, now, until, 1, OutboxRows.TransportOf(table.Cycle), default);
            await marks.MarkAsync(table, claimed, await desk.SendAsync(table, claimed, letter, to, []), now, to);
        }
        catch (Exception fault)
        {
            LogLeft(MailDesk.IdOf(table.Cycle, notice), fault);
        }
    }

    // It then stands in the outbox until HCTH lets it go.
    private async Task<bool> IsHeldAsync(UnitCaller caller, CycleTable table, Notice notice) =>
        await table.WasHeldAsync(CancellationToken.None) && (await views.LoadForUnitAsync(caller.Basis.Cycle, CancellationToken.None)).Decisions.Holds(notice.Kind);

    private static IReadOnlyList<string> AddressesOf(Unit unit, CycleUnit standing, Holder to)
    {
        if (to.Kind is HolderKind.Head)
            return (standing.HeadEmail ?? unit.HeadEmail) is { } head ? [head] : [];
        return standing.Email is { } corrected ? [corrected] : unit.Emails;
    }

    private async Task<Letter> WriteAsync(UnitCaller caller, CycleUnit unit, Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        var (cycle, year, plan) = caller.Basis;
        var of = await links.ForAsync(cycle, ct);
        var duty = new Duty(
            caller.Unit, unit.Deadline, [.. plan.Tasks.Where(task => unit.Leads.Contains(task.Id))], [.. plan.Tasks.Where(task => unit.Supports.Contains(task.Id))],
            notice.To.Kind is HolderKind.Head ? of.ToHead(unit) : of.ToUnit(caller.Unit, unit));
        var context = new LetterContext(plan, year, now, cycle.Rehearsal is not null);
        return notice.Kind switch
        {
            NoticeKind.AwaitingHead => Letters.AwaitingHead(context, duty, notice.Received!),
            NoticeKind.HeadApproval => Letters.HeadApproval(context, duty, notice.Received!),
            NoticeKind.HeadReturned => Letters.HeadReturned(context, duty, notice.Version ?? 0, notice.Remarks!),
            _ => Letters.Receipt(context, duty, notice.Received!, await IsSupplementAsync(cycle, unit, now, ct)),
        };
    }

    // Only what came late can be a supplement, and only then the cycle is looked at.
    private async Task<bool> IsSupplementAsync(CycleKey cycle, CycleUnit unit, DateTimeOffset now, CancellationToken ct) =>
        unit.Deadline.Judge(now) is not Timeliness.OnTime && (await views.LoadForUnitAsync(cycle, ct)).Approval is not null;

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was left to the sweeper")]
    private partial void LogLeft(string id, Exception fault);
}
