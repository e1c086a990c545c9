using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>An account elsewhere by which somebody may sign in.</summary>
/// <param name="Name">Follows 'Đăng nhập bằng'.</param>
public sealed record AccountWay(string Name, string Address)
{
    /// <param name="path">Page of the desk to which it is to lead; null for the desk itself.</param>
    public string AddressFor(string? path) => path is null ? Address : $"{Address}?{DeskPath.Field}={Uri.EscapeDataString(path)}";
}

/// <summary>What the sign-in page offers beside the mail link.</summary>
/// <param name="Development">Those as whom one may enter at once; empty but on the local host.</param>
/// <param name="SignOutElsewhere">Where the account itself is signed out; null where there is no such address.</param>
public sealed record OfferedWays(IReadOnlyList<AccountWay> Accounts, IReadOnlyList<DeskHolder> Development, string? SignOutElsewhere)
{
    public static OfferedWays None { get; } = new([], [], null);
}

/// <summary>Which ways the settings open.</summary>
public sealed class SignInWays(IOptions<SignInOptions> options, DeskRegister register)
{
    public const string OidcAddress = DeskPath.SignIn + "/oidc";
    public const string AppServiceAddress = DeskPath.SignIn + "/microsoft";
    public const string DevelopmentAddress = DeskPath.SignIn + "/thu";

    internal bool AllowsDevelopment(HttpRequest request) => options.Value.Development && request.IsOfThisMachine();

    internal async Task<OfferedWays> OfferedToAsync(HttpRequest request, CancellationToken ct) => new(
        [.. Accounts()],
        AllowsDevelopment(request) ? await register.FindAsync(_ => true, ct) : [],
        options.Value.AppService ? $"/.auth/logout?post_logout_redirect_uri={Uri.EscapeDataString(DeskPath.SignIn)}" : null);

    private IEnumerable<AccountWay> Accounts()
    {
        if (options.Value.AppService)
            yield return new("tài khoản Microsoft", AppServiceAddress);
        if (options.Value.Oidc is { IsOn: true } oidc)
            yield return new(oidc.DisplayName, OidcAddress);
    }
}
