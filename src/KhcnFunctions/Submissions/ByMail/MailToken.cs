using System.Text.RegularExpressions;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Finds the token of a unit's link in a mail: after the plus of an address that it was sent to, else in the subject.
/// Whether it is genuine is asked elsewhere.
/// </summary>
internal static partial class MailToken
{
    private static readonly string[] Addressed = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"];

    public static string? Find(MimeMessage message, MailFacts facts) =>
        facts.To.Select(InAddress).FirstOrDefault(token => token is not null)
        ?? message.Headers.Where(header => Addressed.Contains(header.Field, StringComparer.OrdinalIgnoreCase))
            .Select(header => InText(header.Value)).FirstOrDefault(token => token is not null)
        ?? (Bare().Match(message.Subject ?? "") is { Success: true } match ? match.Groups["token"].Value.ToLowerInvariant() : null);

    /// <summary>The address without what stands between plus and at.</summary>
    public static string WithoutTag(string address)
    {
        var (plus, at) = (address.IndexOf('+', StringComparison.Ordinal), address.LastIndexOf('@'));
        return plus >= 0 && plus < at ? address[..plus] + address[at..] : address;
    }

    private static string? InAddress(string address) => InText(address);

    private static string? InText(string text) =>
        Tagged().Match(text) is { Success: true } match ? match.Groups["token"].Value.ToLowerInvariant() : null;

    // A local part is often lower-cased or upper-cased on its way.
    [GeneratedRegex(@"\+(?<token>(thu[0-9a-f]{1,20}--)?[a-z2-7]{40})@", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Tagged();

    [GeneratedRegex(@"\[(?<token>(thu[0-9a-f]{1,20}--)?[a-z2-7]{40})\]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Bare();
}
