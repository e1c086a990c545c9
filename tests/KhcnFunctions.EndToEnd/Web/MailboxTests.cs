using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

[Collection(SharedWebSite.Name)]
public sealed class MailboxTests(WebSite site)
{
    [Fact]
    public async Task Mailbox_ListsTheReceipt_AndShowsItSafely()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host, unitName: "Phòng <b>đậm</b>");
        await cycle.SendReportAsync();

        var path = await NewestMailAsync();
        using var page = await site.Http.OpenAsync(path);
        using var html = await site.Http.OpenAsync(path + "/html");
        using var eml = await site.Http.OpenAsync(path + "/eml");

        var shown = await page.Content.ReadAsStringAsync();
        Assert.Contains("<iframe sandbox title", shown, StringComparison.Ordinal);
        Assert.Contains("frame-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>đậm</b>", shown, StringComparison.Ordinal);
        Assert.StartsWith("sandbox; default-src 'none';", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", html.Headers.CacheControl!.ToString());
        Assert.Equal("attachment", eml.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("message/rfc822", eml.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Message-Id:", await eml.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Host", "baocao.sokhcn.example")]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    [InlineData("Forwarded", "for=203.0.113.5")]
    public async Task Mailbox_AskedForFromElsewhere_IsNotThere(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hop-thu");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await site.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
    }

    [Theory]
    [InlineData("/hop-thu/khac/a.eml")]
    [InlineData("/hop-thu/chinh-thuc/a.eml")]
    [InlineData("/hop-thu/chinh-thuc/..%2Fa.eml")]
    [InlineData("/hop-thu/chinh-thuc/a.eml/html")]
    [InlineData("/hop-thu/chinh-thuc/%3Cb%3E.eml/eml")]
    public async Task Mail_ThatIsNotThere_IsNotFound(string path)
    {
        using var answer = await site.Http.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có thư này", await answer.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailbox_WhereMailLeavesTheMachine_DoesNotExist()
    {
        await using var host = await site.StartHostAsync(
            ("Khcn:Mail:Transport", "Smtp"), ("Khcn:Mail:Smtp:Host", "localhost"), ("Khcn:Mail:From", "hcth@khcn.test"));
        using var http = WebSite.ClientOf(host);

        using var answer = await http.OpenAsync("/hop-thu");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string> NewestMailAsync()
    {
        using var list = await site.Http.OpenAsync("/hop-thu");
        return Regex.Match(await list.Content.ReadAsStringAsync(), "href=\"(/hop-thu/chinh-thuc/[^\"]+)\"").Groups[1].Value;
    }
}
