namespace KhcnFunctions.Mail;

/// <summary>What is known of a mail's addresses, each on its own. The same events give the same whatever their order and however often they come.</summary>
public sealed record AddressFates(IReadOnlyList<AddressFate> Known)
{
    public static AddressFates None { get; } = new([]);

    public IEnumerable<AddressFate> Bounced => Known.Where(known => known.Fate is MailFate.Bounced);

    /// <summary>The last attempt from which a copy was given back; -1 where none was.</summary>
    public int LastGivenBack => Known.Select(known => known.After).DefaultIfEmpty(-1).Max();

    /// <returns>This very object where the event says nothing new.</returns>
    public AddressFates With(MailEvent heard)
    {
        var known = Find(heard.Address) ?? new(heard.Address, MailFate.Unknown, heard.At);
        var isNews = heard.Attempt > known.After && (heard.Fate > known.Fate || (heard.Fate == known.Fate && heard.At < known.At));
        return isNews ? Replace(known with { Fate = heard.Fate, At = heard.At, Cause = heard.Cause, Answer = heard.Answer }) : this;
    }

    /// <summary>The mail is to go again: what comes yet from these addresses by attempts so far is no longer its fate.</summary>
    /// <param name="attempt">The latest so far.</param>
    public AddressFates GiveBack(IEnumerable<string> addresses, int attempt) => addresses.Aggregate(this, (fates, address) =>
        fates.Replace(new(fates.Find(address)?.Address ?? address, MailFate.Unknown, DateTimeOffset.UnixEpoch, Math.Max(attempt, fates.Find(address)?.After ?? -1))));

    public bool IsDelivered(string address) => Find(address)?.Fate is MailFate.Delivered or MailFate.Unwanted;

    private AddressFate? Find(string address) => Known.FirstOrDefault(known => known.Address.Equals(address, StringComparison.OrdinalIgnoreCase));

    private AddressFates Replace(AddressFate fate) =>
        new([.. Known.Where(known => !known.Address.Equals(fate.Address, StringComparison.OrdinalIgnoreCase)).Append(fate).OrderBy(known => known.Address, StringComparer.OrdinalIgnoreCase)]);
}
