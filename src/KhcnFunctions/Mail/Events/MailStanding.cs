using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail.Events;

/// <summary>An event of a known mail.</summary>
/// <param name="To">All addresses of the attempt.</param>
internal sealed record HeardEvent(MailEvent Event, IReadOnlyList<string> To);

/// <summary>How a mail stands after what was heard of its addresses.</summary>
internal static class MailStanding
{
    /// <returns>The mail itself, unchanged, where the events say nothing new.</returns>
    public static OutboxRow After(OutboxRow mail, IEnumerable<HeardEvent> heard)
    {
        var events = heard.ToList();
        var fates = events.Aggregate(mail.Fates, (known, each) => known.With(each.Event));
        // Of the attempts since the mail was last given back. One event proves that the provider took the whole attempt.
        var latest = events.Where(each => each.Event.Attempt > mail.Fates.LastGivenBack).ToList();
        var wasOut = mail.State is MailState.Sent or MailState.Delivered or MailState.Bounced;
        var isOut = wasOut || latest.Count > 0;
        var to = wasOut ? mail.To : [.. mail.To.Concat(latest.SelectMany(each => each.To)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var state = isOut ? StateOf(to, fates) ?? mail.State : mail.State;
        return ReferenceEquals(fates, mail.Fates) && state == mail.State
            ? mail
            : mail with { State = state, To = to, Fates = fates, Remark = RemarkOf(fates.Known) };
    }

    /// <summary>What stands for a mail that came back from some of its addresses, until one is corrected.</summary>
    /// <param name="before">What stood so far; told to HCTH already, it is told again only where another address came back.</param>
    /// <param name="at">The cycle's time.</param>
    public static RefusedRow Refused(OutboxRow mail, RefusedRow? before, IEnumerable<HeardEvent> heard, string transport, DateTimeOffset at)
    {
        var bounced = mail.Fates.Bounced.ToList();
        IReadOnlyList<string> refused = [.. bounced.Select(known => known.Address)];
        var isNews = before is null || refused.Except(before.To, StringComparer.OrdinalIgnoreCase).Any();
        var attempts = heard.Select(each => each.Event.Attempt).Append(before?.Mail.Attempts ?? 0).Max();
        var again = new PendingRow(mail.Notice, mail.DecidedAt, at, attempts, transport, default)
        {
            Taken = [.. mail.To.Except(refused, StringComparer.OrdinalIgnoreCase)],
        };
        return new RefusedRow(again, refused, bounced[0].Cause, RemarkOf(bounced) ?? "", isNews ? at : before!.At, Told: !isNews && before!.Told);
    }

    /// <summary>The worst that is true of an address; null where nothing counts any more.</summary>
    private static MailState? StateOf(IReadOnlyList<string> to, AddressFates fates)
    {
        if (fates.Bounced.Any())
            return MailState.Bounced;
        if (to.Count > 0 && to.All(fates.IsDelivered))
            return MailState.Delivered;
        return fates.Known.Any(known => known.Fate is not MailFate.Unknown) ? MailState.Sent : null;
    }

    private static string? RemarkOf(IEnumerable<AddressFate> fates) =>
        string.Join("; ", fates.Where(known => known.Answer is not null).Select(known => $"{known.Address}: {known.Answer}")) is { Length: > 0 } said ? said : null;
}
