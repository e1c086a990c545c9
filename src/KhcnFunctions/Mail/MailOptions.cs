namespace KhcnFunctions.Mail;

public enum MailTransportKind
{
    /// <summary>Files in a blob container; nothing leaves the machine.</summary>
    Mailbox,
    Smtp,
    SendGrid,
}

public enum SmtpSecurity
{
    None,
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}

/// <summary>Section Khcn:Mail.</summary>
public sealed class MailOptions
{
    public const string Section = "Khcn:Mail";

    /// <summary>Sender while mail stays on the machine.</summary>
    public const string SampleFrom = "hcth@sokhcn.example";

    public MailTransportKind Transport { get; set; } = MailTransportKind.Mailbox;

    public string From { get; set; } = SampleFrom;

    public string FromName { get; set; } = "Phòng Hành chính - Tổng hợp, Sở Khoa học và Công nghệ";

    /// <summary>Where answers go; null for <see cref="From"/>.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Senders of departments that write under their own name, by the agency's id in the plan; all others write as above.</summary>
    public IDictionary<string, SenderOptions> Agencies { get; set; } = new Dictionary<string, SenderOptions>(StringComparer.Ordinal);

    /// <summary>Exact domains that may get mail by SMTP or SendGrid. Empty means all in production and none elsewhere.</summary>
    public IList<string> AllowedDomains { get; set; } = [];

    /// <summary>True holds all sending; nothing is lost.</summary>
    public bool Hold { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public SendGridOptions SendGrid { get; set; } = new();
}

/// <summary>As whom a department writes.</summary>
public sealed class SenderOptions
{
    public string? From { get; set; }

    public string? FromName { get; set; }

    /// <summary>Where answers go; null for <see cref="From"/>.</summary>
    public string? ReplyTo { get; set; }
}

public sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Null where the server asks for no sign-in.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>For each step of the dialogue.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}

public sealed class SendGridOptions
{
    public string? ApiKey { get; set; }

    /// <summary>https://api.eu.sendgrid.com for data kept in the EU.</summary>
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>Public key of the signed Event Webhook (base64 of the DER form); null: no events are taken.</summary>
    public string? EventKey { get; set; }

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
