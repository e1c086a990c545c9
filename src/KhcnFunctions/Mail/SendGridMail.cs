using MimeKit;
using SendGrid.Helpers.Mail;

namespace KhcnFunctions.Mail;

/// <summary>The same mail in SendGrid's own form.</summary>
internal static class SendGridMail
{
    /// <summary>Name of the custom argument that comes back with each delivery event.</summary>
    public const string KeyArgument = "khcn_key";

    /// <summary>The custom argument by which an event finds its mail again.</summary>
    public const string ReferenceArgument = "khcn_mail";

    public static SendGridMessage From(MimeMessage message)
    {
        var mail = new SendGridMessage
        {
            From = Address(message.From.Mailboxes.Single()),
            ReplyTo = message.ReplyTo.Mailboxes.Select(Address).FirstOrDefault(),
            Subject = message.Subject,
            PlainTextContent = message.TextBody,
            HtmlContent = message.HtmlBody,
            Personalizations = [new Personalization { Tos = [.. message.To.Mailboxes.Select(Address)] }],
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Message-ID"] = $"<{message.MessageId}>" },
            CustomArgs = new Dictionary<string, string>(StringComparer.Ordinal) { [KeyArgument] = message.Headers[MailComposer.KeyHeader] ?? "" },
        };
        if (message.Headers[MailComposer.ReferenceHeader] is { } reference)
            mail.CustomArgs[ReferenceArgument] = reference;
        foreach (var header in new[] { "Auto-Submitted", "X-Auto-Response-Suppress", MailComposer.KeyHeader })
        {
            mail.Headers[header] = message.Headers[header];
        }

        foreach (var attachment in message.Attachments.OfType<MimePart>())
        {
            mail.AddAttachment(attachment.FileName, Content(attachment), attachment.ContentType.MimeType, "attachment");
        }

        // Tracking would rewrite the units' links through a third party.
        mail.SetClickTracking(enable: false, enableText: false);
        mail.SetOpenTracking(enable: false);
        return mail;
    }

    private static EmailAddress Address(MailboxAddress mailbox) => new(mailbox.Address, string.IsNullOrEmpty(mailbox.Name) ? null : mailbox.Name);

    private static string Content(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return Convert.ToBase64String(content.GetBuffer(), 0, (int)content.Length);
    }
}
