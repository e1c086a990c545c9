using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Stands before every transport: the one switch that holds all sending, and the allow-list for mail that leaves the machine.</summary>
/// <param name="isHeld">False for mails that go even where all else is held.</param>
public sealed class GuardedTransport(IMailTransport inner, IOptionsMonitor<MailOptions> options, bool isProduction, bool isHeld = true) : IMailTransport
{
    /// <summary>Key of the transport, among the services, whose mails are not held.</summary>
    public const string NeverHeld = "never-held";

    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var current = options.CurrentValue;
        if (current.Hold && isHeld)
        {
            return new MailOutcome.Deferred($"All sending is on hold ({MailOptions.Section}:Hold).");
        }

        var refused = inner is BlobMailbox ? null : AllowList.Check(message.To.Mailboxes, current.AllowedDomains, isProduction);
        return refused ?? await inner.SendAsync(message, cancellationToken);
    }

    public Task<string?> FindFaultAsync(CancellationToken cancellationToken) => inner.FindFaultAsync(cancellationToken);
}
