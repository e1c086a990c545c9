using System.Net;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

[Collection(SharedWebSite.Name)]
public sealed class UnitLinkTests(WebSite site)
{
    [Fact]
    public async Task Link_Genuine_IsSwappedForACookieAndAnAddressWithoutIt()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var link = await cycle.LinkOfAsync();

        using var answer = await site.Http.OpenAsync("/bao-cao/" + link);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/don-vi", answer.Headers.Location!.OriginalString);
        Assert.Equal([$"khcn-bao-cao={link}; path=/don-vi; samesite=lax; httponly"], answer.Headers.GetValues("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Link_WherePagesAreReachedByHttps_GivesASecureCookie()
    {
        await using var host = await site.StartHostAsync(("Khcn:PublicAddress", "https://baocao.sokhcn.example"));
        using var http = WebSite.ClientOf(host);
        var cycle = await OpenCycle.OpenAsync(host);

        using var answer = await http.OpenAsync("/bao-cao/" + await cycle.LinkOfAsync());

        Assert.Contains("; secure;", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OpenedByAMailScanner_WritesNothing()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var link = await cycle.LinkOfAsync();
        var mark = (await site.ReadRequestsAsync()).Mark;

        using var opened = await site.Http.OpenAsync("/bao-cao/" + link);
        using var page = await site.Http.OpenUnitPageAsync(link);

        var requests = (await site.ReadRequestsAsync()).Between(mark);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Matches("^(Get|Query|List)", request.Operation));
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("a")]
    [InlineData("thu00000000--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("thu..%2F--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%0A")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%0D%0ASet-Cookie:%20x=y")]
    [InlineData("%C4%91%E1%BA%B7%E1%BB%87aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("'%20or%20RowKey%20ge%20'")]
    public async Task Link_NotOurs_IsAPageThatTellsNothing(string link)
    {
        using var answer = await site.Http.OpenAsync("/bao-cao/" + link);

        var text = await answer.ReadTextAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("Đường liên kết không đúng", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Thị Mẫu", text, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Link_WithOneLetterChanged_IsNotOurs()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var link = await cycle.LinkOfAsync();
        for (var i = 0; i < link.Length; i++)
        {
            var changed = link[..i] + (link[i] == 'a' ? 'b' : 'a') + link[(i + 1)..];

            using var answer = await site.Http.OpenAsync("/bao-cao/" + changed);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Link_Replaced_IsGoneForLinkAndCookieAlike()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var link = await cycle.LinkOfAsync();
        await cycle.ChangeAsync(OpenCycle.Science, unit => unit with { Generation = unit.Generation + 1 });

        using var opened = await site.Http.OpenAsync("/bao-cao/" + link);
        using var kept = await site.Http.OpenUnitPageAsync(link);

        await IsGoneAsync(opened, "Đường liên kết đã được thay");
        await IsGoneAsync(kept, "Đường liên kết đã được thay");
    }

    [Fact]
    public async Task Link_AfterTheCycleClosed_HasExpired()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var link = await cycle.LinkOfAsync();
        await cycle.SetClockAsync(new DateOnly(2027, 12, 31), new TimeOnly(8, 0));

        using var opened = await site.Http.OpenAsync("/bao-cao/" + link);
        using var kept = await site.Http.OpenUnitPageAsync(link);

        await IsGoneAsync(opened, "Đường liên kết này đã hết hạn vì kỳ báo cáo đã kết thúc; nội dung đã gửi vẫn còn.");
        await IsGoneAsync(kept, "Đường liên kết này đã hết hạn");
    }

    [Fact]
    public async Task UnitPage_WithoutALink_SaysHowToComeIn()
    {
        using var answer = await site.Http.OpenAsync("/don-vi");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("đường liên kết riêng của đơn vị trong thư mới nhất", await answer.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfARehearsal_LeadsToThatRehearsalAlone()
    {
        var rehearsal = "thu" + Guid.NewGuid().ToString("N")[..8];
        var cycle = await OpenCycle.OpenAsync(site.Host, rehearsal: rehearsal);
        var link = await cycle.LinkOfAsync();

        using var own = await site.Http.OpenUnitPageAsync(link);
        using var withoutName = await site.Http.OpenUnitPageAsync(link[^40..]);

        Assert.Contains("CHẠY THỬ: trang này thuộc một lần chạy thử", await own.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, withoutName.StatusCode);
    }

    [Fact]
    public async Task Api_WithoutAToken_StillAnswersPrograms()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);

        using var answer = await site.Http.OpenAsync($"/api/{cycle.Key.Agency}/plans/{cycle.Key.Plan}/cycles/2026/reports");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    private static async Task IsGoneAsync(HttpResponseMessage answer, string says)
    {
        var text = await answer.ReadTextAsync();
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains(OpenCycle.Contact, text, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
