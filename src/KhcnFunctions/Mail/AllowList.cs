using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Decides who may get mail, so that a trial never writes to strangers.</summary>
public static class AllowList
{
    /// <summary>Null when all recipients may get mail, else why not.</summary>
    /// <param name="allowedDomains">Exact domains; empty means all in production and none elsewhere.</param>
    public static MailOutcome.Refused? Check(IEnumerable<MailboxAddress> recipients, IEnumerable<string> allowedDomains, bool isProduction)
    {
        var domains = allowedDomains.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (domains.Count == 0 && isProduction)
        {
            return null;
        }

        var outside = recipients.Where(recipient => !domains.Contains(recipient.Domain)).Select(recipient => recipient.Address).ToList();
        return outside.Count == 0
            ? null
            : new MailOutcome.Refused($"Not on the allow-list ({MailOptions.Section}:AllowedDomains): {string.Join(", ", outside)}.", RefusalCause.NotAllowed);
    }
}
