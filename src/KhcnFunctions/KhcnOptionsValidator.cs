using Microsoft.Extensions.Options;

namespace KhcnFunctions;

/// <summary>Names every mistake of the product's settings at once, when a host starts.</summary>
public sealed class KhcnOptionsValidator : IValidateOptions<KhcnOptions>
{
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    public ValidateOptionsResult Validate(string? name, KhcnOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(KhcnOptions options)
    {
        if (!IsWebAddress(options.PublicAddress))
            yield return $"{KhcnOptions.Section}:PublicAddress is '{options.PublicAddress}'; it must be an http or https address such as https://khcn.quangngai.gov.vn, without a query.";

        // The key itself is never told. A bearer token is of visible ASCII (RFC 6750, section 2.1).
        if (options.OperatorKey is { Length: > 0 } key && (key.Length < KhcnOptions.ShortestKey || key.Any(letter => letter is <= ' ' or > '~')))
            yield return $"{KhcnOptions.Section}:OperatorKey must have at least {KhcnOptions.ShortestKey} characters, ASCII without blanks; empty closes the operator's routes.";

        // App Service leaves the reference itself as the value where it can't follow it; it is long enough, and anybody could guess it.
        if (options.OperatorKey?.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase) is true)
            yield return $"{KhcnOptions.Section}:OperatorKey is a reference into Key Vault that was not followed; is the secret there, and may the app read it?";

        if (options.MailLease <= TimeSpan.Zero)
            yield return $"{KhcnOptions.Section}:MailLease is {options.MailLease}; it must be positive.";
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0;
}
