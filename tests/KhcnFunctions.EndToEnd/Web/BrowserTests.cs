using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>The pages as people see them.</summary>
[Collection(SharedWebSite.Name)]
public sealed class BrowserTests(WebSite site, Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<int, int> Screens { get; } = new() { { 390, 844 }, { 1366, 768 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task UnitPage_BeforeAndAfterAReport(int width, int height)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.OpenAsync(site.Host, width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        Assert.Equal("/don-vi", new Uri(page.Url).AbsolutePath);
        await page.ProveAsync($"don-vi-chua-gui-{width}");

        await page.Locator("summary").First.PressAsync("Enter");
        await page.ProveAsync($"don-vi-api-{width}");

        await cycle.SendReportAsync(variant: 1);
        await cycle.SendReportAsync(variant: 2);
        await page.ReloadAsync();
        await page.ProveAsync($"don-vi-da-gui-{width}");

        await cycle.SetClockAsync(new DateOnly(2026, 12, 14), new TimeOnly(8, 0));
        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync("p-qlcncn"));
        await page.ProveAsync($"don-vi-qua-han-{width}");

        await cycle.SetClockAsync(new DateOnly(2027, 12, 31), new TimeOnly(8, 0));
        await page.ReloadAsync();
        await page.ProveAsync($"het-han-{width}");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task PagesForEverybody(int width, int height)
    {
        await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.OpenAsync(site.Host, width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.ProveAsync($"trang-chu-{width}");
        await page.GotoAsync("/bao-cao/" + new string('a', 40));
        await page.ProveAsync($"lien-ket-sai-{width}");
        await page.GotoAsync("/bao-cao");
        await page.ProveAsync($"thieu-lien-ket-{width}");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Mailbox(int width, int height)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await cycle.SendReportAsync();
        await using var context = await chromium.OpenAsync(site.Host, width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/hop-thu");
        await page.ProveAsync($"hop-thu-{width}");
        await page.Locator("main li a").First.ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("mã tiếp nhận");
        await page.ShootAsync($"thu-{width}");

        // Nothing can be run inside the frame, not even axe: the page is checked without it, and the letter by itself.
        var letter = await site.Http.GetStringAsync(new Uri(new Uri(page.Url).AbsolutePath + "/html", UriKind.Relative));
        await context.RouteAsync("**/html", route => route.AbortAsync());
        await page.ReloadAsync();
        await page.ProveAsync($"thu-khong-khung-{width}");
        await page.GotoAsync("about:blank");
        await page.SetContentAsync(letter);
        await page.ProveAsync($"thu-rieng-{width}", isPage: false);
    }

    [Fact]
    public async Task UnitPage_WithoutScripts_IsReachedByItsLinkAndStyled()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Host.Address.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Báo cáo năm 2026 của Phòng Quản lý Khoa học");
        await Assertions.Expect(page.Locator(".standing")).ToHaveCSSAsync("border-left-style", "solid");
    }
}
