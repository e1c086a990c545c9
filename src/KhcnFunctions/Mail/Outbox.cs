using System.Diagnostics;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Watching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail;

/// <summary>
/// Sends what the rows say is to go. A mail is claimed, its letter written from rows read right before, sent, and
/// marked; a claim that is never settled runs out and another sender takes it, with the same Message-ID.
/// </summary>
public sealed partial class Outbox(
    StorageRealms realms, CycleViews views, UnitLinks links, MailDesk desk, ReportAttachments attachments, MailMarks marks, TimeProvider time, IOptions<KhcnOptions> options, ILogger<Outbox> log)
{
    private const int ClaimedAtOnce = 50;
    private const int SentAtOnce = 16;

    /// <summary>Sends due mails, within bounds.</summary>
    /// <returns>True where it claimed any, so that looking again at once makes sense; false where it found nothing to do.</returns>
    internal async Task<bool> SendDueAsync(CycleKey cycle, int most, TimeSpan longest, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var sent = 0;
        while (sent < most && time.GetElapsedTime(began) < longest)
        {
            var rows = await new CycleTable(cycle, realms.For(cycle)).PendingAndRoundsAsync(ct);
            var now = time.GetUtcNow();
            Signals.NoteOutbox(cycle, rows.Pending.Count == 0 ? TimeSpan.Zero : now - rows.Pending.Min(pending => pending.DecidedAt));
            var waiting = rows.Pending.Where(pending => pending.NextAttempt <= now).ToList();
            if (waiting.Count == 0 || desk.IsHeld(cycle))
                break;
            var view = await views.LoadAsync(cycle, ct);
            // What one leader reads in one mail is claimed together.
            var due = waiting.Where(pending => !view.Decisions.Holds(pending.Notice.Kind)).OrderBy(pending => pending.Notice.To.Kind is HolderKind.Person ? 0 : 1).Take(ClaimedAtOnce).ToList();
            if (due.Count == 0)
                break;
            if (await TryClaimAsync(view.Table, due, now, ct) is not { } claimed)
                continue;
            await SendAsync(view, rows, claimed, ct);
            sent += claimed.Count;
        }

        return sent > 0;
    }

    /// <returns>The rows as they stand by our claim; null where another sender was first, and what it left is to be read again.</returns>
    private async Task<IReadOnlyList<PendingRow>?> TryClaimAsync(CycleTable table, IReadOnlyList<PendingRow> due, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var until = now + options.Value.MailLease;
            var etags = await table.CommitAsync(due.Select(pending => OutboxRows.Claim(table.Partition, pending, until)), ct);
            return [.. due.Zip(etags, (pending, etag) => pending with { NextAttempt = until, Attempts = pending.Attempts + 1, ETag = etag })];
        }
        catch (StorageConflictException)
        {
            return null;
        }
    }

    private async Task SendAsync(CycleView view, PendingAndRounds rows, IReadOnlyList<PendingRow> claimed, CancellationToken ct)
    {
        var difficulties = claimed.Any(pending => pending.Notice.Difficulty is not null) ? await view.Table.DifficultiesAsync(ct) : [];
        var letters = new Correspondence(view, rows, await links.ForAsync(view.Cycle, ct), difficulties);
        var giveBackAt = claimed[0].NextAttempt - (options.Value.MailLease / 2);
        foreach (var group in BundlesOf(view, claimed).Chunk(SentAtOnce))
        {
            // What half the lease did not suffice for runs out and is taken up again; nobody sends beside us.
            if (time.GetUtcNow() > giveBackAt)
                return;
            var units = await UnitsOfAsync(view.Table, group.SelectMany(bundle => bundle), ct);
            await Task.WhenAll(group.Select(bundle => SendOneAsync(view, letters, bundle, units)));
        }
    }

    private static async Task<IReadOnlyDictionary<string, CycleUnit>> UnitsOfAsync(CycleTable table, IEnumerable<PendingRow> group, CancellationToken ct)
    {
        var ids = group.SelectMany(pending => pending.Notice.ConcernedUnits).Order(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? new Dictionary<string, CycleUnit>(StringComparer.Ordinal) : await table.UnitsAsync(ids[0], ids[^1], ct);
    }

    // What was taken in part before, or may not go at all, is no part of another mail.
    private static IEnumerable<IReadOnlyList<PendingRow>> BundlesOf(CycleView view, IReadOnlyList<PendingRow> claimed)
    {
        var inOrder = claimed.OrderBy(pending => pending.Notice.Unit, StringComparer.Ordinal).ToLookup(pending => pending.Taken.Count > 0 || pending.Transport != view.Transport);
        return MailBundle.Of(inOrder[false], pending => pending.Notice, view.Holders).Concat(inOrder[true].Select(pending => new[] { pending }));
    }

    // Once a mail is on its way only the end of its lease cancels it: a stop between its acceptance and its mark would send it again.
    private async Task SendOneAsync(CycleView view, Correspondence letters, IReadOnlyList<PendingRow> bundle, IReadOnlyDictionary<string, CycleUnit> units)
    {
        using var span = Signals.Begin("mail", view.Cycle, ActivityKind.Producer);
        var notice = bundle[0].Notice;
        IReadOnlyList<string> to = [];
        MailOutcome outcome;
        try
        {
            var parts = bundle.Select(pending => (Pending: pending, Letter: letters.Write(pending.Notice, units))).ToList();
            foreach (var (untrue, _) in parts.Where(part => part.Letter is null))
                await MailMarks.DropAsync(view.Table, untrue, view.Now, "no longer true");
            bundle = [.. parts.Where(part => part.Letter is not null).Select(part => part.Pending)];
            if (bundle.Count == 0)
                return;
            notice = bundle[0].Notice;
            to = [.. bundle.SelectMany(pending => AddressesOf(view, pending, units)).Distinct(StringComparer.OrdinalIgnoreCase)];
            var letter = letters.For(to, notice, letters.Together(notice, [.. parts.Select(part => part.Letter).OfType<Letter>()]));
            var first = bundle[0] with { Attempts = bundle.Max(pending => pending.Attempts) };
            outcome = await desk.SendAsync(
                view.Table, first, letter, to, await attachments.OfAsync(view, notice, CancellationToken.None), letters.FormOf(notice, units), [.. bundle.Select(pending => pending.Notice)]);
        }
        catch (Exception fault) when (fault is not Azure.RequestFailedException)
        {
            // One letter that can't be written must not keep the others back.
            LogNotWritten(MailDesk.IdOf(view.Cycle, notice), fault);
            outcome = new MailOutcome.Deferred(fault.Message);
        }

        span?.SetTag("kind", notice.Kind.ToString()).SetTag("outcome", outcome.GetType().Name);
        // What a stop here leaves goes again with the first, under its Message-ID; so that is settled last.
        var (tried, attempts) = (time.GetUtcNow(), bundle.Max(pending => pending.Attempts));
        foreach (var pending in bundle.Reverse())
            await marks.MarkAsync(view.Table, pending with { Attempts = attempts }, outcome, view.Now, to, tried);
    }

    private static IEnumerable<string> AddressesOf(CycleView view, PendingRow pending, IReadOnlyDictionary<string, CycleUnit> units) =>
        view.Holders.AddressesOf(pending.Notice with { To = Correspondence.AddresseeOf(pending.Notice, units) }).Except(pending.Taken, StringComparer.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Error, "Mail {Id} could not be written")]
    private partial void LogNotWritten(string id, Exception fault);
}
