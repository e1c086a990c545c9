using System.Security.Cryptography;
using System.Text;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Names what was sent, not the copy that came: the same mail to two recipients or in a second try differs in its headers
/// alone.
/// </summary>
internal static class MailIdentity
{
    public static string Of(IncomingMail mail)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in new[] { mail.MessageId, mail.Sender, mail.Token, mail.Text })
            Append(hash, Encoding.UTF8.GetBytes(text ?? ""));
        foreach (var file in mail.Attachments)
        {
            Append(hash, Encoding.UTF8.GetBytes(file.Name));
            Append(hash, file.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static void Append(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
