using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Web;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.CycleWide;

/// <summary>What is decided for a cycle as a whole at the desk, up to its end.</summary>
[Collection(DeskAzurite.Name)]
public sealed class CycleWideTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Page = UnitDeskWay.Home + "/viec";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Cycle_IsHeldReleasedAndStoodInFor_ByClicks(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var page = await way.PageOfAsync(chromium, Officer, Page, width, height);
        await page.ProveAsync($"viec-ca-ky-{width}");
        await page.GetByText("Tạm dừng gửi", new() { Exact = true }).ClickAsync();
        await page.Locator("#pham-vi").SelectOptionAsync("Reminders");
        await page.Locator("#tam-dung-ly-do").FillAsync("Sở họp, chưa nhắc.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạm dừng" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đang tạm dừng gửi:")).ToBeVisibleAsync();
        await page.ProveAsync($"viec-ca-ky-tam-dung-{width}");
        await cycle.GoToAsync("2026-12-09 09:00");
        Assert.DoesNotContain(cycle.MailsOf("p-qlkh"), mail => mail.Kind is MailKind.LastReminder);
        await page.ReloadAsync();
        await page.GetByText("Tiếp tục gửi", new() { Exact = true }).First.ClickAsync();
        await page.Locator("#tiep-tuc-ly-do").FillAsync("Đã họp xong.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục gửi" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kỳ báo cáo đang chạy")).ToBeVisibleAsync();
        await cycle.TickAsync();
        Assert.Contains(cycle.MailsOf("p-qlkh"), mail => mail.Kind is MailKind.LastReminder);

        await page.GetByText("Lãnh đạo vắng mặt", new() { Exact = true }).ClickAsync();
        await page.Locator("#nguoi").SelectOptionAsync("gd");
        await page.Locator("#thay").SelectOptionAsync("gd");
        await page.Locator("#vang-den").FillAsync("2026-12-20");
        await page.Locator("#vang-mat-ly-do").FillAsync("Đi công tác.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận người làm thay" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Lãnh đạo làm thay phải là người khác.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#vang-mat-ly-do")).ToHaveValueAsync("Đi công tác.");
        await page.ProveAsync($"viec-ca-ky-sai-{width}");
        await page.Locator("#thay").SelectOptionAsync("tran-cong-hoa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận người làm thay" }).ClickAsync();
        await Assertions.Expect(page.Locator("ol li").Filter(new() { HasText = "làm thay" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhật ký của cả kỳ báo cáo" }).ClickAsync();
        await page.ProveAsync($"nhat-ky-ca-ky-{width}");
        await Assertions.Expect(page.GetByText("Tiếp tục gửi").First).ToBeVisibleAsync();

        var decisions = await DecisionsOfAsync(cycle);
        Assert.Equal(("gd", "tran-cong-hoa"), (Assert.Single(decisions.Of<StandIn>()).Person, decisions.Of<StandIn>().Single().By));
        Assert.Equal([Officer, Officer, Officer], decisions.Of<Decision>().Select(decision => decision.DecidedBy));
    }

    [Fact]
    public async Task Clerk_WhoDecidesOnWhatChangedMeanwhile_IsToldAndKeepsWhatWasTyped()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var shown = await way.OpenPageAsync(Officer, Page);
        var first = await way.PostAsync("tp-hcth", Page, "tam-dung", [("pham-vi", "All"), ("ly-do", "Chờ chỉ đạo.")]);

        var second = await way.PostAsync(Officer, Page, "dia-chi", [("noi-nhan", "ubnd-tinh"), ("email", "moi@ubnd.example"), ("ly-do", "Địa chỉ \"mới\" của cơ quan")], shown);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Contains("Chờ chỉ đạo.", second.Text, StringComparison.Ordinal);
        Assert.Contains("moi@ubnd.example", second.Text, StringComparison.Ordinal);
        Assert.Empty((await DecisionsOfAsync(cycle)).Of<CorrectAddress>());
    }

    [Fact]
    public async Task TwoForms_AtOnce_AreOneDecision()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var (one, other) = (await way.OpenPageAsync(Officer, Page), await way.OpenPageAsync("tp-hcth", Page));

        var answers = await Task.WhenAll(
            way.PostAsync(Officer, Page, "tam-dung", [("pham-vi", "All"), ("ly-do", "Một")], one),
            way.PostAsync("tp-hcth", Page, "tam-dung", [("pham-vi", "Dispatch"), ("ly-do", "Hai")], other));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Single((await DecisionsOfAsync(cycle)).Of<Hold>());
    }

    [Fact]
    public async Task Form_SentTwice_IsOneDecision()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var (shown, id) = (await way.OpenPageAsync(Officer, Page), ReportWay.NewId());

        await way.PostAsync(Officer, Page, "tam-dung", [("pham-vi", "All"), ("ly-do", "Một")], shown, id: id);
        var again = await way.PostAsync(Officer, Page, "tam-dung", [("pham-vi", "All"), ("ly-do", "Một")], shown, id: id);

        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Single((await DecisionsOfAsync(cycle)).Of<Hold>());
    }

    [Fact]
    public async Task Forms_OfStrangersAndOfThoseWithoutTheRight_ChangeNothing()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        (string, string)[] hold = [("pham-vi", "All"), ("ly-do", "Một")];

        Assert.Equal(HttpStatusCode.Conflict, (await way.PostAsync(Officer, Page, "tam-dung", hold, mark: "")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await way.PostAsync(Officer, Page, "tam-dung", hold, site: "cross-site")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await way.PostAsync("gd", Page, "tam-dung", hold)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await way.PostAsync(Officer, Page, "xoa-het", hold)).Status);
        Assert.DoesNotContain("Ghi quyết định", (await way.GetAsync("gd", Page)).Text, StringComparison.Ordinal);
        Assert.Empty((await DecisionsOfAsync(cycle)).Of<Decision>());
    }

    [Fact]
    public async Task Year_WithSomethingOpen_IsNotClosedAndSaysWhat()
    {
        var (cycle, way) = await OpenAsync("2026-12-11 09:00");

        var page = await way.GetAsync(Officer, Page);
        var posted = await way.PostAsync(Officer, Page, "dong-ky", [("xac-nhan", "on"), ("ly-do", "Xong")]);

        Assert.Contains("Báo cáo tổng hợp chưa được gửi.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, posted.Status);
        Assert.Empty((await DecisionsOfAsync(cycle)).Of<CloseYear>());
    }

    [Fact]
    public async Task Year_WithNothingOpen_IsClosedAtOnceAndTakesNothingMore()
    {
        var (cycle, way) = await OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2026-12-14 09:00");
        foreach (var task in Dispatch.IssueTask.OfAll(cycle.Plan, await DecisionsOfAsync(cycle)))
            await cycle.DecideAsync("issued", new() { ["document"] = 1, ["recipient"] = task.Recipient, ["through"] = "văn thư", ["on"] = "2026-12-14", ["decidedBy"] = "van-thu" });
        var page = await way.PageOfAsync(chromium, Officer, Page);
        await page.GetByText("Đóng kỳ báo cáo", new() { Exact = true }).First.ClickAsync();
        await page.Locator("#xac-nhan").CheckAsync();
        await page.Locator("#dong-ky-ly-do").FillAsync("Báo cáo đã phát hành, không còn việc.");
        await page.ProveAsync("viec-ca-ky-dong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng kỳ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kỳ báo cáo năm 2026 đã đóng.")).ToBeVisibleAsync();
        await page.ProveAsync("viec-ca-ky-da-dong");
        await cycle.UntilAsync(async () => !await IsOpenAsync(cycle));

        Assert.NotNull((await cycle.Table.LoadAsync(CancellationToken.None)).Header.ClosedAt);
        var late = await cycle.PostAsync("reports", cycle.TokenOf("ttud"), TrialReports.Of(cycle.DutyOf("ttud")));
        Assert.Equal(HttpStatusCode.Unauthorized, late.Status);
        Assert.Equal(UnitStatus.Open, (await cycle.Table.FindUnitAsync("ttud", CancellationToken.None))!.Unit.Status);
        var decided = await way.PostAsync(Officer, Page, "tam-dung", [("pham-vi", "All"), ("ly-do", "Muộn")], new("x", "1"));
        Assert.Equal(HttpStatusCode.Conflict, decided.Status);
    }

    private static async Task<bool> IsOpenAsync(CycleHarness cycle)
    {
        await foreach (var open in cycle.Service<CycleIndex>().OpenAsync(null, CancellationToken.None))
        {
            if (open == cycle.Key)
                return true;
        }

        return false;
    }

    private async Task<(CycleHarness Cycle, UnitDeskWay Way)> OpenAsync(string at)
    {
        var cycle = await office.OpenAsync(at);
        return (cycle, await UnitDeskWay.OpenAsync(office.App, cycle));
    }

    private static async Task<CycleDecisions> DecisionsOfAsync(CycleHarness cycle) => (await cycle.Table.LoadAsync(CancellationToken.None)).Decisions;
}
