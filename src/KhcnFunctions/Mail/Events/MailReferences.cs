using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail.Events;

/// <summary>
/// Encrypts and authenticates what a mail tells its provider of itself (AES-256-GCM, key derived from the one that signs
/// the links): the provider gives it back with each event, can't read it, and nobody else can make one.
/// </summary>
public sealed class MailReferences(TokenKeys keys)
{
    /// <summary>SendGrid takes at most 10,000 bytes of custom arguments.</summary>
    private const int Longest = 9_000;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <returns>Letters, digits, hyphens and underscores; null for more notices or addresses than the provider takes.</returns>
    internal async Task<string?> SealAsync(MailReference reference, CancellationToken ct)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(reference);
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        if (Base64Url.GetEncodedLength(whole.Length) > Longest)
            return null;
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = Cipher(await keys.SigningKeyAsync(reference.Cycle, ct));
        cipher.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length));
        return Base64Url.EncodeToString(whole);
    }

    /// <returns>Null where it is none of ours.</returns>
    internal async Task<MailReference?> OpenAsync(string text, CancellationToken ct)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text) || await keys.FindAsync(rehearsal: null, ct) is not { } key)
            return null;
        var whole = Base64Url.DecodeFromChars(text);
        if (whole.Length <= NonceBytes + TagBytes)
            return null;
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = Cipher(key);
            cipher.Decrypt(whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        // A rehearsal writes to nobody and has keys of its own.
        return JsonSerializer.Deserialize<MailReference>(plain) is { Cycle: { Rehearsal: null, IsWellFormed: true } } reference ? reference : null;
    }

    private static AesGcm Cipher(byte[] key) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "khcn mail reference 1"u8.ToArray()), TagBytes);
}
