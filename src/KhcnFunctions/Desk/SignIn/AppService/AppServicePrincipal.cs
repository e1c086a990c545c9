using System.Text.Json;
using System.Text.Json.Serialization;

namespace KhcnFunctions.Desk.SignIn.AppService;

/// <summary>Whom App Service Authentication signed in, as its header <c>X-MS-CLIENT-PRINCIPAL</c> tells: JSON in base64.</summary>
internal sealed record AppServicePrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int Longest = 64 * 1024;
    private const string EntraId = "aad";
    private const string RolePrefix = "khcn.";

    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];
    private static readonly string[] ObjectIdTypes = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] AddressTypes = ["preferred_username", "email", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"];

    [JsonPropertyName("auth_typ")]
    public string? Provider { get; init; }

    [JsonPropertyName("claims")]
    public IReadOnlyList<Claim>? Claims { get; init; }

    public string? ObjectId => Values(ObjectIdTypes).FirstOrDefault();

    /// <summary>The name to sign in by first: Entra ID has proven its domain, while an address may be any.</summary>
    public IEnumerable<string> Addresses => Values(AddressTypes);

    /// <summary>Null where it is none of Entra ID.</summary>
    public static AppServicePrincipal? Read(string? header)
    {
        if (header is not { Length: > 0 and <= Longest })
            return null;
        try
        {
            return JsonSerializer.Deserialize<AppServicePrincipal>(Convert.FromBase64String(header)) is { Provider: EntraId } principal ? principal : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether Entra ID gave the app role that stands for a role of the register: khcn.Officer and the like.</summary>
    public bool Has(DeskRole role) => Values(RoleTypes).Contains(RolePrefix + role, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Values(string[] types) => types.SelectMany(type => (Claims ?? []).Where(claim => claim?.Type == type && claim.Value is { Length: > 0 }).Select(claim => claim.Value!));

    internal sealed record Claim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);
}
