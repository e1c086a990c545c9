using System.Globalization;
using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Makes the MIME message of an outgoing mail. Nothing in it is random, so a second attempt is the same message.</summary>
public sealed class MailComposer(IOptions<MailOptions> options, ILoggerFactory loggers)
{
    /// <summary>Carries the opaque id, since it isn't known whether SendGrid keeps our Message-ID.</summary>
    public const string KeyHeader = "X-Khcn-Key";

    /// <summary>Carries the sealed reference as far as the transport, which makes a custom argument of it.</summary>
    public const string ReferenceHeader = "X-Khcn-Mail";

    private readonly ComponentHtml _html = new(loggers);

    /// <exception cref="ArgumentException">There is no address.</exception>
    /// <exception cref="FormatException">An address or a content type is malformed.</exception>
    public async Task<MimeMessage> ComposeAsync(OutgoingMail mail)
    {
        ArgumentOutOfRangeException.ThrowIfZero(mail.To.Count, nameof(mail));
        var id = OpaqueMailId.Of(mail.Key);
        var own = mail.Agency is null ? null : options.Value.Agencies.TryGetValue(mail.Agency, out var sender) ? sender : null;
        var from = new MailboxAddress(Encoding.UTF8, own?.FromName ?? options.Value.FromName, own?.From ?? options.Value.From);
        var message = new MimeMessage
        {
            Date = mail.At.ToOffset(VietnamTime.Offset),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{id}@{from.Domain}"),
            Subject = mail.Letter.Subject,
            Body = Body(mail, await RenderHtmlAsync(mail.Letter), id),
        };
        message.From.Add(from);
        message.To.AddRange(mail.To.Select(Mailbox));
        if ((mail.ReplyTo ?? (own is null ? options.Value.ReplyTo : own.ReplyTo)) is { } replyTo)
        {
            message.ReplyTo.Add(Mailbox(replyTo));
        }

        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834, section 5
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(KeyHeader, id);
        if (mail.Reference is { } reference)
            message.Headers.Add(ReferenceHeader, reference);
        return message;
    }

    /// <summary>The HTML part.</summary>
    public Task<string> RenderHtmlAsync(Letter letter) =>
        _html.RenderAsync<LetterHtml>(new Dictionary<string, object?> { [nameof(LetterHtml.Letter)] = letter });

    private static MailboxAddress Mailbox(string address) => MailboxAddress.TryParse(address, out var mailbox) && mailbox.Domain.Length > 0
        ? mailbox
        : throw new FormatException($"'{address}' is not a mail address.");

    private static Multipart Body(OutgoingMail mail, string html, string id)
    {
        var alternative = new MultipartAlternative
        {
            Text("plain", mail.Letter.ToText()),
            Text("html", html),
        };
        alternative.Boundary = $"=_{id}_a";
        if (mail.Attachments.Count == 0)
        {
            return alternative;
        }

        var mixed = new Multipart("mixed") { alternative };
        mixed.Boundary = $"=_{id}_m";
        foreach (var attachment in mail.Attachments)
        {
            mixed.Add(Attached(attachment));
        }

        return mixed;
    }

    private static TextPart Text(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n")); // RFC 2045, section 6.8
        return part;
    }

    private static MimePart Attached(MailAttachment attachment)
    {
        if (!ContentType.TryParse(attachment.ContentType, out var type))
        {
            throw new FormatException($"'{attachment.ContentType}' is not a content type.");
        }

        // MimeKit writes both names by RFC 2231.
        var name = attachment.FileName.Normalize();
        return new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(attachment.Content.ToArray(), writable: false)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = name,
        };
    }
}
