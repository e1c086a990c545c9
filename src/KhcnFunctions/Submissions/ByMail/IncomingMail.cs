namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What a mail is, before anybody asks whose it is.</summary>
public enum MailKind
{
    /// <summary>Written by a person; may be a unit's report.</summary>
    Report,

    /// <summary>Out of office, read receipts, lists: written by a machine, never answered.</summary>
    AutoReply,

    /// <summary>A mail of ours could not be delivered.</summary>
    Bounce,

    /// <summary>A mail of ours that came back.</summary>
    Own,

    /// <summary>Written by a person, but with nothing in it besides history and signature.</summary>
    Empty,
}

/// <summary>What the receiving server knows of a mail beside the mail itself.</summary>
/// <param name="To">Envelope recipients.</param>
/// <param name="From">Envelope sender; empty for mail that must not be answered (RFC 5321, section 4.5.5); null where it is not known.</param>
/// <param name="Spf">Result of SPF for the envelope sender's domain (RFC 7208), such as pass.</param>
/// <param name="Dkim">Results of DKIM a signing domain (RFC 6376), in SendGrid's form: <c>{@a.example : pass, @b.example : fail}</c>.</param>
public sealed record MailFacts(IReadOnlyList<string> To, string? From, string? Spf, string? Dkim)
{
    public static readonly MailFacts None = new([], null, null, null);
}

/// <param name="Name">In NFC, without a path.</param>
public sealed record IncomingFile(string Name, byte[] Content);

/// <summary>A mail as it was read.</summary>
public sealed record IncomingMail
{
    public required MailKind Kind { get; init; }

    public string? MessageId { get; init; }

    /// <summary>The one address in From, in lower case; null where there is none or more than one.</summary>
    public string? Sender { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>The token of a unit's link, in lower case, with a rehearsal's name in front where it belongs to one.</summary>
    public string? Token { get; init; }

    /// <summary>Opaque ids of mails of ours that this one answers, the nearest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>When our receiving server had it: its topmost Received header, never Date. Null where it says nothing.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What the sender wrote, without quoted history and signature, in NFC.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<IncomingFile> Attachments { get; init; } = [];
}
