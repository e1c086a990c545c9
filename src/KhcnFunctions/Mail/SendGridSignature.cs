using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Mail;

/// <summary>
/// The signature of SendGrid's webhooks: ECDSA on P-256 with SHA-256 over the time stamp and the body, both as they came.
/// SendGrid's own validator takes the body as text, and so refuses what is signed well and is not UTF-8.
/// </summary>
internal static class SendGridSignature
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <param name="publicKey">As SendGrid shows it: the DER form in base64.</param>
    public static bool Holds(string publicKey, IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        try
        {
            using var key = Import(publicKey);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(headers[TimestampHeader].ToString()));
            hash.AppendData(body);
            return key.VerifyHash(hash.GetHashAndReset(), Convert.FromBase64String(headers[SignatureHeader].ToString()), DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether the text is a public key of the curve P-256.</summary>
    public static bool IsKey(string text)
    {
        try
        {
            using var key = Import(text);
            return key.KeySize == 256;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static ECDsa Import(string publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key;
    }
}
