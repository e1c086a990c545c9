using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>Who comes to which page of the desk.</summary>
[Collection(DeskAzurite.Name)]
public sealed class DeskAccessTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task Desk_OfOneWhoIsSignedIn_ShowsTheOpenCycleAndWhereItStands()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Director);

        using var desk = await browser.OpenAsync("/ban-lam-viec");
        using var cycle = await browser.OpenAsync("/ban-lam-viec/2026");

        var html = await desk.Content.ReadAsStringAsync();
        Assert.Contains("<a href=\"/ban-lam-viec/2026\">", html, StringComparison.Ordinal);
        Assert.Contains("trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư)", await desk.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Contains("action=\"/dang-xuat\"", html, StringComparison.Ordinal);
        Assert.Equal("same-origin", desk.Headers.GetValues("Referrer-Policy").Single());
        var text = await cycle.ReadTextAsync();
        Assert.Equal(HttpStatusCode.OK, cycle.StatusCode);
        Assert.Contains("00/04 phòng, đơn vị đã gửi báo cáo", text, StringComparison.Ordinal);
        Assert.Contains("04 Chưa gửi", text, StringComparison.Ordinal);
        Assert.Contains("ngày gửi: thứ Hai, ngày 21/12/2026", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/ban-lam-viec/2026/bao-cao\"", await cycle.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutSigningIn_LeadsToSignInAndBack()
    {
        using var page = await host.Http.OpenAsync("/ban-lam-viec/2026?a=1");
        using var post = await new DeskBrowser(host.Http, "198.51.100.253").PostAsync("/ban-lam-viec/2026/thu/See", []);
        using var script = await new DeskBrowser(host.Http, "198.51.100.253").PostAsync("/ban-lam-viec/2026/thu/See", [], accept: "application/json");

        Assert.Equal((HttpStatusCode.SeeOther, "/dang-nhap?ve=%2Fban-lam-viec%2F2026%3Fa%3D1"), (page.StatusCode, page.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);
        Assert.Contains("đăng nhập lại ở một thẻ khác", await post.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Contains("href=\"/dang-nhap\" target=\"_blank\" rel=\"noopener\"", await post.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (script.StatusCode, script.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Cycle_OfAnotherAgency_IsNotThere()
    {
        var own = await DeskOffice.OpenAsync(host);
        var other = await DeskOffice.OpenAsync(host);
        await host.Service<CycleOpening>().OpenAsync(
            other.Key with { Period = "2025" }, other.Plan, PlanFile.Revision(other.Plan), CancellationToken.None);
        var (stranger, insider) = (await own.SignInAsync(DeskOffice.Officer), await other.SignInAsync(DeskOffice.Officer));

        using var theirs = await stranger.OpenAsync("/ban-lam-viec/2025");
        using var unknown = await stranger.OpenAsync("/ban-lam-viec/2024");
        using var seen = await insider.OpenAsync("/ban-lam-viec/2025");

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.StatusCode, unknown.StatusCode));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/ban-lam-viec/thu1a2b3c4d--2026")]
    [InlineData("/ban-lam-viec/2026%7C2026")]
    [InlineData("/ban-lam-viec/..%2F2026")]
    [InlineData("/ban-lam-viec/nam-nay")]
    [InlineData("/ban-lam-viec/2026%0A")]
    public async Task Cycle_OfNoPeriod_IsNotThere(string path)
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);

        using var answer = await browser.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(DeskOffice.RecordsClerk, "Draft", "Việc soạn dự thảo và cập nhật kỳ báo cáo dành cho chuyên viên hoặc Trưởng phòng. Đang đăng nhập: văn thư.")]
    [InlineData(DeskOffice.Officer, "Check", "Việc kiểm tra dự thảo dành cho Trưởng phòng. Đang đăng nhập: chuyên viên.")]
    [InlineData(DeskOffice.OfficeHead, "Approve", "dành cho Giám đốc Sở hoặc Phó Giám đốc Sở. Đang đăng nhập: Trưởng phòng.")]
    [InlineData(DeskOffice.Director, "Issue", "dành cho văn thư, chuyên viên hoặc Trưởng phòng. Đang đăng nhập: Giám đốc Sở.")]
    public async Task Page_WithoutTheRight_SaysWhoMay(string person, string right, string says)
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(person);
        using var see = await browser.OpenAsync("/ban-lam-viec/2026/thu/See");
        var form = await see.Content.ReadAsStringAsync();

        using var page = await browser.OpenAsync("/ban-lam-viec/2026/thu/" + right);
        using var post = await browser.PostAsync(form.Replace("See", right, StringComparison.Ordinal), []);

        foreach (var answer in new[] { page, post })
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains(says, await answer.ReadTextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Form_MadeForTheUserAndCycle_IsTakenFromOurPagesAlone()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = await office.SignInAsync(DeskOffice.Officer);
        var other = await office.SignInAsync(DeskOffice.OfficeHead);
        using var page = await browser.OpenAsync("/ban-lam-viec/2026/thu/Draft");
        var form = await page.Content.ReadAsStringAsync();

        using var taken = await browser.PostAsync(form, []);
        using var foreign = await browser.PostAsync(form, [], "cross-site");
        using var byAnother = await other.PostAsync(form, []);
        using var ofAnotherCycle = await browser.PostAsync(form.Replace("2026", "2025", StringComparison.Ordinal), []);
        using var unmarked = await browser.PostAsync("/ban-lam-viec/2026/thu/Draft", []);

        Assert.Equal((HttpStatusCode.OK, $"desk {DeskOffice.Officer} {office.Key}"), (taken.StatusCode, await taken.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], [byAnother.StatusCode, ofAnotherCycle.StatusCode, unmarked.StatusCode]);
        Assert.Contains("trình duyệt đang đăng nhập: Trưởng phòng", await byAnother.ReadTextAsync(), StringComparison.Ordinal);
    }
}
