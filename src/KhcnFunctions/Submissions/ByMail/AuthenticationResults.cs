using MimeKit;
using MimeKit.Cryptography;
using Results = MimeKit.Cryptography.AuthenticationResults;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What the department's own mail server found of a mail, from its Authentication-Results headers (RFC 8601).</summary>
internal static class AuthenticationResults
{
    private const int LongestHeader = 10_000;
    private const int MostHeaders = 20;

    /// <param name="server">Its name in the header. Headers of other servers, which anybody may write, prove nothing.</param>
    public static MailFacts Of(HeaderList headers, string? server)
    {
        var returnPath = headers[HeaderId.ReturnPath]?.Trim().Trim('<', '>');
        if (server is not { Length: > 0 })
            return new MailFacts([], returnPath, null, null);

        // Each check may have written a header of its own; of two for the same check the upper is the server's.
        var found = Own(headers, server).Take(MostHeaders).ToList();
        if (found.Count == 0)
            return new MailFacts([], returnPath, null, null);
        var spf = found.SelectMany(results => results.Results).FirstOrDefault(result => Is(result.Method, "spf"));
        var dkim = found.Select(results => results.Results.Where(result => Is(result.Method, "dkim")).ToList()).FirstOrDefault(results => results.Count > 0) ?? [];
        var signed = from result in dkim let domain = DomainOf(result) where domain is not null select $"@{domain} : {result.Result}";
        var from = spf is null ? returnPath : Property(spf, "smtp", "mailfrom") ?? returnPath;
        return new MailFacts([], from?.Contains('@', StringComparison.Ordinal) is false && from.Length > 0 ? "@" + from : from, spf?.Result, $"{{{string.Join(", ", signed)}}}");
    }

    // Above the first server that is not the department's: below it all may be made up.
    private static IEnumerable<Results> Own(HeaderList headers, string server)
    {
        foreach (var header in headers)
        {
            if (header.Id is HeaderId.Received && !IsBy(header.Value, server))
                yield break;
            if (header.Id is HeaderId.AuthenticationResults && header.RawValue.Length < LongestHeader
                && Results.TryParse(header.RawValue, out var results) && Is(results.AuthenticationServiceIdentifier, server))
                yield return results;
        }
    }

    // The same host, another of its domain, or a filter on the host itself.
    private static bool IsBy(string received, string server)
    {
        var words = received.Split([' ', '\t', '\r', '\n', ';'], StringSplitOptions.RemoveEmptyEntries);
        var by = Array.FindIndex(words, word => Is(word, "by"));
        if (by < 0 || by + 1 >= words.Length)
            return false;
        var host = words[by + 1];
        return Is(host, server) || Is(host, "localhost") || Is(ParentOf(host), server) || (ParentOf(server) is { } parent && (Is(host, parent) || Is(ParentOf(host), parent)));
    }

    // 'mail.so-khcn.example' is of 'so-khcn.example', which is of nobody: its parent may be anybody's.
    private static string? ParentOf(string host) => host.Split('.') is { Length: > 2 } labels ? string.Join('.', labels.Skip(1)) : null;

    private static string? DomainOf(AuthenticationMethodResult result) =>
        (Property(result, "header", "d") ?? Property(result, "header", "i")) is { } named && named[(named.LastIndexOf('@') + 1)..] is { Length: > 0 } domain
        && domain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-') ? domain : null;

    private static string? Property(AuthenticationMethodResult result, string type, string name) =>
        result.Properties.FirstOrDefault(property => Is(property.PropertyType, type) && Is(property.Property, name))?.Value;

    private static bool Is(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
