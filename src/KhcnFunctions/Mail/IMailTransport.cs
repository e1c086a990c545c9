using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>The one seam between the outbox and the world.</summary>
public interface IMailTransport
{
    /// <summary>Tries once. What goes wrong is an outcome, not an exception, the caller's cancellation too: the outcome says whether the mail may have gone.</summary>
    Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken);

    /// <summary>Looks whether a mail could go now, without sending any.</summary>
    /// <returns>What stands against it; null where nothing does.</returns>
    Task<string?> FindFaultAsync(CancellationToken cancellationToken);
}

/// <summary>What became of one attempt.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The next server has it; that is not delivery.</summary>
    /// <param name="ProviderId">The provider's id or answer.</param>
    /// <param name="RefusedRecipients">Addresses that were refused for good while others were taken, each with its reason.</param>
    public sealed record Accepted(string? ProviderId, IReadOnlyList<RefusedRecipient> RefusedRecipients) : MailOutcome
    {
        public Accepted(string? providerId)
            : this(providerId, [])
        {
        }
    }

    /// <summary>Refused for good: this mail will never be taken as it is.</summary>
    public sealed record Refused(string Reason, RefusalCause Cause = RefusalCause.NotTaken) : MailOutcome;

    /// <summary>Certainly not taken now; worth another attempt.</summary>
    public sealed record Deferred(string Reason) : MailOutcome;

    /// <summary>May have been taken: the answer to the mail's data never came.</summary>
    public sealed record Unclear(string Reason) : MailOutcome;
}

/// <summary>An address that was refused for good while others of the same mail were taken.</summary>
public sealed record RefusedRecipient(string Address, string Answer, RefusalCause Cause);
