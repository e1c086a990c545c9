using System.Security.Cryptography;
using System.Text;

namespace KhcnFunctions.Mail;

/// <summary>A mail as it stands in the outbox, complete: the same mail gives the same bytes.</summary>
/// <param name="Key">The outbox key.</param>
/// <param name="To">Addresses of one recipient (unit, leader, agency).</param>
/// <param name="At">The mail's date; a later attempt keeps it.</param>
public sealed record OutgoingMail(string Key, IReadOnlyList<string> To, Letter Letter, DateTimeOffset At, IReadOnlyList<MailAttachment> Attachments)
{
    /// <summary>Id of the agency that writes; null for who writes unless the settings say otherwise.</summary>
    public string? Agency { get; init; }

    /// <summary>Where the answer to this one mail goes; null where it goes wherever the settings say.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>By which the provider's events find the mail again, sealed; null where none will come.</summary>
    public string? Reference { get; init; }
}

/// <param name="FileName">In Vietnamese, as the recipient sees it.</param>
/// <param name="ContentType">Such as application/pdf.</param>
public sealed record MailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>Names an outbox key towards providers and in headers without telling what is in it.</summary>
public static class OpaqueMailId
{
    /// <summary>24 hexadecimal digits (96 bits of SHA-256).</summary>
    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));
}
