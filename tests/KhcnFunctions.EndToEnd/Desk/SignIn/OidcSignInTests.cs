using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.Desk.SignIn.Oidc;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Web;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.SignIn;

/// <summary>Signing in by an OpenID Connect provider, a good one and one that lies.</summary>
[Collection(DeskAzurite.Name)]
public sealed class OidcSignInTests(DeskHost host, Chromium chromium) : IClassFixture<DeskHost>, IClassFixture<Chromium>, IAsyncLifetime
{
    private OpenIdServer _provider = null!;
    private LocalHostApp _app = null!;
    private HttpClient _http = null!;
    private DeskOffice _office = null!;

    public async Task InitializeAsync()
    {
        _provider = await OpenIdServer.StartAsync(() => host.Now);
        _app = await StartAsync();
        _http = WebSite.ClientOf(_app);
        _office = await DeskOffice.OpenAsync(host);
        _provider.Person = new() { ["sub"] = "7f3c", ["email"] = _office.AddressOf(DeskOffice.Officer), ["email_verified"] = true };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Account_OfARegisteredAddress_SignsInInTheBrowser(int width, int height)
    {
        await using var context = await chromium.OpenAsync(_app, width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/ban-lam-viec/2026");
        await page.ProveAsync($"dang-nhap-tai-khoan-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập bằng tài khoản công vụ của tỉnh" }).ClickAsync();

        Assert.Equal("/ban-lam-viec/2026", new Uri(page.Url).AbsolutePath);
        await page.GotoAsync("/ban-lam-viec");
        await Assertions.Expect(page.GetByText("Đang đăng nhập: chuyên viên")).ToBeVisibleAsync();
        var cookie = Assert.Single(await context.CookiesAsync());
        Assert.Equal(("khcn-ban-lam-viec", true), (cookie.Name, cookie.HttpOnly));
    }

    [Fact]
    public async Task Account_OnTheWay_KeepsItsSecretsFromTheAddress()
    {
        var browser = NewBrowser();

        using var start = await browser.OpenAsync("/dang-nhap/oidc");

        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        Assert.Equal(["client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state"], asked.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Uri(_app.Address, "/dang-nhap/oidc/ve").ToString(), asked["redirect_uri"].ToString());
        Assert.Matches("^khcn-oidc=[A-Za-z0-9_-]+; path=/; samesite=lax; httponly$", Assert.Single(start.Headers.GetValues("Set-Cookie")));
        Assert.DoesNotContain(asked["state"].ToString(), browser.Cookie!, StringComparison.Ordinal);
        Assert.Equal("no-referrer", start.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("/ban-lam-viec/2026", "/ban-lam-viec/2026")]
    [InlineData("//example.org", "/ban-lam-viec")]
    [InlineData("https://example.org/ban-lam-viec", "/ban-lam-viec")]
    [InlineData("/ban-lam-viec/../dang-xuat", "/ban-lam-viec")]
    [InlineData("/\\example.org", "/ban-lam-viec")]
    public async Task Account_OnTheWayToAPage_LeadsThereWhereItIsOurs(string path, string leadsTo)
    {
        using var answer = await SignInAsync(NewBrowser(), path);

        Assert.Equal((HttpStatusCode.SeeOther, leadsTo), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Account_OfASharedAddress_LetsChooseWhoSignsIn()
    {
        await _office.ChangeAsync(register => register with
        {
            People = [.. register.People.Select(person => person.Id == DeskOffice.Deputy
                ? person with { Email = register.Staff.First(member => member.Id == DeskOffice.Officer).Email }
                : person)],
        });
        var browser = NewBrowser();

        using var led = await SignInAsync(browser, "/ban-lam-viec/2026");
        var link = led.Headers.Location!.OriginalString;
        using var choice = await browser.OpenAsync(link);
        using var stranger = await browser.PostAsync(link, [("nguoi", _office.ValueOf(DeskOffice.Director))]);
        using var chosen = await browser.PostAsync(link, [("nguoi", _office.ValueOf(DeskOffice.Deputy))]);
        using var again = await browser.PostAsync(link, [("nguoi", _office.ValueOf(DeskOffice.Deputy))]);

        Assert.Matches("^/dang-nhap/[A-Za-z0-9_-]{43}$", link);
        Assert.Contains("Trần Công Hòa, Phó Giám đốc Sở", await choice.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        Assert.Equal((HttpStatusCode.SeeOther, "/ban-lam-viec/2026"), (chosen.StatusCode, chosen.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    /// <summary>What a provider may say that does not prove a person of the register.</summary>
    public static TheoryData<string, string, string> Strangers { get; } = new()
    {
        { "another address", "email", "\"ai-do@la.example\"" },
        { "no address", "email", "null" },
        { "an address that is no text", "email", "[\"a\"]" },
        { "unverified", "email_verified", "false" },
        { "unverified, as a text", "email_verified", "\"false\"" },
        { "not said to be verified", "email_verified", "null" },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Account_OfNobodyInTheRegister_IsRefused(string what, string claim, string value)
    {
        _provider.Payload = payload =>
        {
            payload.Remove(claim);
            if (value != "null")
                payload[claim] = JsonNode.Parse(value);
        };

        using var answer = await SignInAsync(NewBrowser());

        Assert.True(answer.StatusCode is HttpStatusCode.Forbidden, what);
        Assert.Contains("chưa được đăng ký", await answer.ReadTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(CookiesOf(answer), cookie => cookie.StartsWith("khcn-ban-lam-viec=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_OfTheProvider_AreNotBelieved()
    {
        _provider.Payload = payload => payload["roles"] = new JsonArray("khcn.Director", "Director");
        var browser = NewBrowser();

        using var signedIn = await SignInAsync(browser);
        using var approve = await browser.OpenAsync("/ban-lam-viec/2026/thu/Approve");

        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, approve.StatusCode);
    }

    /// <summary>ID tokens that are not for this sign-in, by what is wrong with them.</summary>
    private static readonly Dictionary<string, Action<OpenIdServer>> Lies = new(StringComparer.Ordinal)
    {
        ["another nonce"] = provider => provider.Payload = payload => payload["nonce"] = "x",
        ["no nonce"] = provider => provider.Payload = payload => payload.Remove("nonce"),
        ["another audience"] = provider => provider.Payload = payload => payload["aud"] = "khac",
        ["no audience"] = provider => provider.Payload = payload => payload.Remove("aud"),
        ["several audiences without a party"] = provider => provider.Payload = payload => payload["aud"] = new JsonArray(OpenIdServer.ClientId, "khac"),
        ["another party"] = provider => provider.Payload = payload => payload["azp"] = "khac",
        ["another issuer"] = provider => provider.Payload = payload => payload["iss"] = "https://khac.example",
        ["no issuer"] = provider => provider.Payload = payload => payload.Remove("iss"),
        ["expired"] = provider => provider.Payload = payload => payload["exp"] = TimeProvider.System.GetUtcNow().AddDays(-400).ToUnixTimeSeconds(),
        ["no end"] = provider => provider.Payload = payload => payload.Remove("exp"),
        ["not yet"] = provider => provider.Payload = payload => payload["nbf"] = TimeProvider.System.GetUtcNow().AddDays(400).ToUnixTimeSeconds(),
        ["no signature"] = provider => provider.Token = OpenIdServer.Unsigned,
        ["signed by a stranger"] = provider => provider.Token = payload => OpenIdServer.Sign(payload, OpenIdServer.NewKey(), SecurityAlgorithms.RsaSha256),
        ["signed by a stranger under the key's name"] = provider =>
        {
            var (stranger, name) = (OpenIdServer.NewKey(), provider.Key.KeyId);
            stranger.KeyId = name;
            provider.Token = payload => OpenIdServer.Sign(payload, stranger, SecurityAlgorithms.RsaSha256);
        },
        ["HMAC by the public key"] = provider => provider.Token = payload => OpenIdServer.Sign(
            payload, new SymmetricSecurityKey(provider.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = provider.Key.KeyId }, SecurityAlgorithms.HmacSha256),
        ["HMAC by our secret"] = provider => provider.Token = payload => OpenIdServer.Sign(
            payload, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(OpenIdServer.ClientSecret + "          ")), SecurityAlgorithms.HmacSha256),
        ["no token at all"] = provider => provider.Token = _ => "không phải token",
        ["changed after signing"] = provider => provider.Token = payload =>
        {
            var parts = OpenIdServer.Sign(payload, provider.Key, SecurityAlgorithms.RsaSha256).Split('.');
            payload["sub"] = "khac";
            return $"{parts[0]}.{Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(payload.ToJsonString()))}.{parts[2]}";
        },
    };

    public static TheoryData<string> LieNames => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(LieNames))]
    public async Task Token_NotOfThisSignIn_IsRefused(string lie)
    {
        Lies[lie](_provider);

        await IsRefusedAsync(await SignInAsync(NewBrowser()));

        Assert.Equal(1, _provider.TokensGiven);
    }

    [Fact]
    public async Task Answer_ThatComesTwice_CountsOnce()
    {
        var browser = NewBrowser();
        var (kept, back) = await GoAsync(browser);
        using var first = await browser.OpenAsync(back);
        browser.Cookie = kept;

        await IsRefusedAsync(await browser.OpenAsync(back));

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(1, _provider.TokensGiven);
    }

    [Fact]
    public async Task Answer_ThatComesManyTimesAtOnce_CountsOnce()
    {
        var (kept, back) = await GoAsync(NewBrowser());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
        {
            var browser = NewBrowser();
            browser.Cookie = kept;
            return browser.OpenAsync(back);
        }));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Answer_InAnotherBrowser_IsRefused()
    {
        var (_, back) = await GoAsync(NewBrowser());
        var (victims, _) = await GoAsync(NewBrowser());
        var victim = NewBrowser();

        await IsRefusedAsync(await victim.OpenAsync(back));
        victim.Cookie = victims;
        await IsRefusedAsync(await victim.OpenAsync(back));

        Assert.Equal(0, _provider.TokensGiven);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("code")]
    [InlineData("iss")]
    public async Task Answer_WithoutAPart_IsRefused(string part)
    {
        _provider.Return = address => address.Replace($"{part}=", "x=", StringComparison.Ordinal);

        await IsRefusedAsync(await SignInAsync(NewBrowser()));

        Assert.Equal(0, _provider.TokensGiven);
    }

    /// <summary>Another provider leads its own code here, hoping that ours is asked for a token.</summary>
    [Fact]
    public async Task Answer_OfAnotherIssuer_IsRefused()
    {
        _provider.Return = address => address[..address.IndexOf("&iss=", StringComparison.Ordinal)] + "&iss=https%3A%2F%2Fkhac.example";

        await IsRefusedAsync(await SignInAsync(NewBrowser()));

        Assert.Equal(0, _provider.TokensGiven);
    }

    [Fact]
    public async Task Answer_ThatSaysNo_IsToldWithoutItsWords()
    {
        _provider.Return = address => address.Replace("code=", "error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E&x=", StringComparison.Ordinal);

        var answer = await SignInAsync(NewBrowser());

        Assert.DoesNotContain("alert(1)", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await IsRefusedAsync(answer);
    }

    [Fact]
    public async Task Answer_AfterTenMinutes_IsRefused()
    {
        var browser = NewBrowser();
        var (_, back) = await GoAsync(browser);
        host.Advance(TimeSpan.FromMinutes(10));

        await IsRefusedAsync(await browser.OpenAsync(back));

        Assert.Equal(0, _provider.TokensGiven);
    }

    [Fact]
    public async Task Cookie_ChangedByAnybody_IsRefused()
    {
        var browser = NewBrowser();
        var (kept, back) = await GoAsync(browser);
        browser.Cookie = kept[..^10] + (kept[^10] == 'A' ? 'B' : 'A') + kept[^9..];

        await IsRefusedAsync(await browser.OpenAsync(back));
    }

    [Fact]
    public async Task SignIn_InABrowserThatIsSignedIn_EndsTheEarlierSession()
    {
        var browser = await _office.SignInAsync(DeskOffice.OfficeHead);
        var earlier = browser.Cookie!;
        var (kept, back) = await GoAsync(NewBrowser());
        var inOne = NewBrowser();
        inOne.Cookie = $"{earlier}; {kept}";

        using var signedIn = await inOne.OpenAsync(back);
        browser.Cookie = earlier;
        using var before = await browser.OpenAsync("/ban-lam-viec");

        Assert.Equal((HttpStatusCode.SeeOther, "/ban-lam-viec"), (signedIn.StatusCode, signedIn.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.SeeOther, before.StatusCode);
    }

    [Fact]
    public async Task Key_ChangedAtTheProvider_IsLookedUp()
    {
        using var before = await SignInAsync(NewBrowser());
        _provider.ChangeKey();
        host.Advance(TimeSpan.FromMinutes(6));

        using var after = await SignInAsync(NewBrowser());

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Provider_ThatPublishesForAnother_IsNotAsked()
    {
        _provider.PublishedIssuer = "https://khac.example";

        using var answer = await NewBrowser().OpenAsync("/dang-nhap/oidc");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("nhận đường liên kết đăng nhập qua thư điện tử", await answer.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subject_ThatTheSettingsName_IsThatPersonAndAddressesAreNobody()
    {
        await using var app = await StartAsync(("Khcn:SignIn:Oidc:People:0:Subject", "7f3C"), ("Khcn:SignIn:Oidc:People:0:Person", DeskOffice.Director));
        using var http = WebSite.ClientOf(app);
        await _office.ChangeAsync(register => register with { People = [.. register.People.Select(person => person.Id == DeskOffice.Director ? person with { Id = "gd-rieng" } : person)] });
        await using var named = await StartAsync(("Khcn:SignIn:Oidc:People:0:Subject", "7f3c"), ("Khcn:SignIn:Oidc:People:0:Person", "gd-rieng"));
        using var namedHttp = WebSite.ClientOf(named);

        using var otherCase = await SignInAsync(_office.NewBrowser(http), app: app);
        using var person = await SignInAsync(_office.NewBrowser(namedHttp), app: named);

        Assert.Equal(HttpStatusCode.Forbidden, otherCase.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, person.StatusCode);
        Assert.Contains(await host.RowsAsync("session"), row => row.GetString("Person") == "gd-rieng");
    }

    [Fact]
    public async Task Answers_FromOneClient_AreSixtyAnHour()
    {
        for (var i = 0; i < OidcPages.MostAnswers; i++)
            Assert.True(await host.Service<RateLimits>().TryCountAsync("oidc", _office.Client, OidcPages.MostAnswers, CancellationToken.None));

        using var answer = await SignInAsync(NewBrowser());

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public async Task Address_WithoutASetting_IsNotServed()
    {
        using var start = await host.Http.OpenAsync("/dang-nhap/oidc");
        using var back = await host.Http.OpenAsync("/dang-nhap/oidc/ve?code=a&state=b");
        using var page = await host.Http.OpenAsync("/dang-nhap");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (start.StatusCode, back.StatusCode));
        Assert.DoesNotContain("Đăng nhập bằng", await page.ReadTextAsync(), StringComparison.Ordinal);
    }

    private async Task<LocalHostApp> StartAsync(params (string, string)[] settings)
    {
        var port = FreePort();
        return await host.StartAsync(port,
        [
            ("Khcn:PublicAddress", FormattableString.Invariant($"http://localhost:{port}")),
            ("Khcn:SignIn:Oidc:Authority", _provider.Issuer),
            ("Khcn:SignIn:Oidc:ClientId", OpenIdServer.ClientId),
            ("Khcn:SignIn:Oidc:ClientSecret", OpenIdServer.ClientSecret),
            ("Khcn:SignIn:Oidc:DisplayName", "tài khoản công vụ của tỉnh"),
            .. settings,
        ]);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private DeskBrowser NewBrowser() => _office.NewBrowser(_http);

    private static string[] CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];

    /// <summary>Begins, and goes to the provider.</summary>
    /// <returns>What the browser keeps, and the address to which the provider leads it back.</returns>
    private async Task<(string Kept, string Back)> GoAsync(DeskBrowser browser, string? path = null, LocalHostApp? app = null)
    {
        using var start = await browser.OpenAsync("/dang-nhap/oidc" + (path is null ? "" : "?ve=" + Uri.EscapeDataString(path)));
        Assert.Equal(HttpStatusCode.SeeOther, start.StatusCode);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(start.Headers.Location!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var back = answer.Headers.Location!;
        Assert.Equal((app ?? _app).Address.Port, back.Port);
        return (browser.Cookie!, back.PathAndQuery);
    }

    private async Task<HttpResponseMessage> SignInAsync(DeskBrowser browser, string? path = null, LocalHostApp? app = null)
    {
        var (_, back) = await GoAsync(browser, path, app);
        return await browser.OpenAsync(back);
    }

    private static async Task IsRefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Chưa đăng nhập được", await answer.ReadTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(CookiesOf(answer), cookie => cookie.StartsWith("khcn-ban-lam-viec=", StringComparison.Ordinal));
        answer.Dispose();
    }
}
