using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>A unit's whole way in a browser: link, form, mistakes, files, preview, sending, receipt, new version; and its head's.</summary>
[Collection(SharedWebSite.Name)]
public sealed class ReportWalkTests(WebSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Led = "nv4";

    public static TheoryData<int, int, bool> Screens { get; } = new() { { 390, 844, true }, { 390, 844, false }, { 1366, 768, true }, { 1366, 768, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Unit_FromTheLinkToANewVersion(int width, int height, bool scripts)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var name = $"bao-cao-{width}-{(scripts ? "js" : "khong-js")}";
        await using var context = await chromium.OpenAsync(site.Host, width, height, scripts);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Soạn báo cáo" }).ClickAsync();
        await SeeAsync(page, $"{name}-1-form-trong", scripts);

        await PressAsync(page, "Gửi báo cáo");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Báo cáo chưa gửi được");
        await SeeAsync(page, $"{name}-2-can-sua", scripts);
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#f-tasks-"));

        await FillAsync(page, cycle, "Đã tổ chức 02 hội nghị & hướng dẫn (số lượng < kế hoạch).");
        await PressAsync(page, "Thêm dòng số liệu");
        await Assertions.Expect(page.Locator($"[name='{FormField.Figure(Led, 0, FormField.FigureName)}']")).ToHaveValueAsync("Số hội nghị");
        Assert.Equal(4, await page.Locator($"#so-lieu-{Led} .row").CountAsync());

        await PressAsync(page, "Lưu nháp và thêm tệp");
        await page.GetByLabel("Chọn tệp").SetInputFilesAsync(new FilePayload { Name = "Ảnh hội nghị.png", MimeType = "image/png", Buffer = TrialFiles.Png });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tệp" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ảnh hội nghị.png" })).ToBeVisibleAsync();
        await SeeAsync(page, $"{name}-3-tep", scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "Xong, về báo cáo đang soạn" }).ClickAsync();
        await SeeAsync(page, $"{name}-4-form-day", scripts);

        await PressAsync(page, "Xem trước");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("02 hội nghị & hướng dẫn (số lượng < kế hoạch");
        await SeeAsync(page, $"{name}-5-xem-truoc", scripts);
        await PressAsync(page, "Gửi báo cáo");
        await Assertions.Expect(page.Locator(".standing.received")).ToContainTextAsync("đã nhận báo cáo năm 2026");
        await SeeAsync(page, $"{name}-6-xac-nhan", scripts);
        var unit = (await cycle.Table.FindUnitAsync(OpenCycle.Science, CancellationToken.None))!.Unit;
        Assert.Equal((UnitStatus.Reported, 1), (unit.Status, unit.Version));
        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync(unit.ReceiptId!);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa đổi, bổ sung" }).ClickAsync();
        await page.Locator($"[name='{FormField.GeneralNextYear}']").FillAsync("Tiếp tục thực hiện.");
        await PressAsync(page, "Gửi báo cáo");
        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync("Lần thứ 2");
        await page.GetByRole(AriaRole.Link, new() { Name = "Về trang của Phòng" }).ClickAsync();
        await SeeAsync(page, $"{name}-7-da-gui", scripts);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Clerk_Sends_TheHeadReturnsAndApproves(int width, int height, bool scripts)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host, with: TrialHeads.OfScience);
        var name = $"truong-{width}-{(scripts ? "js" : "khong-js")}";
        await using var clerk = await chromium.OpenAsync(site.Host, width, height, scripts);
        await using var head = await chromium.OpenAsync(site.Host, width, height, scripts);
        var (form, approval) = (await clerk.NewPageAsync(), await head.NewPageAsync());

        await form.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await form.GotoAsync("/don-vi/soan");
        await FillAsync(form, cycle, "Đã thực hiện.");
        await PressAsync(form, "Gửi báo cáo");
        await Assertions.Expect(form.Locator(".standing.received")).ToContainTextAsync("Chờ Trưởng đơn vị duyệt");
        await SeeAsync(form, $"{name}-1-cho-duyet", scripts);

        await approval.GotoAsync("/bao-cao/" + await cycle.HeadLinkOfAsync());
        Assert.Equal("/don-vi/duyet", new Uri(approval.Url).AbsolutePath);
        await SeeAsync(approval, $"{name}-2-duyet", scripts);
        await PressAsync(approval, "Đề nghị hoàn thiện");
        await Assertions.Expect(approval.GetByRole(AriaRole.Alert)).ToContainTextAsync("đề nghị ghi nội dung cần hoàn thiện");
        await approval.GetByLabel("Nội dung đề nghị hoàn thiện").FillAsync("Bổ sung số liệu hội nghị.\nNêu rõ nguyên nhân.");
        await PressAsync(approval, "Đề nghị hoàn thiện");
        await SeeAsync(approval, $"{name}-3-da-de-nghi", scripts);

        await form.GotoAsync("/don-vi/soan");
        await Assertions.Expect(form.Locator(".standing.overdue")).ToContainTextAsync("Bổ sung số liệu hội nghị.");
        await SeeAsync(form, $"{name}-4-hoan-thien", scripts);
        await form.Locator($"[name='{FormField.Task(Led, FormField.Results)}']").FillAsync("Đã thực hiện, có 03 hội nghị.");
        await PressAsync(form, "Gửi báo cáo");

        await approval.GotoAsync("/don-vi/duyet");
        await PressAsync(approval, "Duyệt");
        await Assertions.Expect(approval.Locator(".standing.received")).ToContainTextAsync("Trưởng đơn vị đã duyệt");
        await SeeAsync(approval, $"{name}-5-da-duyet", scripts);
        var unit = (await cycle.Table.FindUnitAsync(OpenCycle.Science, CancellationToken.None))!.Unit;
        Assert.Equal((UnitStatus.Reported, 2), (unit.Status, unit.Version));
    }

    /// <summary>Every step by keys alone, in the order in which the page offers its fields.</summary>
    [Fact]
    public async Task Unit_ByKeyboardAlone()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.OpenAsync(site.Host, 1366, 768);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await TabToAsync(page, "Soạn báo cáo");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/don-vi/soan");
        for (var i = 0; i < 200; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (name, text) = await FocusedAsync(page);
            if (text == "Gửi báo cáo")
                break;
            if (name.EndsWith(FormField.Results, StringComparison.Ordinal) && name.StartsWith("tasks.nv", StringComparison.Ordinal) && !text.Contains("phối hợp", StringComparison.Ordinal))
                await page.Keyboard.TypeAsync("Đã thực hiện.");
            else if (name.EndsWith(FormField.Level, StringComparison.Ordinal))
                await page.Keyboard.PressAsync("ArrowDown");
            else if (name == FormField.NothingForSupported)
                await page.Keyboard.PressAsync("Space");
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync("Lần thứ 1");
    }

    [Fact]
    public async Task Draft_WithScripts_SavesItselfAndWarnsOfASecondWriter()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.OpenAsync(site.Host, 390, 844);
        var (one, two) = (await context.NewPageAsync(), await context.NewPageAsync());
        var field = $"[name='{FormField.GeneralResults}']";
        await one.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await one.GotoAsync("/don-vi/soan");
        await two.GotoAsync("/don-vi/soan");

        await one.Locator(field).FillAsync("Người thứ nhất");
        await Assertions.Expect(one.Locator("#trang-thai")).ToContainTextAsync("Đã lưu nháp lúc 08 giờ 00", new() { Timeout = 10_000 });
        await two.Locator(field).FillAsync("Người thứ hai");
        await Assertions.Expect(two.Locator("#trang-thai")).ToContainTextAsync("Có người khác đã lưu nháp", new() { Timeout = 10_000 });

        await two.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(two.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bản nháp chưa lưu");
        await Assertions.Expect(two.Locator(field)).ToHaveValueAsync("Người thứ hai");
        await two.ProveAsync("bao-cao-xung-dot");
        await two.GetByRole(AriaRole.Button, new() { Name = "Lưu nội dung trên màn hình" }).ClickAsync();
        await one.ReloadAsync();
        await Assertions.Expect(one.Locator(field)).ToHaveValueAsync("Người thứ hai");
    }

    [Fact]
    public async Task Send_WhileTheDraftSavesItself_IsNoConflict()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.OpenAsync(site.Host, 390, 844);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await page.GotoAsync("/don-vi/soan");
        var (saves, saved, pressed) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/don-vi/soan?*", async route =>
        {
            if (route.Request.ResourceType == "xhr")
            {
                saves++;
                var answer = await route.FetchAsync();
                saved.TrySetResult();
                await pressed.Task;
                await route.FulfillAsync(new() { Response = answer });
                return;
            }

            await route.ContinueAsync();
        });

        await FillAsync(page, cycle, "Đã thực hiện.");
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await page.Locator($"[name='{FormField.GeneralResults}']").FillAsync("Viết thêm trong lúc lưu.");
        await PressAsync(page, "Gửi báo cáo");
        pressed.SetResult();

        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync("Lần thứ 1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Viết thêm trong lúc lưu.");
        Assert.Equal(1, saves);
    }

    [Fact]
    public async Task Send_AfterAnotherLinkWasOpened_IsRefusedUntilTheOwnOneIsOpenedAgain()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await using var context = await chromium.OpenAsync(site.Host, 390, 844);
        var (page, tab) = (await context.NewPageAsync(), await context.NewPageAsync());
        await page.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await page.GotoAsync("/don-vi/soan");
        await FillAsync(page, cycle, "Đã thực hiện.");
        await tab.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync("p-qlcncn"));

        await PressAsync(page, "Gửi báo cáo");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Trang này được mở cho đơn vị khác");
        await page.ProveAsync("bao-cao-don-vi-khac");
        await tab.GotoAsync("/bao-cao/" + await cycle.LinkOfAsync());
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync("Lần thứ 1");
    }

    private static async Task FillAsync(IPage page, OpenCycle cycle, string results)
    {
        var unit = (await cycle.Table.FindUnitAsync(OpenCycle.Science, CancellationToken.None))!.Unit;
        foreach (var task in unit.Leads)
        {
            await page.Locator($"[name='{FormField.Task(task, FormField.Results)}']").FillAsync(results);
            await page.Locator($"[name='{FormField.Task(task, FormField.Level)}']").SelectOptionAsync("completed");
        }

        await page.Locator($"[name='{FormField.Figure(Led, 0, FormField.FigureName)}']").FillAsync("Số hội nghị");
        await page.Locator($"[name='{FormField.Figure(Led, 0, FormField.FigureValue)}']").FillAsync("2");
        await page.Locator($"[name='{FormField.NothingForSupported}']").CheckAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    // Axe needs scripts; without them the page is only looked at.
    private static Task SeeAsync(IPage page, string name, bool scripts) => scripts ? page.ProveAsync(name) : page.ShootAsync(name);

    private static async Task TabToAsync(IPage page, string text)
    {
        for (var i = 0; i < 50; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await FocusedAsync(page)).Text == text)
                return;
        }

        Assert.Fail($"'{text}' is not reached by the Tab key.");
    }

    private static async Task<(string Name, string Text)> FocusedAsync(IPage page) => (
        await page.EvaluateAsync<string>("document.activeElement.name || ''"),
        await page.EvaluateAsync<string>("(document.activeElement.labels && document.activeElement.labels[0] || document.activeElement).textContent.trim()"));
}
