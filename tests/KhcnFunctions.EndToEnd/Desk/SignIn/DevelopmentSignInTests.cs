using System.Net;
using KhcnFunctions.EndToEnd.Web;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.SignIn;

/// <summary>Entering at once on the own machine.</summary>
[Collection(DeskAzurite.Name)]
public sealed class DevelopmentSignInTests(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Address = "/dang-nhap/thu";

    [Fact]
    public async Task List_OnThisMachine_LetsEnterAsAnybodyOfTheRegister()
    {
        var office = await DeskOffice.OpenAsync(host);
        await using var app = await host.StartAsync(("Khcn:SignIn:Development", "true"));
        using var http = WebSite.ClientOf(app);

        using var page = await http.OpenAsync("/dang-nhap?ve=%2Fban-lam-viec%2F2026");
        using var entered = await PostAsync(http, office.ValueOf(DeskOffice.Director));
        using var nobody = await PostAsync(http, "a/b/c");
        using var foreign = await PostAsync(http, office.ValueOf(DeskOffice.Director), site: "cross-site");

        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains($"value=\"{office.ValueOf(DeskOffice.Director)}\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/ban-lam-viec/2026\"", html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/ban-lam-viec/2026"), (entered.StatusCode, entered.Headers.Location!.OriginalString));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (nobody.StatusCode, foreign.StatusCode));
    }

    [Theory]
    [InlineData("Host", "baocao.la.example")]
    [InlineData("X-Forwarded-For", "198.51.100.7")]
    [InlineData("Forwarded", "for=198.51.100.7")]
    public async Task Request_ThatIsNotOfThisMachine_FindsNothing(string header, string value)
    {
        var office = await DeskOffice.OpenAsync(host);
        await using var app = await host.StartAsync(("Khcn:SignIn:Development", "true"));
        using var http = WebSite.ClientOf(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap");
        request.Headers.Add(header, value);

        using var page = await http.SendAsync(request);
        using var entered = await PostAsync(http, office.ValueOf(DeskOffice.Director), header: (header, value));

        Assert.DoesNotContain("Vào ngay", await page.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, entered.StatusCode);
    }

    [Fact]
    public async Task Address_WithoutASetting_IsNotServed()
    {
        var office = await DeskOffice.OpenAsync(host);

        using var answer = await PostAsync(host.Http, office.ValueOf(DeskOffice.Director));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string person, string site = "same-origin", (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = HttpRequests.Form(("nguoi", person), ("ve", "/ban-lam-viec/2026")) };
        request.Headers.Add("Sec-Fetch-Site", site);
        if (header is { } more)
            request.Headers.Add(more.Name, more.Value);
        return await http.SendAsync(request);
    }
}
