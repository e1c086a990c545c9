using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KhcnFunctions.Desk.SignIn.Oidc;

/// <summary>What one sign-in keeps in the browser on its way to the provider and back.</summary>
/// <param name="State">Comes back in the address (RFC 6749, section 10.12).</param>
/// <param name="Nonce">Comes back in the ID token (OpenID Connect Core, section 3.1.2.1).</param>
/// <param name="Verifier">Proves to the provider that the code is ours (RFC 7636).</param>
/// <param name="Path">Page of the desk to which signing in is to lead; null for the desk itself.</param>
internal sealed record OidcState(string State, string Nonce, string Verifier, string? Path, DateTimeOffset Expires)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>SHA-256 of the verifier, the method S256.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static OidcState New(string? path, DateTimeOffset now) => new(Secret.New(), Secret.New(), Secret.New(), path, now + Lifetime);
}
