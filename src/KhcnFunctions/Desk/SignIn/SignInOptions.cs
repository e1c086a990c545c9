namespace KhcnFunctions.Desk.SignIn;

/// <summary>Ways to sign in beside the mail link, all off by default. Section <c>Khcn:SignIn</c>.</summary>
public sealed class SignInOptions
{
    public const string Section = KhcnOptions.Section + ":SignIn";

    /// <summary>An OpenID Connect provider; without an authority there is none.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>App Service Authentication with Entra ID; only on App Service.</summary>
    public bool AppService { get; set; }

    /// <summary>Object ids of Entra ID and whom they stand for; with any, addresses no longer count there.</summary>
    public IList<KnownSubject> AppServicePeople { get; set; } = [];

    /// <summary>Lets enter at once as anybody; only on the local host with the local mailbox.</summary>
    public bool Development { get; set; }
}

/// <summary>Section <c>Khcn:SignIn:Oidc</c>.</summary>
public sealed class OidcOptions
{
    public const string Section = SignInOptions.Section + ":Oidc";

    /// <summary>The provider's issuer, below which its discovery document stands.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Null for a public client: PKCE alone then binds the code to us.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Separated by blanks, as in the protocol.</summary>
    public string Scopes { get; set; } = "openid email";

    /// <summary>Claim of the ID token that holds the address.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>False only for a provider that assigns the addresses itself and does not say so (<c>email_verified</c>).</summary>
    public bool RequireVerifiedEmail { get; set; } = true;

    /// <summary>Claim whose values <see cref="People"/> names.</summary>
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>Values of <see cref="SubjectClaim"/> and whom they stand for; with any, addresses no longer count.</summary>
    public IList<KnownSubject> People { get; set; } = [];

    /// <summary>As the button names the provider.</summary>
    public string DisplayName { get; set; } = "tài khoản của đơn vị";

    internal bool IsOn => !string.IsNullOrEmpty(Authority);
}

/// <summary>Whom a provider's subject stands for.</summary>
public sealed class KnownSubject
{
    /// <summary>Compared letter by letter.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Id of a leader or a member of the staff in the register.</summary>
    public string Person { get; set; } = "";
}
