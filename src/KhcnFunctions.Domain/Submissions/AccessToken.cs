using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Submissions;

/// <summary>
/// The one form of token, for links, reply addresses and the API: 25 bytes as 40 characters of lower-case base32
/// (RFC 4648, section 6), since a local part has 64 octets and is often lower-cased.
/// Bytes: cycle 5, holder 4, generation 2, HMAC-SHA-256 cut to 14.
/// </summary>
public sealed record AccessToken(string CycleId, uint HolderHash, int Generation)
{
    public const int Length = 40;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int SignedBytes = 11;
    private const int MacBytes = 14;

    /// <summary>The holder that stands for the head of a unit.</summary>
    public static string HeadOf(string unit) => "head:" + unit;

    /// <summary>The holder that stands for whoever may read an issued document.</summary>
    public static string DocumentOf(int draft) => FormattableString.Invariant($"document:{draft}");

    /// <summary>Short id of a cycle, ten hexadecimal digits. A rehearsal has that of the cycle it rehearses, and keys of its own.</summary>
    public static string IdOf(CycleKey cycle)
    {
        var real = cycle with { Agency = cycle.RealAgency };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(real.Partition)).AsSpan(0, 5));
    }

    public static string Issue(CycleKey cycle, string holder, int generation, ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + MacBytes];
        Convert.FromHexString(IdOf(cycle)).CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[5..], Hash(holder));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[9..], checked((ushort)generation));
        Sign(bytes[..SignedBytes], key, bytes[SignedBytes..]);
        return Encode(bytes);
    }

    /// <summary>Null where the text is no token or none of the keys signed it.</summary>
    public static AccessToken? Read(string text, IEnumerable<byte[]> keys)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + MacBytes];
        if (text.Length != Length || !TryDecode(text, bytes))
            return null;
        Span<byte> mac = stackalloc byte[MacBytes];
        var genuine = false;
        foreach (var key in keys)
        {
            Sign(bytes[..SignedBytes], key, mac);
            genuine |= CryptographicOperations.FixedTimeEquals(mac, bytes[SignedBytes..]);
        }

        return genuine
            ? new AccessToken(Convert.ToHexStringLower(bytes[..5]), BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[9..]))
            : null;
    }

    public bool IsFor(CycleKey cycle) => CycleId == IdOf(cycle);

    public bool Names(string holder) => HolderHash == Hash(holder);

    private static uint Hash(string holder) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(holder)));

    private static void Sign(ReadOnlySpan<byte> content, ReadOnlySpan<byte> key, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, content, whole);
        whole[..MacBytes].CopyTo(mac);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(Length);
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            buffer = ((buffer << 8) | value) & 0xFFF;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
        }

        return text.ToString();
    }

    private static bool TryDecode(string text, Span<byte> bytes)
    {
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            // Not ToLowerInvariant: it also makes a k of the Kelvin sign.
            var value = Alphabet.IndexOf(char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter, StringComparison.Ordinal);
            if (value < 0)
                return false;
            buffer = ((buffer << 5) | value) & 0xFFF;
            for (bits += 5; bits >= 8; bits -= 8)
                bytes[at++] = (byte)(buffer >> (bits - 8));
        }

        return at == bytes.Length;
    }
}
