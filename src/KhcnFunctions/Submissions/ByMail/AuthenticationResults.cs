using System.Text.RegularExpressions;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What the department's own mail server found of a mail, from its Authentication-Results header (RFC 8601).</summary>
internal static partial class AuthenticationResults
{
    private const int LongestHeader = 10_000;

    /// <param name="server">Its name in the header. Headers of other servers, which anybody may write, prove nothing.</param>
    public static MailFacts Of(HeaderList headers, string? server)
    {
        var returnPath = headers[HeaderId.ReturnPath]?.Trim().Trim('<', '>');
        var results = headers.Where(header => header.Id is HeaderId.AuthenticationResults).Select(header => header.Value)
            .FirstOrDefault(value => server is { Length: > 0 } && value.Length < LongestHeader
                && string.Equals(value.Split(';')[0].Trim().Split(' ')[0], server, StringComparison.OrdinalIgnoreCase));
        if (results is null)
            return new MailFacts([], returnPath, null, null);
        var spf = Spf().Match(results);
        var dkim = Dkim().Matches(results).Select(match => $"@{match.Groups["domain"].Value} : {match.Groups["result"].Value}");
        var from = spf.Groups["from"] is { Success: true } envelope ? envelope.Value : returnPath;
        return new MailFacts([], from?.Contains('@', StringComparison.Ordinal) is false && from.Length > 0 ? "@" + from : from,
            spf.Success ? spf.Groups["result"].Value : null, $"{{{string.Join(", ", dkim)}}}");
    }

    [GeneratedRegex(@";\s*spf=(?<result>[a-z]+)([^;]*?smtp\.mailfrom=""?(?<from>[^\s;""]+))?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Spf();

    [GeneratedRegex(@";\s*dkim=(?<result>[a-z]+)[^;]*?header\.(d=|i=[^@\s;]*@)""?(?<domain>[A-Za-z0-9.-]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Dkim();
}
