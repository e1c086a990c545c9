using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn.Oidc;

/// <summary>Keeps the state of a sign-in sealed in a short cookie, so that asking costs no row, and takes it once.</summary>
public sealed class OidcStates(TokenKeys keys, SignInTokens tokens, TimeProvider time, IOptions<KhcnOptions> options)
{
    private const string PlainName = "khcn-oidc";
    private const int Longest = 4_000;

    private static readonly byte[] Use = "khcn oidc state 1"u8.ToArray();

    internal async Task<OidcState> BeginAsync(HttpRequest request, string? path, CancellationToken ct)
    {
        var state = OidcState.New(path, time.GetUtcNow());
        var sealedState = SealedText.Seal(JsonSerializer.SerializeToUtf8Bytes(state), await keys.SigningKeyAsync(ct), Use);
        request.HttpContext.Response.Cookies.Append(NameFor(request), sealedState, AttributesFor(request));
        return state;
    }

    /// <summary>The state that the address brings back, where this browser began with it; whatever comes, it is over with it here.</summary>
    /// <returns>Null where it is another's, has expired, or was used.</returns>
    internal async Task<OidcState?> TakeAsync(HttpRequest request, CancellationToken ct)
    {
        var kept = request.Cookies[NameFor(request)];
        request.HttpContext.Response.Cookies.Delete(NameFor(request), AttributesFor(request));
        if (kept is not { Length: > 0 and <= Longest }
            || await keys.FindAsync(rehearsal: null, ct) is not { } key
            || SealedText.Open(kept, key, Use) is not { } plain
            || JsonSerializer.Deserialize<OidcState>(plain) is not { } state)
            return null;
        return IsSame(state.State, request.Query["state"].ToString()) && time.GetUtcNow() < state.Expires && await tokens.TryUseStateAsync(state.State, state.Expires, ct)
            ? state
            : null;
    }

    internal static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private string NameFor(HttpRequest request) => (request.IsSecure(options.Value) ? "__Host-" : "") + PlainName;

    // Lax: the provider leads back here, and a strict cookie would not follow.
    private CookieOptions AttributesFor(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsSecure(options.Value),
        Path = "/",
        IsEssential = true,
    };
}
