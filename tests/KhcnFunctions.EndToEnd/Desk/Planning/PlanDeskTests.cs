using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Planning;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Planning;

/// <summary>The plan and its register are changed at the desk: in a draft first, for the cycles once it is published.</summary>
[Collection(DeskAzurite.Name)]
public sealed partial class PlanDeskTests(DeskHost host, Chromium chromium) : IClassFixture<DeskHost>, IClassFixture<Chromium>
{
    private const string Unit = "p-qlkh";

    public static TheoryData<int, int> Screens { get; } = new() { { 390, 844 }, { 1366, 768 } };

    [Fact]
    public async Task Change_CountsOnceItIsPublished()
    {
        var office = await DeskOffice.OpenAsync(host);
        var officer = await office.SignInAsync(DeskOffice.Officer);
        var head = await office.SignInAsync(DeskOffice.OfficeHead);

        Assert.Equal(HttpStatusCode.SeeOther, (await SaveUnitAsync(office, officer, ("phone", "0255 333 444"))).StatusCode);
        Assert.NotEqual("0255 333 444", (await CurrentAsync(office)).Phone);
        using var refused = await PublishAsync(office, officer, DeskOffice.Officer, "Cập nhật đầu mối");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var published = await PublishAsync(office, head, DeskOffice.OfficeHead, "Cập nhật đầu mối");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Equal("0255 333 444", (await CurrentAsync(office)).Phone);
        Assert.DoesNotContain("chưa ban hành", await TextAsync(head), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfAPageThatIsOutOfDate_IsRefusedAndOverwritesNothing()
    {
        var office = await DeskOffice.OpenAsync(host);
        var officer = await office.SignInAsync(DeskOffice.Officer);
        var stale = await RevisionAsync(officer);
        Assert.Equal(HttpStatusCode.SeeOther, (await SaveUnitAsync(office, officer, ("phone", "0255 333 444"))).StatusCode);

        using var second = await SaveUnitAsync(office, officer, stale, ("phone", "0255 999 999"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("0255 333 444", await TextAsync(officer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WithAMistake_KeepsWhatWasTyped()
    {
        var office = await DeskOffice.OpenAsync(host);
        var officer = await office.SignInAsync(DeskOffice.Officer);

        using var answer = await SaveUnitAsync(office, officer, ("emails", "<script>alert(1)</script>"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.Conflict)]
    public async Task Form_FromElsewhereOrWithoutItsMark_IsRefused(string site, HttpStatusCode expected)
    {
        var office = await DeskOffice.OpenAsync(host);
        var officer = await office.SignInAsync(DeskOffice.Officer);

        using var answer = await officer.PostAsync("/ke-hoach/bo-ban-sua", [("ban", await RevisionAsync(officer))], site);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Reader_SeesAndChangesNothing()
    {
        var office = await DeskOffice.OpenAsync(host);
        var director = await office.SignInAsync(DeskOffice.Director);

        using var seen = await director.OpenAsync("/ke-hoach");
        using var refused = await director.OpenAsync($"/ke-hoach/muc/don-vi/{Unit}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (seen.StatusCode, refused.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_AsPeopleSeeThem(int width, int height)
    {
        var office = await DeskOffice.OpenAsync(host);
        await using var context = await chromium.OpenAsync(host.App, width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync(await office.MailLinkAsync(DeskOffice.OfficeHead));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.GotoAsync("/ke-hoach");
        await page.ProveAsync($"ke-hoach-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sắp xếp phòng, đơn vị" }).ClickAsync();
        await page.GetByLabel("Đổi tên").CheckAsync();
        await page.GetByLabel("Từ ngày").FillAsync("2027-03-01");
        await page.GetByLabel("Tên đơn vị mới").FillAsync("Phòng Khoa học và Đổi mới sáng tạo");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.ProveAsync($"ke-hoach-sap-xep-sai-{width}");
        await page.Locator($"#dv-{Unit}").CheckAsync();
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Phòng Khoa học và Đổi mới sáng tạo");
        await page.ProveAsync($"ke-hoach-dang-sua-{width}");

        await page.GotoAsync($"/ke-hoach/muc/don-vi/{Unit}");
        await page.ProveAsync($"ke-hoach-don-vi-{width}");
        await page.GotoAsync("/ke-hoach/muc/nhiem-vu/nv4");
        await page.ProveAsync($"ke-hoach-nhiem-vu-{width}");
        await page.GotoAsync("/ke-hoach/nam-toi");
        await page.ProveAsync($"ke-hoach-nam-toi-{width}");
        await page.GotoAsync("/ke-hoach");
        await page.GetByLabel("Lý do ban hành").FillAsync("Sắp xếp tổ chức theo Quyết định số 12/QĐ-SKHCN");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ban hành bản đã sửa" }).ClickAsync();
        await Assertions.Expect(page.GetByText("chưa ban hành")).ToHaveCountAsync(0);
        Assert.Equal("Phòng Khoa học và Đổi mới sáng tạo", (await host.Service<PlanStore>().FindCurrentAsync(office.Plan.Agency.Id, office.Plan.Id, CancellationToken.None))!.Register.UnitOn(Unit, new(2027, 3, 1))!.Name);
    }

    private static string MarkOf(DeskOffice office, string person) =>
        FormMark.Of(DeskUser.Of(office.Plan, new(2026, 11, 24)).First(user => user.Id == person), PlanPages.Route);

    private static async Task<HttpResponseMessage> SaveUnitAsync(DeskOffice office, DeskBrowser browser, (string Name, string Value) change) =>
        await SaveUnitAsync(office, browser, await RevisionAsync(browser), change);

    private static Task<HttpResponseMessage> SaveUnitAsync(DeskOffice office, DeskBrowser browser, string revision, (string Name, string Value) change)
    {
        var unit = office.Plan.Register.Units.First(unit => unit.Id == Unit);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ban"] = revision,
            ["name"] = unit.Name,
            ["shortName"] = unit.ShortName,
            ["kind"] = "division",
            ["headApproval"] = "onLink",
            ["emails"] = string.Join('\n', unit.Emails),
            ["inCharge"] = unit.InCharge ?? "",
            [change.Name] = change.Value,
        };
        return browser.PostAsync(FormMark.AddTo($"/ke-hoach/muc/don-vi/{Unit}", MarkOf(office, DeskOffice.Officer)), [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static async Task<HttpResponseMessage> PublishAsync(DeskOffice office, DeskBrowser browser, string person, string reason) =>
        await browser.PostAsync(FormMark.AddTo("/ke-hoach/ban-hanh", MarkOf(office, person)), [("ban", await RevisionAsync(browser)), ("ly-do", reason)]);

    private async Task<Unit> CurrentAsync(DeskOffice office) =>
        (await host.Service<PlanStore>().FindCurrentAsync(office.Plan.Agency.Id, office.Plan.Id, CancellationToken.None))!.Register.Units.First(unit => unit.Id == Unit);

    private static async Task<string> TextAsync(DeskBrowser browser)
    {
        using var answer = await browser.OpenAsync("/ke-hoach");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> RevisionAsync(DeskBrowser browser)
    {
        using var answer = await browser.OpenAsync($"/ke-hoach/muc/don-vi/{Unit}");
        return answer.IsSuccessStatusCode
            ? Revision().Match(await answer.Content.ReadAsStringAsync()).Groups["revision"].Value
            : "";
    }

    [GeneratedRegex("name=\"ban\" value=\"(?<revision>[0-9a-f]{64})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Revision();
}
