using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail;

/// <summary>The links of one cycle. Each opens the report of its unit and nothing else.</summary>
/// <param name="address">The public address, without a slash at its end.</param>
internal sealed class CycleLinks(CycleKey cycle, byte[] key, string address)
{
    /// <summary>The link that a unit's mails carry: the head's own where they go to the head alone.</summary>
    public string ToUnit(Unit unit, CycleUnit standing) => $"{address}/bao-cao/{TokenToUnit(unit, standing)}";

    public string ToHead(CycleUnit standing) => $"{address}/bao-cao/{TokenToHead(standing)}";

    /// <summary>A page of the cycle at the desk; who opens it signs in there. Null in a rehearsal, which has no desk.</summary>
    /// <param name="part">As <see cref="DeskParts"/> names it, or below one of them.</param>
    public string? ToDesk(string part) => cycle.Rehearsal is null ? address + DeskParts.AddressOf(cycle.Period, part) : null;

    /// <summary>Where a leader, or who reads in that place, answers by the mail alone. The link dies with the subject, the place and after <see cref="LeaderLink.Days"/> days.</summary>
    /// <param name="today">The day of the mail in Việt Nam.</param>
    public string ToLeader(LeaderReader reader, AnswerSubject subject, DateOnly today) =>
        $"{address}/y-kien/{AccessToken.Issue(cycle, LeaderLink.HolderOf(reader, subject), LeaderLink.GenerationOf(today), key)}";

    /// <summary>Where the issued document is, for whoever has the link.</summary>
    public string ToDocument(int draft) => $"{address}/van-ban/{AccessToken.Issue(cycle, AccessToken.DocumentOf(draft), 1, key)}";

    /// <summary>The last part of the link, which reply addresses carry too.</summary>
    public string TokenToUnit(Unit unit, CycleUnit standing) =>
        (standing.Email is { } corrected ? [corrected] : unit.Emails) is [var only]
        && string.Equals(only, standing.HeadEmail ?? unit.HeadEmail, StringComparison.OrdinalIgnoreCase)
            ? TokenToHead(standing)
            : AccessToken.Issue(cycle, standing.Unit, standing.Generation, key);

    public string TokenToHead(CycleUnit standing) => AccessToken.Issue(cycle, AccessToken.HeadOf(standing.Unit), standing.Generation, key);
}

/// <summary>Makes the links of units and their heads.</summary>
public sealed class UnitLinks(TokenKeys keys, IOptions<KhcnOptions> options)
{
    /// <summary>Where a rehearsal's links seem to lead; its mails go to nobody.</summary>
    private const string RehearsalAddress = "https://chay-thu.example";

    internal async Task<CycleLinks> ForAsync(CycleKey cycle, CancellationToken ct)
    {
        var address = cycle.Rehearsal is null ? options.Value.PublicAddress.TrimEnd('/') : RehearsalAddress;
        return new CycleLinks(cycle, await keys.SigningKeyAsync(cycle, ct), address);
    }
}
