using System.Net;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Units;

/// <summary>What is decided about one unit or task at the desk, and taken back. 2026: last day 9/12.</summary>
[Collection(DeskAzurite.Name)]
public sealed class UnitDeskTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Unit = "p-qlkh";
    private static readonly string Page = UnitDeskWay.Unit(Unit);

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Unit_ThatAsksForMoreTime_IsHandledByClicks(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await using var context = await chromium.OpenAsync(office.App, width, height);
        var unit = await context.NewPageAsync();
        await unit.GotoAsync("/bao-cao/" + cycle.TokenOf(Unit));
        await unit.GetByRole(AriaRole.Link, new() { Name = "đề nghị gia hạn" }).ClickAsync();
        await unit.Locator("#den-ngay").FillAsync("2026-12-01");
        await unit.Locator("#ly-do").FillAsync("Chờ số liệu của các xã.");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị gia hạn" }).ClickAsync();
        await unit.ProveAsync($"xin-gia-han-sai-{width}");
        await Assertions.Expect(unit.Locator("#ly-do")).ToHaveValueAsync("Chờ số liệu của các xã.");
        await unit.Locator("#den-ngay").FillAsync("2026-12-15");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị gia hạn" }).ClickAsync();
        await Assertions.Expect(unit.GetByText("Đang xin gia hạn đến hết ngày 15/12/2026")).ToBeVisibleAsync();
        await unit.ProveAsync($"don-vi-dang-xin-gia-han-{width}");
        await cycle.TickAsync();
        Assert.Contains("Chờ số liệu của các xã.", Assert.Single(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.ExtensionAsked).Text, StringComparison.Ordinal);

        var page = await way.PageOfAsync(chromium, Officer, Page, width, height);
        await page.ProveAsync($"trang-don-vi-xin-gia-han-{width}");
        await page.GetByText("Ghi nhận cuộc gọi").First.ClickAsync();
        await page.Locator("#cuoc-goi-nguoi").FillAsync("đồng chí Trưởng phòng");
        await page.Locator("#cuoc-goi-ly-do").FillAsync("Đã trao đổi, Phòng gửi trước ngày 15/12.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận cuộc gọi" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Trao đổi qua điện thoại với đồng chí Trưởng phòng").First).ToBeVisibleAsync();
        await page.GetByText("Ghi nhận lãnh đạo Sở cho gia hạn").ClickAsync();
        await Assertions.Expect(page.Locator("#gia-han-ngay")).ToHaveValueAsync("2026-12-15");
        await page.Locator("#ngay-gh").FillAsync("2026-12-08");
        await page.Locator("#hinh-thuc-gh").FillAsync("qua điện thoại");
        await page.Locator("#gia-han-ly-do").FillAsync("Đồng ý gia hạn.");
        await page.ProveAsync($"trang-don-vi-gia-han-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận gia hạn" }).ClickAsync();
        await Assertions.Expect(page.GetByText("chậm nhất ngày 15/12/2026").First).ToBeVisibleAsync();
        await cycle.TickAsync();
        await page.GetByText("Rút lại: Gia hạn đến hết ngày 15/12/2026").First.ClickAsync();
        await page.Locator("[id^=rut-lai-][id$=-ly-do]:visible").FillAsync("Ghi nhận nhầm đơn vị.");
        await page.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Rút lại" }).ClickAsync();
        await Assertions.Expect(page.Locator("del")).ToContainTextAsync("Gia hạn đến hết ngày 15/12/2026");
        await cycle.TickAsync();
        await page.ReloadAsync();
        await page.ProveAsync($"trang-don-vi-rut-lai-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhật ký của đơn vị" }).ClickAsync();
        await page.ProveAsync($"nhat-ky-don-vi-{width}");
        await Assertions.Expect(page.Locator("li:not(nav li)")).ToHaveCountAsync(4);

        Assert.Equal([MailKind.Extended, MailKind.Withdrawn], cycle.MailsOf(Unit).Select(mail => mail.Kind).Where(kind => kind is not (MailKind.Request or MailKind.Reminder or MailKind.LastReminder)));
        Assert.Contains("Ghi nhận nhầm đơn vị.", cycle.MailsOf(Unit)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 9), (await UnitOfAsync(cycle)).Deadline.LastDay);
        // The asking stands again, since its answer was withdrawn.
        Assert.True((await DecisionsOfAsync(cycle)).AskedExtensions.ContainsKey(Unit));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Report_IsReadAskedToBeCompletedAndAccepted(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await cycle.SubmitAsync(Unit, "Phòng đã tham mưu 05 văn bản.");
        var page = await way.PageOfAsync(chromium, Officer, Page, width, height);
        await page.GetByText("Đề nghị hoàn thiện", new() { Exact = true }).ClickAsync();
        await page.Locator("#hoan-thien-noi-dung").FillAsync("Bổ sung số liệu nhiệm vụ 1\nNêu rõ nguyên nhân");
        await page.Locator("#hoan-thien-han").FillAsync("2026-12-11");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị hoàn thiện" }).ClickAsync();
        await cycle.TickAsync();
        Assert.Contains("Nêu rõ nguyên nhân", cycle.MailsOf(Unit)[^1].Text, StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.GetByText("Chấp nhận báo cáo").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chấp nhận" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã chấp nhận", new() { Exact = true })).ToBeVisibleAsync();
        await page.ProveAsync($"trang-don-vi-da-gui-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lần gửi thứ 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Phòng đã tham mưu 05 văn bản.").First).ToBeVisibleAsync();
        await page.ProveAsync($"trang-don-vi-lan-gui-{width}");

        await using var context = await chromium.OpenAsync(office.App, width, height);
        var unit = await context.NewPageAsync();
        await unit.GotoAsync("/bao-cao/" + cycle.TokenOf(Unit));
        await Assertions.Expect(unit.GetByText("không có đề nghị gì thêm")).ToBeVisibleAsync();
        Assert.Equal(0, await unit.GetByText("kính đề nghị hoàn thiện").CountAsync());
        await unit.ProveAsync($"don-vi-da-chap-nhan-{width}");
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Task_IsAssessedAndCheckedOnAnyDay(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-09 09:00");
        await cycle.SubmitAsync("p-qlcncn", "Kết quả nhiệm vụ của Phòng.");
        var page = await way.PageOfAsync(chromium, Officer, UnitDeskWay.Task("nv1"), width, height);
        await page.GetByText("Đánh giá của Sở về nhiệm vụ này").ClickAsync();
        await page.Locator("#muc-do").SelectOptionAsync("InProgress");
        await page.Locator("#danh-gia-ly-do").FillAsync("Còn nội dung chưa hoàn thành.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi đánh giá của Sở" }).ClickAsync();
        await page.GetByText("Ghi nhận theo dõi, kiểm tra, đôn đốc").ClickAsync();
        await page.Locator("#theo-doi-ly-do").FillAsync("Đã kiểm tra tại đơn vị.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận", Exact = true }).ClickAsync();
        await page.ProveAsync($"trang-nhiem-vu-da-danh-gia-{width}");
        await Assertions.Expect(page.GetByText("Đánh giá của Sở: đang thực hiện").First).ToBeVisibleAsync();
        await page.GetByText("Rút lại: Đánh giá của Sở: đang thực hiện").ClickAsync();
        await page.Locator("[id^=rut-lai-][id$=-ly-do]:visible").FillAsync("Đánh giá lại sau.");
        await page.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Rút lại" }).ClickAsync();
        await Assertions.Expect(page.Locator("del")).ToContainTextAsync("đang thực hiện");

        var decisions = await DecisionsOfAsync(cycle);
        Assert.Empty(decisions.Of<Assess>());
        Assert.Equal("Đã kiểm tra tại đơn vị.", Assert.Single(decisions.Of<NoteTask>()).Reason);
    }

    [Fact]
    public async Task Form_SentTwice_IsOneDecision()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var shown = await way.OpenPageAsync(Officer, Page);
        (string, string)[] fields = [("ly-do", "Đôn đốc theo chỉ đạo")];

        var first = await way.PostAsync(Officer, Page, "don-doc", fields, shown, id: "mot-lan");
        await cycle.TickAsync();
        var second = await way.PostAsync(Officer, Page, "don-doc", fields, shown, id: "mot-lan");
        var another = await way.PostAsync(Officer, Page, "don-doc", fields);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.Status, second.Status, another.Status));
        Assert.Contains("mỗi ngày chỉ nhắc một lần", another.Text, StringComparison.Ordinal);
        Assert.Single((await DecisionsOfAsync(cycle)).Of<RemindNow>());
        Assert.Single(cycle.MailsOf(Unit), mail => mail.Day == new DateOnly(2026, 12, 8) && mail.Kind is MailKind.Reminder);
    }

    [Fact]
    public async Task Urging_AfterTheDeadline_SaysSo_AndEndsOnceTheUnitSent()
    {
        var (cycle, way) = await OpenAsync("2026-12-10 09:00");
        await way.PostAsync(Officer, Page, "don-doc", [("ly-do", "Đã quá thời hạn")]);
        var urged = cycle.MailsOf(Unit)[^1];
        await cycle.GoToAsync("2026-12-11 09:00");
        await cycle.SubmitAsync(Unit);

        var late = await way.PostAsync(Officer, Page, "don-doc", [("ly-do", "Nhắc")]);

        Assert.Equal(MailKind.Urged, urged.Kind);
        Assert.Contains("đã qua", urged.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
    }

    [Fact]
    public async Task Exemption_Withdrawn_TheUnitOwesAgainAndMayBeExemptedAgain()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await way.PostAsync(Officer, Page, "mien", UnitDeskWay.Word());
        var exempt = Assert.Single((await DecisionsOfAsync(cycle)).Of<Exempt>());

        var withdrawn = await way.PostAsync(Officer, Page, "rut-lai", [("quyet-dinh", exempt.Id), ("ly-do", "Ghi nhận nhầm đơn vị")]);
        var twice = await way.PostAsync("tp-hcth", Page, "rut-lai", [("quyet-dinh", exempt.Id), ("ly-do", "Lần nữa")]);
        var owes = (await UnitOfAsync(cycle)).Owes;
        var again = await way.PostAsync(Officer, Page, "mien", UnitDeskWay.Word());

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict, HttpStatusCode.SeeOther), (withdrawn.Status, twice.Status, again.Status));
        Assert.True(owes);
        Assert.Equal(UnitStatus.Exempt, (await UnitOfAsync(cycle)).Status);
        Assert.Equal([MailKind.Exempted, MailKind.Withdrawn, MailKind.Exempted], cycle.MailsOf(Unit).Select(mail => mail.Kind).TakeLast(3));
        Assert.Equal(2, (await DecisionsOfAsync(cycle)).Of<Exempt>().Single().Attempt);
        Assert.Contains("Ghi nhận nhầm đơn vị", (await way.GetAsync(Officer, Page + "/nhat-ky")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_WithdrawnAfterTheEarlierDay_TheUnitIsLateAndToldSo()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await way.PostAsync(Officer, Page, "gia-han", UnitDeskWay.Word(("den-ngay", "2026-12-16")));
        await cycle.GoToAsync("2026-12-11 09:00");
        var extension = Assert.Single((await DecisionsOfAsync(cycle)).Of<Extend>());

        var answer = await way.PostAsync(Officer, Page, "rut-lai", [("quyet-dinh", extension.Id), ("ly-do", "Lãnh đạo Sở đổi ý kiến")]);
        await cycle.GoToAsync("2026-12-14 09:00");
        await cycle.SubmitAsync(Unit);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var told = Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.Withdrawn);
        Assert.Contains("đã qua", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("16/12/2026", told.Subject + told.Text, StringComparison.Ordinal);
        Assert.Equal(Timeliness.Late, (await UnitOfAsync(cycle)).Timeliness);
        Assert.Contains(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.OfficeList && mail.Text.Contains("Phòng Quản lý Khoa học", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lateness_ConfirmedByMistake_IsTakenBack()
    {
        var (cycle, way) = await OpenAsync("2026-12-10 09:00");
        await cycle.SubmitAsync(Unit);
        await way.PostAsync(Officer, Page, "xac-nhan-gui-cham", [("ly-do", "Gửi sau giờ làm việc")]);
        var confirmed = Assert.Single((await DecisionsOfAsync(cycle)).Of<ConfirmLate>());
        var late = (await UnitOfAsync(cycle)).Timeliness;

        await way.PostAsync(Officer, Page, "rut-lai", [("quyet-dinh", confirmed.Id), ("ly-do", "Xác nhận nhầm")]);
        var taken = (await UnitOfAsync(cycle)).Timeliness;
        var again = await way.PostAsync(Officer, Page, "xac-nhan-gui-cham", [("ly-do", "Xác nhận lại")]);

        Assert.Equal((Timeliness.Late, Timeliness.OnTheDay), (late, taken));
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Equal(Timeliness.Late, (await UnitOfAsync(cycle)).Timeliness);
    }

    [Fact]
    public async Task Extension_AskedFor_LeadersAreToldAndARefusalReachesTheUnit()
    {
        var (cycle, way) = await OpenAsync("2026-12-09 09:00");
        await way.PostAsync(Officer, Page, "xin-gia-han", [("den-ngay", "2026-12-16"), ("ly-do", "Đơn vị gọi điện")]);
        await cycle.GoToAsync("2026-12-10 09:00");
        var office1 = cycle.MailsOf("p-hcth").Last(mail => mail.Kind is MailKind.OfficeList);

        var refused = await way.PostAsync("gd", Page, "quyet-dinh-khong-gia-han", [("ly-do", "Đề nghị gửi sớm")]);

        Assert.Contains("đang xin gia hạn đến hết ngày 16/12/2026", office1.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, refused.Status);
        var mail = Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.ExtensionRefused);
        Assert.Contains("Đề nghị gửi sớm", mail.Text, StringComparison.Ordinal);
        Assert.Empty((await DecisionsOfAsync(cycle)).AskedExtensions);
    }

    private async Task<(CycleHarness Cycle, UnitDeskWay Way)> OpenAsync(string at)
    {
        // Asked on the working day before, so that nothing was mailed yet on the day itself.
        var cycle = await office.OpenAsync($"{CycleHarness.Instant(at).AddDays(-1):yyyy-MM-dd} 09:00");
        await cycle.GoToAsync(at);
        return (cycle, await UnitDeskWay.OpenAsync(office.App, cycle));
    }

    private static async Task<CycleUnit> UnitOfAsync(CycleHarness cycle) => (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;

    private static async Task<CycleDecisions> DecisionsOfAsync(CycleHarness cycle) => (await cycle.Table.LoadAsync(CancellationToken.None)).Decisions;
}
