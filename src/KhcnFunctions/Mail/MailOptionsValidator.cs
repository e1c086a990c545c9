using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Names every mistake of the mail settings at once, before the first mail.</summary>
public sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(MailOptions options) => Common(options).Concat(options.Transport switch
    {
        MailTransportKind.Mailbox => [],
        MailTransportKind.Smtp => Sender(options).Concat(Smtp(options.Smtp)),
        MailTransportKind.SendGrid => Sender(options).Concat(SendGrid(options.SendGrid)),
        _ => [$"{MailOptions.Section}:Transport is {options.Transport}; it must be Mailbox, Smtp or SendGrid."],
    });

    private static IEnumerable<string> Common(MailOptions options)
    {
        foreach (var mistake in Identity(MailOptions.Section, options.From, options.FromName, options.ReplyTo))
        {
            yield return mistake;
        }

        foreach (var (agency, sender) in options.Agencies)
        {
            foreach (var mistake in Identity($"{MailOptions.Section}:Agencies:{agency}", sender.From, sender.FromName, sender.ReplyTo))
            {
                yield return mistake;
            }
        }

        // The key stays after a change of the transport: of mails that are out events come yet.
        if (options.SendGrid.EventKey is { Length: > 0 } key && !SendGridSignature.IsKey(key))
        {
            yield return $"{MailOptions.Section}:SendGrid:EventKey is no public key of the curve P-256 in base64.";
        }

        foreach (var domain in options.AllowedDomains.Where(domain => Uri.CheckHostName(domain) is not UriHostNameType.Dns))
        {
            yield return $"{MailOptions.Section}:AllowedDomains holds '{domain}', which is not a domain such as quangngai.gov.vn.";
        }
    }

    private static IEnumerable<string> Identity(string section, string? from, string? fromName, string? replyTo)
    {
        if (from is null || !IsAddress(from))
        {
            yield return $"{section}:From is '{from}', which is not a mail address.";
        }

        if (string.IsNullOrWhiteSpace(fromName))
        {
            yield return $"{section}:FromName is blank; recipients would not see who writes.";
        }

        if (replyTo is not null && !IsAddress(replyTo))
        {
            yield return $"{section}:ReplyTo is '{replyTo}', which is not a mail address.";
        }
    }

    private static IEnumerable<string> Sender(MailOptions options) =>
        from sender in options.Agencies.Select(agency => (Section: $"{MailOptions.Section}:Agencies:{agency.Key}", agency.Value.From)).Prepend((MailOptions.Section, options.From))
        where sender.From?.EndsWith(".example", StringComparison.OrdinalIgnoreCase) is true
        select $"{sender.Section}:From is the sample address '{sender.From}'; set the department's own.";

    private static IEnumerable<string> Smtp(SmtpOptions smtp)
    {
        if (Uri.CheckHostName(smtp.Host) is UriHostNameType.Unknown)
        {
            yield return $"{MailOptions.Section}:Smtp:Host is '{smtp.Host}'; it must be a host name or an IP address.";
        }

        if (smtp.Port is < 1 or > 65535)
        {
            yield return $"{MailOptions.Section}:Smtp:Port is {smtp.Port}; it must be between 1 and 65535.";
        }

        if (!Enum.IsDefined(smtp.Security))
        {
            yield return $"{MailOptions.Section}:Smtp:Security is {smtp.Security}; it must be None, StartTls or Tls.";
        }

        if (smtp.User is null != smtp.Password is null)
        {
            yield return $"{MailOptions.Section}:Smtp needs User and Password together, or neither.";
        }

        if (smtp is { User: not null, Security: SmtpSecurity.None })
        {
            yield return $"{MailOptions.Section}:Smtp:Security is None, but a password must not go over the wire in the clear; use StartTls or Tls.";
        }

        if (smtp.Timeout <= TimeSpan.Zero)
        {
            yield return $"{MailOptions.Section}:Smtp:Timeout must be positive.";
        }
    }

    private static IEnumerable<string> SendGrid(SendGridOptions sendGrid)
    {
        if (string.IsNullOrWhiteSpace(sendGrid.ApiKey))
        {
            yield return $"{MailOptions.Section}:SendGrid:ApiKey is missing.";
        }

        if (!Uri.TryCreate(sendGrid.Host, UriKind.Absolute, out var host) || !(host.Scheme == Uri.UriSchemeHttps || (host.IsLoopback && host.Scheme == Uri.UriSchemeHttp)))
        {
            yield return $"{MailOptions.Section}:SendGrid:Host is '{sendGrid.Host}'; it must be an https address.";
        }

        if (sendGrid.Timeout <= TimeSpan.Zero)
        {
            yield return $"{MailOptions.Section}:SendGrid:Timeout must be positive.";
        }
    }

    private static bool IsAddress(string address) => MailboxAddress.TryParse(address, out var mailbox)
        && mailbox.Address == address && mailbox.Domain.Length > 0;
}
