using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>Why a mail is nobody's report.</summary>
public enum QuarantineReason
{
    /// <summary>Neither a token nor a reference to a mail of ours.</summary>
    NoToken,

    /// <summary>A token that is not ours, was replaced, or whose cycle has ended.</summary>
    UnknownToken,

    /// <summary>The sender is none of the unit's addresses.</summary>
    UnknownSender,

    /// <summary>Neither SPF nor DKIM proves the sender's domain.</summary>
    NotAuthenticated,
    Empty,

    /// <summary>The head agrees, but nothing waits or something else does.</summary>
    NothingWaits,

    /// <summary>The unit has no part in the cycle any more.</summary>
    NotTaken,

    /// <summary>The unit's duties passed to its successor.</summary>
    Transferred,

    /// <summary>A text that is no report: a question, thanks, or words about what was sent before.</summary>
    NotAReport,

    /// <summary>The head agrees, and says something besides.</summary>
    AgreedWithWords,

    /// <summary>It went another way, though a report of the unit stands or waits.</summary>
    ElsewhereThoughSent,

    /// <summary>Recording it failed however often it was tried.</summary>
    Failed,

    /// <summary>It can't be read at all.</summary>
    Unreadable,
}

/// <summary>Whose a mail is.</summary>
internal abstract record MailMatch
{
    private MailMatch()
    {
    }

    /// <param name="Caller">With the rights of the sender, not of the link.</param>
    internal sealed record Found(UnitCaller Caller, CycleUnit Standing) : MailMatch;

    /// <param name="Basis">The cycle that it seems to be about; null for strangers.</param>
    /// <param name="Unit">Whose token or address it has; null where nobody's.</param>
    /// <param name="SenderIsKnown">The sender is one of that unit's addresses, so that the unit may be told.</param>
    internal sealed record Refused(QuarantineReason Reason, CycleBasis? Basis, string? Unit, bool SenderIsKnown) : MailMatch;
}

/// <summary>Finds the unit that sent a mail: by its token, else by the mail of ours that it answers.</summary>
public sealed class MailMatching(CallerFinder callers, CycleIndex index, CycleBases bases, StorageRealms realms, CycleClocks clocks)
{
    internal async Task<MailMatch> MatchAsync(IncomingMail mail, MailFacts facts, CancellationToken ct)
    {
        var (caller, missing) = await FindAsync(mail, ct);
        if (caller is null)
            return missing!;
        var row = await new CycleTable(caller.Basis.Cycle, realms.For(caller.Basis.Cycle)).FindUnitAsync(caller.Unit.Id, ct);
        if (row is null)
            return new MailMatch.Refused(QuarantineReason.NotTaken, caller.Basis, caller.Unit.Id, false);
        var isHead = IsHeadOf(caller.Unit, row.Unit, mail.Sender);
        var isKnown = isHead || IsOf(caller.Unit, row.Unit, mail.Sender);
        MailMatch.Refused Refuse(QuarantineReason reason) => new(reason, caller.Basis, caller.Unit.Id, isKnown);
        if (row.Unit.Generation != caller.Generation)
            return Refuse(QuarantineReason.UnknownToken);
        if (!isKnown)
            return Refuse(QuarantineReason.UnknownSender);
        return SenderProof.Stands(mail.Sender!, facts)
            ? new MailMatch.Found(caller with { IsHead = isHead }, row.Unit)
            : Refuse(QuarantineReason.NotAuthenticated);
    }

    private async Task<(UnitCaller? Caller, MailMatch.Refused? Missing)> FindAsync(IncomingMail mail, CancellationToken ct)
    {
        if (mail.Token is not null)
        {
            try
            {
                return UnitLink.Read(mail.Token) is { } link && await callers.FindByLinkAsync(link, ct) is { } caller
                    ? (caller, null)
                    : (null, await AboutAsync(mail, null, QuarantineReason.UnknownToken, ct));
            }
            catch (ProblemException refused)
            {
                return (null, await AboutAsync(mail, refused.Problem.Basis, QuarantineReason.UnknownToken, ct));
            }
        }

        return await FindByReferenceAsync(mail, ct);
    }

    // An answer to a mail of ours from another mailbox program, which dropped the reply address.
    private async Task<(UnitCaller? Caller, MailMatch.Refused? Missing)> FindByReferenceAsync(IncomingMail mail, CancellationToken ct)
    {
        MailMatch.Refused? known = null;
        await foreach (var cycle in index.OpenAsync(null, ct))
        {
            if (mail.Sender is null || await bases.FindAsync(cycle, ct) is not { } basis || (await clocks.ForAsync(cycle, ct)).Now >= basis.Closing)
                continue;
            var table = new CycleTable(cycle, realms.For(cycle));
            var plan = await table.FindAsync(ct) is { } snapshot ? basis.Plan.WithSuccessorsOf(snapshot.Decisions) : basis.Plan;
            // A unit under a new name has the addresses that it had: what passed its duties on comes last.
            foreach (var row in (await table.UnitsAsync(ct)).OrderBy(row => row.Unit.Status is UnitStatus.Transferred))
            {
                if (plan.Register.Units.FirstOrDefault(unit => unit.Id == row.Unit.Unit) is not { } unit || !(IsOf(unit, row.Unit, mail.Sender) || IsHeadOf(unit, row.Unit, mail.Sender)))
                    continue;
                known ??= new MailMatch.Refused(QuarantineReason.NoToken, basis, unit.Id, SenderIsKnown: true);
                if (mail.References.Count > 0 && await AnswersAsync(table, unit.Id, mail.References, ct))
                    return (new UnitCaller(basis, unit, row.Unit.Generation, IsHead: false), null);
            }
        }

        return (null, known ?? new MailMatch.Refused(QuarantineReason.NoToken, null, null, false));
    }

    private static async Task<bool> AnswersAsync(CycleTable table, string unit, IReadOnlyList<string> references, CancellationToken ct)
    {
        await foreach (var sent in table.OutboxAsync(ct))
        {
            if (sent.Notice.ConcernedUnits.Contains(unit) && references.Contains(Mail.MailDesk.IdOf(table.Cycle, sent.Notice)))
                return true;
        }

        return false;
    }

    private async Task<MailMatch.Refused> AboutAsync(IncomingMail mail, CycleBasis? basis, QuarantineReason reason, CancellationToken ct)
    {
        if (basis is null)
        {
            var (_, known) = await FindByReferenceAsync(mail with { References = [] }, ct);
            return known! with { Reason = reason };
        }

        var unit = basis.Plan.Register.Units.FirstOrDefault(unit => unit.Emails.Any(address => Same(address, mail.Sender)) || Same(unit.HeadEmail, mail.Sender));
        return new MailMatch.Refused(reason, basis, unit?.Id, unit is not null);
    }

    // A corrected address stands for those of the register.
    private static bool IsHeadOf(Plans.Unit unit, CycleUnit standing, string? sender) => Same(standing.HeadEmail ?? unit.HeadEmail, sender);

    private static bool IsOf(Plans.Unit unit, CycleUnit standing, string? sender) =>
        standing.Email is { } corrected ? Same(corrected, sender) : unit.Emails.Any(address => Same(address, sender));

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
