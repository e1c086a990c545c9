using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.Desk.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KhcnFunctions.EndToEnd.Desk.SignIn;

/// <summary>
/// A small OpenID Connect provider: discovery, keys, authorize, token, with real signatures. It asks nobody for a password: whoever comes is
/// the one that the test named. It can be made to lie.
/// </summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "khcn-thử";
    public const string ClientSecret = "bí mật: của+ứng dụng";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Return)> _codes = new(StringComparer.Ordinal);
    private RsaSecurityKey _key = NewKey();

    private OpenIdServer(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();

    public Func<DateTimeOffset> Now { get; init; } = TimeProvider.System.GetUtcNow;

    /// <summary>What the ID token says of who signed in.</summary>
    public JsonObject Person { get; set; } = [];

    /// <summary>Changes the payload of the next tokens.</summary>
    public Action<JsonObject> Payload { get; set; } = _ => { };

    /// <summary>Makes the token of its payload; by default signed by the published key.</summary>
    public Func<JsonObject, string>? Token { get; set; }

    /// <summary>Changes the address to which the browser is led back.</summary>
    public Func<string, string> Return { get; set; } = address => address;

    /// <summary>What discovery says of who publishes it; null for the truth.</summary>
    public string? PublishedIssuer { get; set; }

    public int TokensGiven { get; private set; }

    public RsaSecurityKey Key => _key;

    public static async Task<OpenIdServer> StartAsync(Func<DateTimeOffset> now)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OpenIdServer(builder.Build()) { Now = now };
        server._app.MapGet("/.well-known/openid-configuration", server.Discover);
        server._app.MapGet("/keys", server.Keys);
        server._app.MapGet("/authorize", server.Authorize);
        server._app.MapPost("/token", server.GiveTokenAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public void ChangeKey() => _key = NewKey();

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    public static string Sign(JsonObject payload, SecurityKey key, string algorithm) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(payload.ToJsonString(), new SigningCredentials(key, algorithm));

    /// <summary>Of the algorithm none: what anybody could write.</summary>
    public static string Unsigned(JsonObject payload) =>
        $"{WebEncoders.Base64UrlEncode("""{"alg":"none","typ":"JWT"}"""u8)}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(payload.ToJsonString()))}.";

    private IResult Discover() => Results.Json(new
    {
        issuer = PublishedIssuer ?? Issuer,
        authorization_endpoint = Issuer + "/authorize",
        token_endpoint = Issuer + "/token",
        jwks_uri = Issuer + "/keys",
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
        code_challenge_methods_supported = new[] { "S256" },
        authorization_response_iss_parameter_supported = true,
    });

    private IResult Keys()
    {
        var open = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = WebEncoders.Base64UrlEncode(open.Modulus!), e = WebEncoders.Base64UrlEncode(open.Exponent!) } } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["client_id"] != ClientId || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid"))
            return Results.BadRequest();
        var code = Secret.New();
        _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect(Return(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["state"] = query["state"],
            ["iss"] = Issuer,
        })));
    }

    private async Task<IResult> GiveTokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}"));
        if (request.Headers.Authorization != "Basic " + secret)
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        if (!_codes.TryRemove(form["code"].ToString(), out var asked)
            || form["redirect_uri"] != asked.Return
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var now = Now().ToUnixTimeSeconds();
        var payload = new JsonObject { ["iss"] = Issuer, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked.Nonce };
        foreach (var (name, value) in Person)
            payload[name] = value?.DeepClone();
        Payload(payload);
        TokensGiven++;
        return Results.Json(new { access_token = "không dùng", token_type = "Bearer", id_token = Token?.Invoke(payload) ?? Sign(payload, _key, SecurityAlgorithms.RsaSha256) });
    }
}
