namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Whether a mail comes from the domain that its sender names, by what the receiving server found: DKIM of that domain, or
/// SPF where the envelope's sender is of it. Aligned as DMARC does in its relaxed form (RFC 7489, section 3.1).
/// </summary>
internal static class SenderProof
{
    // Below these anybody may register a name.
    private static readonly string[] SecondLevels = ["com", "net", "org", "gov", "edu", "ac", "info", "name", "pro", "health", "biz", "int", "co"];

    public static bool Stands(string sender, MailFacts facts) =>
        DomainOf(sender) is { } domain
        && (Dkim(facts.Dkim).Any(signed => IsAligned(signed, domain))
            || (string.Equals(facts.Spf?.Trim(), "pass", StringComparison.OrdinalIgnoreCase)
                && facts.From is { } from && IsPlain(from) && DomainOf(from) is { } envelope && IsAligned(envelope, domain)));

    // A quoted local part may hold another address, which simple readers take for the domain.
    private static bool IsPlain(string envelope) => !envelope.Contains('"', StringComparison.Ordinal) && envelope.Count(letter => letter == '@') == 1;

    /// <summary>Domains whose signature holds.</summary>
    private static IEnumerable<string> Dkim(string? results) =>
        from result in (results ?? "").Trim('{', '}', ' ').Split(',')
        let parts = result.Split(':')
        where parts.Length == 2 && parts[1].Trim().Equals("pass", StringComparison.OrdinalIgnoreCase)
        select parts[0].Trim().TrimStart('@').ToLowerInvariant();

    private static string? DomainOf(string address) =>
        address.LastIndexOf('@') is var at and >= 0 && address[(at + 1)..].Trim().Trim('<', '>').ToLowerInvariant() is { Length: > 0 } domain ? domain : null;

    private static bool IsAligned(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return longer == shorter || (longer.EndsWith("." + shorter, StringComparison.Ordinal) && IsOwned(shorter));
    }

    private static bool IsOwned(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 2 || (labels.Length == 2 && !(labels[1].Length == 2 && SecondLevels.Contains(labels[0])));
    }
}
