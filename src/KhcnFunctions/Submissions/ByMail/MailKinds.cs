using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>Tells people's mails from machines'. Machines' are never answered, so that no two of them talk for ever.</summary>
internal static class MailKinds
{
    private static readonly string[] AutomaticHeaders = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "List-Id"];
    private static readonly string[] AutomaticPrecedence = ["bulk", "junk", "list", "auto_reply"];

    private static readonly string[] AutomaticSubjects =
        ["automatic reply:", "auto reply:", "autoreply:", "out of office:", "trả lời tự động:", "tự động trả lời:", "thư trả lời tự động:", "thông báo vắng mặt:"];

    private static readonly string[] Machines = ["mailer-daemon", "postmaster", "mail-daemon"];

    public static MailKind Of(MimeMessage message, MailFacts facts, bool isOwn, bool hasContent)
    {
        if (IsBounce(message, facts))
            return MailKind.Bounce;
        if (isOwn)
            return MailKind.Own;
        if (IsAutomatic(message, facts))
            return MailKind.AutoReply;
        return hasContent ? MailKind.Report : MailKind.Empty;
    }

    private static bool IsBounce(MimeMessage message, MailFacts facts)
    {
        if (ReportType(message) is "delivery-status" || message.Headers.Contains("X-Failed-Recipients"))
            return true;
        var isMachine = message.From.Mailboxes.Any(sender => Machines.Contains(sender.Address.Split('@')[0], StringComparer.OrdinalIgnoreCase));
        return isMachine && (HasEmptyReturnPath(message, facts) || IsAutoSubmitted(message));
    }

    private static bool IsAutomatic(MimeMessage message, MailFacts facts) =>
        IsAutoSubmitted(message)
        || HasEmptyReturnPath(message, facts)
        || ReportType(message) is not null
        || AutomaticHeaders.Any(message.Headers.Contains)
        || AutomaticPrecedence.Contains(message.Headers["Precedence"]?.Trim(), StringComparer.OrdinalIgnoreCase)
        || AutomaticSubjects.Any(start => (message.Subject ?? "").Normalize().TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase));

    // RFC 3834, section 5: everything but 'no' is automatic; parameters and comments may follow.
    private static bool IsAutoSubmitted(MimeMessage message) =>
        message.Headers[HeaderId.AutoSubmitted] is { } value
        && !string.Equals(value.Split(';', '(')[0].Trim(), "no", StringComparison.OrdinalIgnoreCase);

    private static bool HasEmptyReturnPath(MimeMessage message, MailFacts facts) =>
        facts.From is { } from ? from.Trim().Trim('<', '>').Length == 0 : message.Headers[HeaderId.ReturnPath]?.Trim() is "<>";

    private static string? ReportType(MimeMessage message) =>
        message.Body?.ContentType is { } type && type.IsMimeType("multipart", "report") ? type.Parameters["report-type"]?.ToLowerInvariant() ?? "" : null;
}
