using KhcnFunctions.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>Names every mistake of the settings of incoming mail at once.</summary>
public sealed class InboundOptionsValidator : IValidateOptions<InboundOptions>
{
    public ValidateOptionsResult Validate(string? name, InboundOptions options)
    {
        var mistakes = Mistakes(options).Concat(Mistakes(options.Imap)).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(InboundOptions options)
    {
        if (options.Address is { Length: > 0 } address)
        {
            if (!MailboxAddress.TryParse(address, out var mailbox) || mailbox.Address != address || mailbox.Domain.Length == 0 || address.Contains('+', StringComparison.Ordinal))
                yield return $"{InboundOptions.Section}:Address is '{address}', which is no mail address without a plus.";
            else if (mailbox.LocalPart.Length > InboundOptions.LongestLocalPart)
                yield return $"{InboundOptions.Section}:Address is '{address}'; before the @ it may have {InboundOptions.LongestLocalPart} characters, since the token of a link goes there too.";
        }

        // The secrets themselves are never told.
        if (options.Secrets.Any(secret => secret.Length < InboundOptions.ShortestSecret || !secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')))
            yield return $"{InboundOptions.Section}:Secrets must have at least {InboundOptions.ShortestSecret} characters each, letters, digits, - and _ alone.";
        if (options.Secrets.Count > 2)
            yield return $"{InboundOptions.Section}:Secrets has {options.Secrets.Count} entries; two are enough to replace one.";
        if (options.VerificationKey is { Length: > 0 } key && !SendGridSignature.IsKey(key))
            yield return $"{InboundOptions.Section}:VerificationKey is no public key of the curve P-256 in base64.";
    }

    private static IEnumerable<string> Mistakes(ImapOptions imap)
    {
        const string section = InboundOptions.Section + ":Imap";
        if (imap.Host is not { Length: > 0 })
            yield break;
        if (Uri.CheckHostName(imap.Host) is UriHostNameType.Unknown)
            yield return $"{section}:Host is '{imap.Host}'; it must be a host name or an IP address.";
        if (imap.Port is < 1 or > 65535)
            yield return $"{section}:Port is {imap.Port}; it must be between 1 and 65535.";
        if (imap.User is not { Length: > 0 } || imap.Password is not { Length: > 0 })
            yield return $"{section} needs User and Password.";
        if (imap.Security is SmtpSecurity.None && imap.Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return $"{section}:Security is None, but a password must not go over the wire in the clear; use StartTls or Tls.";
        if (string.IsNullOrWhiteSpace(imap.Folder))
            yield return $"{section}:Folder is blank.";
        if (imap.Timeout <= TimeSpan.Zero)
            yield return $"{section}:Timeout must be positive.";
    }
}
