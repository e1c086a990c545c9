using KhcnFunctions.Mail;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>Section Khcn:Inbound: answers by mail.</summary>
public sealed class InboundOptions
{
    public const string Section = "Khcn:Inbound";

    public const int ShortestSecret = 32;

    /// <summary>A local part has 64 octets (RFC 5321, section 4.5.3.1.1); the plus, the token and a rehearsal's name take 54 of them.</summary>
    public const int LongestLocalPart = 10;

    /// <summary>To which units answer, without a token; null: answers go wherever the mail settings say.</summary>
    public string? Address { get; set; }

    /// <summary>Last parts of the webhook's address; two are valid while one replaces the other. Empty: the webhook is closed.</summary>
    public IList<string> Secrets { get; set; } = [];

    /// <summary>Public key of SendGrid's signature policy (base64 of the DER form); null where none is set up.</summary>
    public string? VerificationKey { get; set; }

    public ImapOptions Imap { get; set; } = new();
}

/// <summary>A mailbox that is looked into; for a department without SendGrid.</summary>
public sealed class ImapOptions
{
    /// <summary>Null: no mailbox is looked into.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 993;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.Tls;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string Folder { get; set; } = "INBOX";

    /// <summary>Where mails go once they are stored; null: they stay and are marked as seen.</summary>
    public string? DoneFolder { get; set; }

    /// <summary>
    /// Name by which the department's own server signs its Authentication-Results (RFC 8601). Without it nothing proves a
    /// sender, and every mail waits in the quarantine.
    /// </summary>
    public string? AuthenticationServer { get; set; }

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
