using System.Text.RegularExpressions;

namespace KhcnFunctions.Input;

/// <summary>The syntax of a bare address: dot-atom and domain name of RFC 5321, section 4.1.2, in ASCII, without quoting.</summary>
public static partial class EmailSyntax
{
    // RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3: 64 octets before the @; a path of 256 leaves 254 for the address.
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    public static bool IsValid(string address) =>
        address.Length <= LongestAddress && address.IndexOf('@', StringComparison.Ordinal) <= LongestLocalPart && Address().IsMatch(address);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Address();
}
