using System.Net;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.SignIn;

/// <summary>App Service Authentication with Entra ID; its front end is played here, since no Azure is at hand.</summary>
[Collection(DeskAzurite.Name)]
public sealed class AppServiceSignInTests(DeskHost host) : IClassFixture<DeskHost>, IAsyncLifetime
{
    private const string Address = "/dang-nhap/microsoft";
    private const string Upn = "preferred_username";
    private const string LongEmail = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    private LocalHostApp _app = null!;
    private HttpClient _http = null!;
    private DeskOffice _office = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _http = WebSite.ClientOf(_app);
        _office = await DeskOffice.OpenAsync(host);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Button_WithoutAPrincipal_LeadsToTheFrontEndAndNotInACircle()
    {
        using var page = await _http.OpenAsync("/dang-nhap?ve=%2Fban-lam-viec%2F2026");
        using var away = await SendAsync("?ve=%2Fban-lam-viec%2F2026", principal: null);
        using var back = await SendAsync("?lai=1", principal: null);

        Assert.Contains("href=\"/dang-nhap/microsoft?ve=%2Fban-lam-viec%2F2026\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Đăng nhập bằng tài khoản Microsoft", await page.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/.auth/login/aad?post_login_redirect_uri=%2Fdang-nhap%2Fmicrosoft%3Flai%3D1%26ve%3D%252Fban-lam-viec%252F2026"),
            (away.StatusCode, away.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
    }

    [Theory]
    [InlineData(Upn, "roles")]
    [InlineData("email", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role")]
    [InlineData(LongEmail, "roles")]
    public async Task Principal_WithTheRoleOfTheRegister_IsSignedIn(string addressType, string roleType)
    {
        using var answer = await SendAsync("?ve=%2Fban-lam-viec%2F2026", Principal((addressType, _office.AddressOf(DeskOffice.Officer).ToUpperInvariant()), (roleType, "khcn.Officer")));

        Assert.Equal((HttpStatusCode.SeeOther, "/ban-lam-viec/2026"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains(await host.RowsAsync("session"), row => row.GetString("Agency") == _office.Plan.Agency.Id && row.GetString("Person") == DeskOffice.Officer);
    }

    public static TheoryData<string, string?> Roles { get; } = new()
    {
        { "none", null }, { "another of the register", "khcn.Director" }, { "without its prefix", "Officer" }, { "of another application", "other.Officer" },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Principal_WithoutTheRoleOfTheRegister_IsRefused(string what, string? role)
    {
        using var answer = await SendAsync("", Principal([(Upn, _office.AddressOf(DeskOffice.Officer)), .. role is null ? [] : new[] { ("roles", role) }]));

        Assert.True(answer.StatusCode is HttpStatusCode.Forbidden, what);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("khong-phai-base64")]
    [InlineData("e30=")]
    [InlineData("bnVsbA==")]
    [InlineData("WzEsMl0=")]
    [InlineData("eyJjbGFpbXMiOlt7InR5cCI6bnVsbH1dfQ==")]
    public async Task Principal_Malformed_IsNobody(string header)
    {
        using var answer = await SendAsync("?lai=1", header);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Principal_OfAnotherProvider_IsNobody()
    {
        using var answer = await SendAsync("?lai=1", Principal("google", (Upn, _office.AddressOf(DeskOffice.Officer)), ("roles", "khcn.Officer")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task ObjectId_ThatTheSettingsName_IsThatPersonAndAddressesAreNobody()
    {
        await using var app = await StartAsync(("Khcn:SignIn:AppServicePeople:0:Subject", "oid-1"), ("Khcn:SignIn:AppServicePeople:0:Person", "cv-rieng"));
        using var http = WebSite.ClientOf(app);
        await _office.ChangeAsync(register => register with { Staff = [.. register.Staff.Select(member => member.Id == DeskOffice.Officer ? member with { Id = "cv-rieng" } : member)] });

        using var known = await SendAsync("", Principal(("http://schemas.microsoft.com/identity/claims/objectidentifier", "oid-1"), ("roles", "khcn.Officer")), http);
        using var unknown = await SendAsync("", Principal(("oid", "oid-2"), (Upn, _office.AddressOf(DeskOffice.OfficeHead)), ("roles", "khcn.OfficeHead")), http);
        using var otherRole = await SendAsync("", Principal(("oid", "oid-1"), ("roles", "khcn.Director")), http);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (known.StatusCode, unknown.StatusCode, otherRole.StatusCode));
    }

    /// <summary>The local host has nobody in front who would take foreign headers away.</summary>
    [Fact]
    public async Task Header_ToTheLocalHost_IsNobody()
    {
        var principal = Principal((Upn, _office.AddressOf(DeskOffice.Officer)), ("roles", "khcn.Officer"));

        using var signIn = await SendAsync("", principal, host.Http);
        using var desk = await SendAsync("/../../ban-lam-viec", principal, host.Http);
        using var page = await host.Http.OpenAsync("/dang-nhap");

        Assert.Equal(HttpStatusCode.NotFound, signIn.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, desk.StatusCode);
        Assert.DoesNotContain("Microsoft", await page.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedOut_OfAppService_SaysHowToSignOutThereToo()
    {
        using var page = await _http.OpenAsync("/dang-nhap?da-xuat");

        Assert.Contains("href=\"/.auth/logout?post_logout_redirect_uri=%2Fdang-nhap\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<LocalHostApp> StartAsync(params (string, string)[] settings) => host.StartAsync(
        port: 0, [("Khcn:SignIn:AppService", "true"), .. settings], services => services.AddSingleton(new SignInHost(IsLocal: false, IsAppService: true)));

    private async Task<HttpResponseMessage> SendAsync(string query, string? principal, HttpClient? http = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + query);
        if (principal is not null)
            request.Headers.Add("X-MS-CLIENT-PRINCIPAL", principal);
        return await (http ?? _http).SendAsync(request);
    }

    private static string Principal(params (string Type, string Value)[] claims) => Principal("aad", claims);

    private static string Principal(string provider, params (string Type, string Value)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = provider,
        name_typ = LongEmail,
        role_typ = "roles",
        claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }),
    })));
}
