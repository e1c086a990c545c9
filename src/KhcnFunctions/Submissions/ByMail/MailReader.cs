using MimeKit;
using MimeKit.Utils;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Reads a raw mail, whatever state it is in. What can't be understood is left out; nothing is fetched, run or shown.
/// Memory is bounded by a few times the mail's own size.
/// </summary>
/// <param name="address">Our own address for replies, without a token; null where there is none.</param>
public sealed class MailReader(string? address)
{
    private const int LongestSubject = 500;
    private const int MostReferences = 50;

    /// <summary>Bytes from its beginning in which a mail says whose it is.</summary>
    private const int LargestTop = 256 * 1024;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = MailLimits.MostDepth, MaxAddressGroupDepth = 3 };

    /// <exception cref="UnreasonableMailException">It has more parts or headers than any mail.</exception>
    /// <exception cref="FormatException">It is no mail at all.</exception>
    public IncomingMail Read(byte[] raw, MailFacts facts)
    {
        using var stream = new MemoryStream(raw, writable: false);
        MailLimits.Check(stream);
        using var message = new MimeParser(Options, stream, MimeFormat.Entity, persistent: true).ParseMessage();
        var parts = MailParts.Of(message);
        var text = ReplyText.Of(parts.Text);
        if (text.Text.Length == 0)
            text = text.Forwarded is { } forwarded ? ReplyText.Of(forwarded) : ReplyText.Of(parts.EmbeddedText);
        var sender = SenderOf(message);
        return new IncomingMail
        {
            Kind = MailKinds.Of(message, facts, IsOwn(message, sender), text.Text.Length > 0 || parts.Files.Count > 0),
            MessageId = message.MessageId is { Length: > 0 and < 500 } id ? id : null,
            Sender = sender,
            Subject = Line(message.Subject),
            Token = MailToken.Find(message, facts),
            References = ReferencesOf(message),
            ReceivedAt = ReceivedAt(message.Headers),
            Text = text.Text,
            Attachments = parts.Files,
        };
    }

    /// <summary>Whose a mail is, by the headers at its top and what the receiving server knows; never fails.</summary>
    internal IncomingMail ReadTop(byte[] raw, MailFacts facts)
    {
        try
        {
            using var top = new MemoryStream(raw, 0, Math.Min(raw.Length, LargestTop), writable: false);
            using var message = new MimeMessage(HeaderList.Load(Options, top));
            return new IncomingMail
            {
                Kind = MailKind.Report,
                Sender = SenderOf(message) ?? SenderOf(facts),
                Subject = Line(message.Subject),
                Token = MailToken.Find(message, facts),
                References = ReferencesOf(message),
                ReceivedAt = ReceivedAt(message.Headers),
            };
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            using var none = new MimeMessage();
            return new IncomingMail { Kind = MailKind.Report, Sender = SenderOf(facts), Token = MailToken.Find(none, facts) };
        }
    }

    private static string? SenderOf(MailFacts facts) => facts.From?.Trim().Trim('<', '>').ToLowerInvariant() is { Length: > 0 and < 255 } sender ? sender : null;

    // Two senders are nobody's: which of them is meant can't be told.
    private static string? SenderOf(MimeMessage message) =>
        message.From.Mailboxes.Take(2).ToList() is [var only] && only.Address is { Length: > 0 and < 255 } sender ? sender.ToLowerInvariant() : null;

    private bool IsOwn(MimeMessage message, string? sender) =>
        message.Headers.Contains(Mail.MailComposer.KeyHeader)
        || (address is not null && sender is not null && string.Equals(MailToken.WithoutTag(sender), address, StringComparison.OrdinalIgnoreCase));

    private static List<string> ReferencesOf(MimeMessage message) =>
    [
        .. MimeUtils.EnumerateReferences(message.Headers[HeaderId.InReplyTo] ?? "")
            .Concat(MimeUtils.EnumerateReferences(message.Headers[HeaderId.References] ?? "").Take(1000).Reverse())
            .Select(reference => reference.Split('@')[0]).Where(IsOpaqueId).Distinct(StringComparer.Ordinal).Take(MostReferences),
    ];

    private static bool IsOpaqueId(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigitLower);

    // The topmost is our own server's; those below may say anything.
    private static DateTimeOffset? ReceivedAt(HeaderList headers)
    {
        var value = headers[HeaderId.Received];
        return value is not null && value.LastIndexOf(';') is var at and >= 0 && DateUtils.TryParse(value[(at + 1)..], out var received)
            ? received.ToUniversalTime()
            : null;
    }

    private static string Line(string? text)
    {
        var line = new string([.. (text ?? "").Take(LongestSubject).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)]);
        return line.Normalize().Trim();
    }
}
