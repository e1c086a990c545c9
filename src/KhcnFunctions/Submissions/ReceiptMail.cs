using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Submissions;

/// <summary>
/// Sends a receipt at once, by whoever committed the submission. It costs a unit that was in time no further read; what
/// can't be sent now stays in the outbox, since the submission itself is safe.
/// </summary>
public sealed partial class ReceiptMail(CycleViews views, UnitLinks links, MailDesk desk, Outbox outbox, TimeProvider time, ILogger<ReceiptMail> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits a while for the receipt to go; the caller need not wait longer, since it goes on by itself.</summary>
    internal async Task SendAsync(UnitCaller caller, CycleTable table, CycleUnit unit, Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await SendNowAsync(caller, table, unit, notice, now).WaitAsync(Patience, time, ct);
        }
        catch (Exception waited) when (waited is TimeoutException or OperationCanceledException)
        {
            LogLeft(MailDesk.IdOf(table.Cycle, notice), waited);
        }
    }

    // Never cancelled once begun: between its acceptance and its mark that would send it again.
    private async Task SendNowAsync(UnitCaller caller, CycleTable table, CycleUnit unit, Notice notice, DateTimeOffset now)
    {
        try
        {
            var letter = await WriteAsync(caller, unit, notice, now, CancellationToken.None);
            IReadOnlyList<string> to = unit.Email is { } corrected ? [corrected] : caller.Unit.Emails;
            if (to.Count == 0)
                return;
            var outcome = await desk.SendAsync(table, notice, letter, to, now, attached: null, CancellationToken.None);
            await outbox.RecordAsync(table, new PendingRow(notice, now, time.GetUtcNow(), 1, default), outcome, now, to);
        }
        catch (Exception fault)
        {
            LogLeft(MailDesk.IdOf(table.Cycle, notice), fault);
        }
    }

    private async Task<Letter> WriteAsync(UnitCaller caller, CycleUnit unit, Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        var (cycle, year, plan) = caller.Basis;
        var link = (await links.ForAsync(cycle, ct))(unit);
        var duty = new Duty(
            caller.Unit, unit.Deadline, [.. plan.Tasks.Where(task => unit.Leads.Contains(task.Id))], [.. plan.Tasks.Where(task => unit.Supports.Contains(task.Id))], link);

        // Only what came late can be a supplement, and only then the cycle is looked at.
        var isSupplement = unit.Deadline.Judge(now) is not Calendar.Timeliness.OnTime && (await views.LoadAsync(cycle, ct)).Approval is not null;
        return Letters.Receipt(new LetterContext(plan, year, now, cycle.Rehearsal is not null), duty, notice.Received!, isSupplement);
    }

    [LoggerMessage(LogLevel.Warning, "Receipt {Id} was left to the sweeper")]
    private partial void LogLeft(string id, Exception fault);
}
