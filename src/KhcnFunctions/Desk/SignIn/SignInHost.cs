namespace KhcnFunctions.Desk.SignIn;

/// <summary>In front of what this process runs: says which headers and which sign-ins can be believed at all.</summary>
/// <param name="IsLocal">The local host, which listens on this machine alone.</param>
/// <param name="IsAppService">App Service Authentication stands in front: it takes away what clients send under its headers' names.</param>
public sealed record SignInHost(bool IsLocal, bool IsAppService)
{
    /// <summary>The local host never believes the headers, whatever its environment says.</summary>
    public static SignInHost Local { get; } = new(IsLocal: true, IsAppService: false);

    /// <summary>The Functions host: App Service says by its environment that it is there and that its authentication is on.</summary>
    public static SignInHost Functions(Func<string, string?> environment) => new(
        IsLocal: false,
        IsAppService: environment("WEBSITE_SITE_NAME") is { Length: > 0 } && bool.TryParse(environment("WEBSITE_AUTH_ENABLED"), out var isOn) && isOn);
}
