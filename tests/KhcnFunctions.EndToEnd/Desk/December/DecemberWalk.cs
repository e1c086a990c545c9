using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Plans;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.December;

/// <summary>One cycle of 2026 that people walk through on screens of one size, by links from the board.</summary>
internal sealed class DecemberWalk
{
    public const string Officer = "cv-hcth";
    public const string OfficeHead = "tp-hcth";
    public const string RecordsClerk = "van-thu";
    public const string Director = "gd";

    private readonly LocalHostApp _app;
    private readonly Chromium _chromium;
    private readonly UnitDeskWay _way;
    private readonly NewMails _mails;
    private readonly int _width;
    private readonly int _height;

    private DecemberWalk(LocalHostApp app, Chromium chromium, CycleHarness cycle, UnitDeskWay way, int width, int height)
    {
        (_app, _chromium, Cycle, _way, _width, _height) = (app, chromium, cycle, way, width, height);
        _mails = new(cycle);
    }

    public CycleHarness Cycle { get; }

    /// <summary>Opens the cycle in the morning before the requests go.</summary>
    public static async Task<DecemberWalk> OpenAsync(OfficeHost office, Chromium chromium, int width, int height)
    {
        var cycle = await office.OpenAsync("2026-11-16 07:30", WithContacts);
        return new(office.App, chromium, cycle, await UnitDeskWay.OpenAsync(office.App, cycle), width, height);
    }

    /// <summary>Somebody signs in and goes to the board of the cycle: the only address that is typed.</summary>
    public async Task<IPage> SignInAsync(string person)
    {
        var page = await _way.PageOfAsync(_chromium, person, "/ban-lam-viec", _width, _height);
        await page.GetByRole(AriaRole.Link, new() { Name = "Kỳ báo cáo năm 2026" }).ClickAsync();
        return page;
    }

    /// <summary>A browser without a session, for those who come by the link of a mail.</summary>
    public async Task<IPage> OpenAsync(string link)
    {
        var page = await (await _chromium.OpenAsync(_app, _width, _height)).NewPageAsync();
        await page.GotoAsync(link);
        return page;
    }

    public Task ProveAsync(IPage page, string name) => page.ProveAsync($"thang-12-{name}-{_width}");

    /// <summary>Goes to a page of the cycle by the links that stand on each of them.</summary>
    public static Task GoAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Các trang của kỳ báo cáo" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Goes to the page of a unit, by its row on the board.</summary>
    public async Task GoToUnitAsync(IPage page, string unit)
    {
        await GoAsync(page, "Toàn cảnh");
        await page.Locator(".grid tbody").GetByRole(AriaRole.Link, new() { Name = NameOf(unit), Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(NameOf(unit));
    }

    /// <summary>Takes up what waits, from the board.</summary>
    public static async Task TakeUpAsync(IPage page, string work)
    {
        await GoAsync(page, "Toàn cảnh");
        await page.Locator(".work").GetByText(work).ClickAsync();
    }

    /// <summary>The count of the board under its word, such as 'Đã gửi'.</summary>
    public static async Task ExpectCountsAsync(IPage page, params (string Words, int Count)[] counts)
    {
        await GoAsync(page, "Toàn cảnh");
        foreach (var (words, count) in counts)
        {
            await Assertions.Expect(page.Locator(".counts a").Filter(new() { Has = page.GetByText(words, new() { Exact = true }) }).Locator("strong"))
                .ToHaveTextAsync(FormattableString.Invariant($"{count:00}"));
        }
    }

    /// <summary>All that was mailed since the last time, and nothing else.</summary>
    public void ExpectMailed(params string[] mails) => Assert.Equal(mails, _mails.Take());

    public string NameOf(string unit) => Cycle.Plan.Register.Units.First(known => known.Id == unit).Name;

    private static Plan WithContacts(Plan plan) => plan with
    {
        Register = plan.Register with
        {
            Units = [.. plan.Register.Units.Select((unit, number) => unit with { Contact = $"Nguyễn Thị Mẫu {number + 1}", Phone = FormattableString.Invariant($"0255 000 00{number + 1:00}") })],
        },
    };
}
