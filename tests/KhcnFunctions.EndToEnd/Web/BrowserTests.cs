using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>The pages as people see them. Screenshots are left in the folder khcn-screenshots below the temporary one.</summary>
[Collection(SharedWebSite.Name)]
public sealed class BrowserTests(WebSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Screenshots = Path.Combine(Path.GetTempPath(), "khcn-screenshots");

    private static readonly List<string> Wcag22AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static TheoryData<int, int> Screens { get; } = new() { { 390, 844 }, { 1366, 768 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task UnitPage_BeforeAndAfterAReport(int width, int height)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await ContextAsync(width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        Assert.Equal("/bao-cao", new Uri(page.Url).AbsolutePath);
        await CheckAsync(page, $"don-vi-chua-gui-{width}");

        await page.Locator("summary").PressAsync("Enter");
        await CheckAsync(page, $"don-vi-api-{width}");

        await cycle.SendReportAsync(variant: 1);
        await cycle.SendReportAsync(variant: 2);
        await page.ReloadAsync();
        await CheckAsync(page, $"don-vi-da-gui-{width}");

        await cycle.SetClockAsync(new DateOnly(2026, 12, 14), new TimeOnly(8, 0));
        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync("p-qlcncn"));
        await CheckAsync(page, $"don-vi-qua-han-{width}");

        await cycle.SetClockAsync(new DateOnly(2027, 12, 31), new TimeOnly(8, 0));
        await page.ReloadAsync();
        await CheckAsync(page, $"het-han-{width}");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task PagesForEverybody(int width, int height)
    {
        await OpenCycle.OpenAsync(site.Host);
        await using var context = await ContextAsync(width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await CheckAsync(page, $"trang-chu-{width}");
        await page.GotoAsync("/bao-cao/" + new string('a', 40));
        await CheckAsync(page, $"lien-ket-sai-{width}");
        await page.GotoAsync("/bao-cao");
        await CheckAsync(page, $"thieu-lien-ket-{width}");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Mailbox(int width, int height)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await cycle.SendReportAsync();
        await using var context = await ContextAsync(width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/hop-thu");
        await CheckAsync(page, $"hop-thu-{width}");
        await page.Locator("main li a").First.ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("mã tiếp nhận");
        await ShootAsync(page, $"thu-{width}");

        // Nothing can be run inside the frame, not even axe: the page is checked without it, and the letter by itself.
        var letter = await site.Http.GetStringAsync(new Uri(new Uri(page.Url).AbsolutePath + "/html", UriKind.Relative));
        await context.RouteAsync("**/html", route => route.AbortAsync());
        await page.ReloadAsync();
        await CheckAsync(page, $"thu-khong-khung-{width}");
        await page.GotoAsync("about:blank");
        await page.SetContentAsync(letter);
        await CheckAsync(page, $"thu-rieng-{width}", isPage: false);
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

    private Task<IBrowserContext> ContextAsync(int width, int height) => chromium.Browser.NewContextAsync(new()
    {
        BaseURL = site.Host.Address.ToString(),
        ViewportSize = new() { Width = width, Height = height },
        Locale = "vi-VN",
    });

    private static async Task ShootAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Screenshots);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name + ".png"), FullPage = true });
    }

    /// <summary>No violation of WCAG 2.2 AA and nothing to scroll sideways; and a screenshot.</summary>
    /// <param name="isPage">False for a letter, which has no landmarks.</param>
    private static async Task CheckAsync(IPage page, string name, bool isPage = true)
    {
        await ShootAsync(page, name);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways.");
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = isPage ? [.. Wcag22AA, "best-practice"] : Wcag22AA } });
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")));
    }
}
