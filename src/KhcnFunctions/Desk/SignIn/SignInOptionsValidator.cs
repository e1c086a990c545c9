using KhcnFunctions.Mail;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Names every mistake of the sign-in settings at once, when a host starts.</summary>
public sealed class SignInOptionsValidator(SignInHost host, IOptions<KhcnOptions> product, IOptions<MailOptions> mail) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> mistakes = [.. Oidc(options.Oidc), .. AppService(options), .. Development(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Oidc(OidcOptions oidc)
    {
        const string section = OidcOptions.Section;
        if (!oidc.IsOn)
        {
            if (!string.IsNullOrEmpty(oidc.ClientId) || !string.IsNullOrEmpty(oidc.ClientSecret))
                yield return $"{section}:Authority is missing; it is the issuer of the provider, such as https://sso.quangngai.gov.vn/realms/so.";
            yield break;
        }

        if (!IsSafe(oidc.Authority!) || oidc.Authority!.Contains('?', StringComparison.Ordinal) || oidc.Authority.Contains('#', StringComparison.Ordinal))
            yield return $"{section}:Authority is '{oidc.Authority}'; it must be an https address (http on this machine alone), without a query.";
        if (string.IsNullOrWhiteSpace(oidc.ClientId))
            yield return $"{section}:ClientId is missing.";
        if (!oidc.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal))
            yield return $"{section}:Scopes is '{oidc.Scopes}'; it must contain openid.";
        if (string.IsNullOrWhiteSpace(oidc.EmailClaim))
            yield return $"{section}:EmailClaim is blank.";
        if (string.IsNullOrWhiteSpace(oidc.SubjectClaim))
            yield return $"{section}:SubjectClaim is blank.";
        if (string.IsNullOrWhiteSpace(oidc.DisplayName))
            yield return $"{section}:DisplayName is blank; the button would not say where it leads.";
        foreach (var mistake in People(oidc.People, section + ":People"))
            yield return mistake;

        // The code comes back to the public address.
        if (!IsSafe(product.Value.PublicAddress))
            yield return $"{KhcnOptions.Section}:PublicAddress is '{product.Value.PublicAddress}'; with {section} it must be an https address (http on this machine alone).";
    }

    private IEnumerable<string> AppService(SignInOptions options)
    {
        if (options.AppService && !host.IsAppService)
            yield return $"{SignInOptions.Section}:AppService is set, but App Service Authentication does not run in front of this process: anybody could send its headers.";
        foreach (var mistake in People(options.AppServicePeople, SignInOptions.Section + ":AppServicePeople"))
            yield return mistake;
    }

    private IEnumerable<string> Development(SignInOptions options)
    {
        if (!options.Development)
            yield break;
        if (!host.IsLocal)
            yield return $"{SignInOptions.Section}:Development is set, but this is not the local host: anybody could enter as anybody.";
        if (mail.Value.Transport is not MailTransportKind.Mailbox)
            yield return $"{SignInOptions.Section}:Development is set, but mail goes by {mail.Value.Transport}; it is for the local mailbox alone.";
        if (!Uri.TryCreate(product.Value.PublicAddress, UriKind.Absolute, out var address) || !address.IsLoopback)
            yield return $"{SignInOptions.Section}:Development is set, but {KhcnOptions.Section}:PublicAddress is '{product.Value.PublicAddress}'; it must lead to this machine.";
    }

    // The subjects themselves are not told: they may be personal.
    private static IEnumerable<string> People(IList<KnownSubject> people, string section)
    {
        for (var i = 0; i < people.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(people[i].Subject))
                yield return FormattableString.Invariant($"{section}:{i}:Subject is missing.");
            if (string.IsNullOrWhiteSpace(people[i].Person))
                yield return FormattableString.Invariant($"{section}:{i}:Person is missing; it is an id of the register.");
        }
    }

    internal static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp));
}
