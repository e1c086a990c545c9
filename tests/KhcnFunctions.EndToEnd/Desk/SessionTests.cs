using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>How long somebody stays signed in.</summary>
[Collection(DeskAzurite.Name)]
public sealed class SessionTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task Cookie_BehindHttps_IsHostsOwnAndSecure()
    {
        var office = await DeskOffice.OpenAsync(host);
        await using var app = await host.StartAsync(("Khcn:PublicAddress", "https://baocao.sokhcn.example"));
        using var http = WebSite.ClientOf(app);
        var browser = office.NewBrowser(http);

        using var answer = await browser.PostAsync(await office.MailLinkAsync(DeskOffice.Officer), [("nguoi", office.ValueOf(DeskOffice.Officer))]);
        using var desk = await browser.OpenAsync("/ban-lam-viec");
        browser.Cookie = browser.Cookie!["__Host-".Length..];
        using var byPlainName = await browser.OpenAsync("/ban-lam-viec");

        Assert.Matches("^__Host-khcn-ban-lam-viec=[A-Za-z0-9_-]{43}; path=/; secure; samesite=lax; httponly$", Assert.Single(answer.Headers.GetValues("Set-Cookie")));
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, byPlainName.StatusCode);
    }

    [Fact]
    public async Task Session_OfARow_HoldsNeitherSecretNorAddress()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        var secret = SecretOf(browser);

        var row = Assert.Single(await host.RowsAsync("session"), row => row.GetString("Agency") == office.Plan.Agency.Id);

        Assert.Equal(Secret.HashOf(secret), row.RowKey);
        Assert.Equal((office.Plan.Id, DeskOffice.Officer), (row.GetString("Plan"), row.GetString("Person")));
        Assert.All(row, column =>
        {
            Assert.DoesNotContain(secret, column.Value?.ToString() ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("@", column.Value?.ToString() ?? "", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task SignOut_Session_IsOverInTheBrowserAndBehindIt()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        var other = await office.SignInAsync(DeskOffice.OfficeHead);
        var kept = browser.Cookie;

        using var foreign = await browser.PostAsync("/dang-xuat", [], "cross-site");
        using var still = await browser.OpenAsync("/ban-lam-viec");
        using var signedOut = await browser.PostAsync("/dang-xuat", []);
        var left = browser.Cookie;
        using var page = await browser.OpenAsync(signedOut.Headers.Location!.OriginalString);
        browser.Cookie = kept;
        using var stolen = await browser.OpenAsync("/ban-lam-viec");
        using var others = await other.OpenAsync("/ban-lam-viec");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (foreign.StatusCode, still.StatusCode));
        Assert.Equal((HttpStatusCode.SeeOther, null), (signedOut.StatusCode, left));
        Assert.Contains("Đã đăng xuất.", await page.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task SignIn_InABrowserThatIsSignedIn_EndsTheEarlierSession()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        var earlier = browser.Cookie;

        using var again = await browser.PostAsync(await office.MailLinkAsync(DeskOffice.OfficeHead), [("nguoi", office.ValueOf(DeskOffice.OfficeHead))]);
        using var now = await browser.OpenAsync("/ban-lam-viec");
        browser.Cookie = earlier;
        using var before = await browser.OpenAsync("/ban-lam-viec");

        Assert.Contains("Trưởng phòng", await now.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, before.StatusCode);
    }

    [Fact]
    public async Task Session_WithoutARequest_EndsAfterTwoHours()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        host.Advance(TimeSpan.FromMinutes(119));
        using var inTime = await browser.OpenAsync("/ban-lam-viec");
        host.Advance(TimeSpan.FromMinutes(119));
        using var again = await browser.OpenAsync("/ban-lam-viec");
        host.Advance(TimeSpan.FromMinutes(121));
        using var idle = await browser.OpenAsync("/ban-lam-viec");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (inTime.StatusCode, again.StatusCode));
        Assert.Equal((HttpStatusCode.SeeOther, "/dang-nhap?ve=%2Fban-lam-viec"), (idle.StatusCode, idle.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Session_AlwaysInUse_EndsAfterTwelveHours()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        for (var hour = 1; hour < 12; hour++)
        {
            host.Advance(TimeSpan.FromHours(1));
            using var answer = await browser.OpenAsync("/ban-lam-viec");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        host.Advance(TimeSpan.FromHours(1));
        using var over = await browser.OpenAsync("/ban-lam-viec");

        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
    }

    [Fact]
    public async Task Session_InUse_IsNotedEveryTenMinutesAtMost()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        var key = Secret.HashOf(SecretOf(browser));
        var before = await LastSeenAsync(key);

        host.Advance(TimeSpan.FromMinutes(9));
        using var soon = await browser.OpenAsync("/ban-lam-viec");
        var unchanged = await LastSeenAsync(key);
        host.Advance(TimeSpan.FromMinutes(1));
        using var later = await browser.OpenAsync("/ban-lam-viec");

        Assert.Equal(before, unchanged);
        Assert.True(await LastSeenAsync(key) >= before.AddMinutes(10));
    }

    [Fact]
    public async Task Session_OfWhoeverLeftTheRegister_EndsAtOnce()
    {
        var office = await DeskOffice.OpenAsync(host);
        var (gone, moved, over, kept) = (
            await office.SignInAsync(DeskOffice.Officer), await office.SignInAsync(DeskOffice.OfficeHead),
            await office.SignInAsync(DeskOffice.RecordsClerk), await office.SignInAsync(DeskOffice.Director));

        await office.ChangeAsync(register => register with
        {
            Staff =
            [
                .. register.Staff.Where(member => member.Id != DeskOffice.Officer).Select(member => member.Id == DeskOffice.OfficeHead
                    ? member with { Email = "khac@la.example" }
                    : member with { To = DateOnly.FromDateTime(host.Now.UtcDateTime).AddDays(-2) }),
            ],
        });

        foreach (var browser in new[] { gone, moved, over })
        {
            using var answer = await browser.OpenAsync("/ban-lam-viec");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        using var others = await kept.OpenAsync("/ban-lam-viec");
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task Session_OfWhoeverGotAnotherRole_HasItsRightsAtOnce()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);

        await office.ChangeAsync(register => register with
        {
            Staff = [.. register.Staff.Select(member => member.Id == DeskOffice.Officer ? member with { Role = StaffRole.Reader } : member)],
        });
        using var draft = await browser.OpenAsync("/ban-lam-viec/2026/thu/Draft");

        Assert.Equal(HttpStatusCode.Forbidden, draft.StatusCode);
        Assert.Contains("Đang đăng nhập: người xem", await draft.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("'%20or%20RowKey%20ge%20'")]
    public async Task Cookie_MadeUp_IsNobody(string secret)
    {
        await DeskOffice.OpenAsync(host);
        var browser = new DeskBrowser(host.Http, "198.51.100.252") { Cookie = "khcn-ban-lam-viec=" + secret };

        using var answer = await browser.OpenAsync("/ban-lam-viec");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task DailyCheck_TakesAwayWhatHasEndedAlone()
    {
        var office = await DeskOffice.OpenAsync(host);
        await office.MailLinkAsync(DeskOffice.Director);
        var idle = await office.SignInAsync(DeskOffice.OfficeHead);
        host.Advance(TimeSpan.FromHours(2));
        var live = await office.SignInAsync(DeskOffice.Officer);
        var link = await office.MailLinkAsync(DeskOffice.RecordsClerk);

        await ActivatorUtilities.CreateInstance<EnsureCycles>(host.App.Services).RunAsync(null!, host.App.Client, CancellationToken.None);

        var sessions = (await host.RowsAsync("session")).Select(row => row.RowKey).ToList();
        Assert.Contains(Secret.HashOf(SecretOf(live)), sessions);
        Assert.DoesNotContain(Secret.HashOf(SecretOf(idle)), sessions);
        Assert.Equal([Secret.HashOf(link[^43..])], (await host.RowsAsync("signin")).Select(row => row.RowKey));
    }

    private static string SecretOf(DeskBrowser browser) => browser.Cookie!.Split('=')[1];

    private async Task<DateTimeOffset> LastSeenAsync(string key) => (await host.RowsAsync("session")).Single(row => row.RowKey == key).GetDateTimeOffset("LastSeen")!.Value;
}
