using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using KhcnFunctions.LocalHost;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>What every page has to stand. Screenshots are left in the folder khcn-screenshots below the temporary one.</summary>
internal static class PageChecks
{
    private static readonly string Screenshots = Path.Combine(Path.GetTempPath(), "khcn-screenshots");

    private static readonly List<string> Wcag22AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static Task<IBrowserContext> OpenAsync(this Chromium chromium, LocalHostApp host, int width, int height, bool scripts = true) => chromium.Browser.NewContextAsync(new()
    {
        BaseURL = host.Address.ToString(),
        ViewportSize = new() { Width = width, Height = height },
        Locale = "vi-VN",
        JavaScriptEnabled = scripts,
    });

    /// <summary>The whole page; and, in the folder that KHCN_SCREENS names, what fits on the screen at that moment, for the pictures of docs/huong-dan.</summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        Directory.CreateDirectory(Screenshots);
        if (Environment.GetEnvironmentVariable("KHCN_SCREENS") is { Length: > 0 } screens)
            await page.ScreenshotAsync(new() { Path = Path.Combine(screens, name + ".png") });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name + ".png"), FullPage = true });
    }

    /// <summary>No violation of WCAG 2.2 AA and nothing to scroll sideways; and a screenshot.</summary>
    /// <param name="isPage">False for a letter, which has no landmarks.</param>
    public static async Task ProveAsync(this IPage page, string name, bool isPage = true)
    {
        await page.ShootAsync(name);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways.");
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = isPage ? [.. Wcag22AA, "best-practice"] : Wcag22AA } });
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")));
    }
}
