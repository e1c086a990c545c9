using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Submissions;

/// <summary>
/// Mails the present links to whoever is registered with an address: to the unit or head, never to what was typed. Once an
/// hour a holder, by the mail's key.
/// </summary>
public sealed partial class LinkRenewal(CycleIndex index, CycleViews views, Outbox outbox, TimeProvider time, ILogger<LinkRenewal> log)
{
    private const int MailsAtOnce = 50;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Decides the mails of all open cycles; the same look-ups for every address. Sending goes on by itself.</summary>
    internal async Task DecideAsync(string address, CancellationToken ct)
    {
        var occasion = FormattableString.Invariant($"{time.GetUtcNow():yyyyMMddHH}");
        await foreach (var cycle in index.OpenAsync(null, ct))
        {
            var view = await views.LoadAsync(cycle, ct);
            if (view.Now >= view.Basis.Closing)
                continue;
            var units = await view.Table.UnitsAsync(ct);
            var notices = units.Where(row => row.Unit.Status is not UnitStatus.Transferred)
                .SelectMany(row => HoldersOf(view.Holders.Unit(row.Unit.Unit), row.Unit, address).Select(holder => new Notice(NoticeKind.LinkRequested, holder, occasion) { Unit = row.Unit.Unit }))
                .ToList();
            if (notices.Count == 0)
                continue;
            await view.Table.WriteMailsAsync(notices, view, time, ct);
            _ = Task.Run(() => SendAsync(cycle), CancellationToken.None);
        }
    }

    private static IEnumerable<Holder> HoldersOf(Unit unit, CycleUnit standing, string address)
    {
        IReadOnlyList<string> addresses = standing.Email is { } corrected ? [corrected] : unit.Emails;
        if (addresses.Contains(address, StringComparer.OrdinalIgnoreCase))
            yield return Holder.Unit(unit.Id);
        if (string.Equals(unit.HeadEmail, address, StringComparison.OrdinalIgnoreCase))
            yield return Holder.Head(unit.Id);
    }

    private async Task SendAsync(CycleKey cycle)
    {
        try
        {
            await outbox.SendDueAsync(cycle, MailsAtOnce, Longest, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogLeft(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Links that were asked for are left to the sweeper")]
    private partial void LogLeft(Exception fault);
}
