using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Random texts that sign somebody in. Storage holds their hashes alone, so that who reads it can't sign in.</summary>
internal static partial class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits, in the letters of base64url (RFC 4648, section 5).</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>False for what we can't have made: nothing is looked up for it.</summary>
    public static bool IsWellFormed(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>SHA-256 in 64 hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The same for an address however it is written; a row that holds it names nobody.</summary>
    public static string HashOfAddress(string email) => HashOf(email.ToLowerInvariant());

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{43}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
