using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace KhcnFunctions.Desk.SignIn.Oidc;

/// <summary>
/// The provider that the settings name: OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636). What it publishes of
/// itself is read on first use, again after a day, and where a token is signed by a key that is not known yet.
/// </summary>
public sealed class OidcProvider(IHttpClientFactory clients, IOptions<SignInOptions> options, IOptions<KhcnOptions> product, TimeProvider time)
{
    internal const string HttpName = "oidc";
    internal const int LargestAnswer = 1024 * 1024;
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan UnknownKeyAfter = TimeSpan.FromMinutes(5);

    /// <summary>By which the clocks of provider and host may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Signatures by a key pair alone: neither none, nor HMAC with a key that is public.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private volatile Known? _known;

    private OidcOptions Settings => options.Value.Oidc;

    private string ReturnAddress => product.Value.PublicAddress.TrimEnd('/') + SignInWays.OidcAddress + "/ve";

    /// <summary>Where the browser is sent.</summary>
    /// <exception cref="OidcException">The provider can't be reached or is not what the settings name.</exception>
    internal async Task<string> AddressToAskAsync(OidcState state, CancellationToken ct)
    {
        var known = await KnownAsync(TimeSpan.MaxValue, ct);
        return QueryHelpers.AddQueryString(known.Published.AuthorizationEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = Settings.ClientId,
            ["redirect_uri"] = ReturnAddress,
            ["scope"] = Settings.Scopes,
            ["state"] = state.State,
            ["nonce"] = state.Nonce,
            ["code_challenge"] = state.Challenge,
            ["code_challenge_method"] = "S256",
        });
    }

    /// <summary>Whether the answer can be of our provider, not of another that mixes itself in (RFC 9207).</summary>
    /// <param name="issuer">As the answer names it; empty where it does not.</param>
    /// <exception cref="OidcException"/>
    internal async Task<bool> IsOursAsync(string issuer, CancellationToken ct)
    {
        var known = await KnownAsync(TimeSpan.MaxValue, ct);
        return issuer.Length == 0 ? !known.Published.AuthorizationResponseIssParameterSupported : issuer == known.Published.Issuer;
    }

    /// <summary>Swaps the code for the ID token, and reads it.</summary>
    /// <returns>The claims of a token that is genuine, for us, for this sign-in, and of now.</returns>
    /// <exception cref="OidcException">It is not, or the provider gives none.</exception>
    internal async Task<JsonWebToken> SwapAsync(string code, OidcState state, CancellationToken ct)
    {
        var known = await KnownAsync(TimeSpan.MaxValue, ct);
        var text = await AskForTokenAsync(known.Published, code, state, ct);
        var result = await CheckAsync(text, known.Published);
        if (result.Exception is SecurityTokenInvalidSignatureException && await KnownAsync(UnknownKeyAfter, ct) is var renewed && renewed != known)
            result = await CheckAsync(text, renewed.Published);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
            throw new OidcException(OidcFault.Token, "the ID token is not valid: " + result.Exception?.GetType().Name);
        if (!token.TryGetPayloadValue<string>("nonce", out var nonce) || !OidcStates.IsSame(nonce, state.Nonce))
            throw new OidcException(OidcFault.Token, "the ID token has another nonce");
        if (token.TryGetPayloadValue<string>("azp", out var party) ? party != Settings.ClientId : token.Audiences.Skip(1).Any())
            throw new OidcException(OidcFault.Token, "the ID token was made for another party");
        return token;
    }

    private async Task<TokenValidationResult> CheckAsync(string text, OpenIdConnectConfiguration published) =>
        await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = published.Issuer,
            ValidAudience = Settings.ClientId,
            IssuerSigningKeys = published.SigningKeys,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (notBefore, expires, _, _) => IsOfNow(notBefore, expires),
        });

    private bool IsOfNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - Skew < end && (notBefore is not { } start || now + Skew >= start);
    }

    private async Task<string> AskForTokenAsync(OpenIdConnectConfiguration published, string code, OidcState state, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = ReturnAddress,
            ["code_verifier"] = state.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, published.TokenEndpoint);
        request.Headers.Accept.Add(new("application/json"));
        Authenticate(request, fields, published);
        request.Content = new FormUrlEncodedContent(fields);
        using var http = clients.CreateClient(HttpName);
        try
        {
            using var answer = await http.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode)
                throw new OidcException((int)answer.StatusCode >= 500 ? OidcFault.Provider : OidcFault.Token, FormattableString.Invariant($"the token endpoint answered {(int)answer.StatusCode}"));
            return (await answer.Content.ReadFromJsonAsync<TokenAnswer>(ct))?.IdToken ?? throw new OidcException(OidcFault.Token, "the token endpoint gave no ID token");
        }
        catch (Exception fault) when (IsOfTheNetwork(fault, ct))
        {
            throw new OidcException(OidcFault.Provider, "the token endpoint did not answer: " + fault.GetType().Name);
        }
    }

    // RFC 6749, section 2.3.1: each part is form-encoded. Basic is the default of what a provider does not publish.
    private void Authenticate(HttpRequestMessage request, Dictionary<string, string> fields, OpenIdConnectConfiguration published)
    {
        var methods = published.TokenEndpointAuthMethodsSupported;
        if (Settings.ClientSecret is { Length: > 0 } secret && (methods.Count == 0 || methods.Contains("client_secret_basic")))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(Settings.ClientId!)}:{Uri.EscapeDataString(secret)}")));
            return;
        }

        fields["client_id"] = Settings.ClientId!;
        if (Settings.ClientSecret is { Length: > 0 } posted)
            fields["client_secret"] = posted;
    }

    /// <param name="youngerThan">What is known is good enough where it was read so short a time ago; a day at most.</param>
    private async Task<Known> KnownAsync(TimeSpan youngerThan, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now - known.ReadAt < (youngerThan < ReadAgainAfter ? youngerThan : ReadAgainAfter))
            return known;
        var authority = Settings.Authority!.TrimEnd('/');
        using var http = clients.CreateClient(HttpName);
        try
        {
            var retriever = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(authority).IsLoopback };
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(authority + "/.well-known/openid-configuration", retriever, ct);
            Check(published, authority);
            return _known = new(published, now);
        }
        catch (Exception fault) when (IsOfTheNetwork(fault, ct))
        {
            throw new OidcException(OidcFault.Provider, "what the provider publishes can't be read: " + fault.GetType().Name);
        }
    }

    // OpenID Connect Discovery, section 4.3: who publishes for another issuer is an impostor.
    private static void Check(OpenIdConnectConfiguration published, string authority)
    {
        if (published.Issuer?.TrimEnd('/') != authority)
            throw new OidcException(OidcFault.Provider, "the provider publishes another issuer than the settings name");
        if (!SignInOptionsValidator.IsSafe(published.AuthorizationEndpoint ?? "") || !SignInOptionsValidator.IsSafe(published.TokenEndpoint ?? ""))
            throw new OidcException(OidcFault.Provider, "the provider publishes an address without https");
    }

    private static bool IsOfTheNetwork(Exception fault, CancellationToken ct) => fault switch
    {
        OperationCanceledException => !ct.IsCancellationRequested,
        // The library wraps what went wrong on the way.
        InvalidOperationException or HttpRequestException or IOException or JsonException or NotSupportedException or ArgumentException => true,
        _ => false,
    };

    private sealed record Known(OpenIdConnectConfiguration Published, DateTimeOffset ReadAt);

    private sealed record TokenAnswer([property: JsonPropertyName("id_token")] string? IdToken);
}
