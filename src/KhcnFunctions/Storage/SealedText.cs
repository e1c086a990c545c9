using System.Buffers.Text;
using System.Security.Cryptography;

namespace KhcnFunctions.Storage;

/// <summary>
/// What we give away and get back: encrypted and authenticated (AES-256-GCM), by a key derived from the one that signs the
/// links, another for each use. Letters, digits, hyphens and underscores.
/// </summary>
internal static class SealedText
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static int LengthFor(int plainBytes) => Base64Url.GetEncodedLength(NonceBytes + plainBytes + TagBytes);

    /// <param name="use">Names the use: what was sealed for one is nothing to another.</param>
    public static string Seal(byte[] plain, byte[] key, byte[] use)
    {
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = Cipher(key, use);
        cipher.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length));
        return Base64Url.EncodeToString(whole);
    }

    /// <returns>Null where it was not sealed by this key for this use.</returns>
    public static byte[]? Open(string text, byte[] key, byte[] use)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var whole = Base64Url.DecodeFromChars(text);
        if (whole.Length <= NonceBytes + TagBytes)
            return null;
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = Cipher(key, use);
            cipher.Decrypt(whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static AesGcm Cipher(byte[] key, byte[] use) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: use), TagBytes);
}
