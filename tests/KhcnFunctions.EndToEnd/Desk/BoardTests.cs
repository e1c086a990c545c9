using System.Net;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>The board and the pages beside it, before a cycle that runs.</summary>
[Collection(DeskAzurite.Name)]
public sealed class BoardTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Board = "/ban-lam-viec/2026";
    private const string Upcoming = Board + "/viec-sap-toi";

    public static TheoryData<int, int> Screens { get; } = new() { { 320, 640 }, { 390, 844 }, { 1366, 768 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_OfARunningCycle_ShowWhereItStands(int width, int height)
    {
        var cycle = await DecemberAsync();
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var page = await way.PageOfAsync(chromium, "cv-hcth", width, height);

        await page.GotoAsync(Board);
        await page.ProveAsync($"toan-canh-{width}");
        await Assertions.Expect(page.Locator(".timeline [aria-current=date]")).ToContainTextAsync("10/12/2026");
        await Assertions.Expect(page.GetByText("đơn vị xin gia hạn: xin ý kiến lãnh đạo Sở")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("danh sách sắp báo cáo lãnh đạo Sở: có thể hoãn")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("thư không đến được nơi nhận")).Not.ToBeVisibleAsync();
        await page.Locator(".counts a[href*='loc=da-gui']").ClickAsync();
        await Assertions.Expect(page.Locator(".grid tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem tất cả" }).ClickAsync();
        await page.GetByLabel("Tìm theo tên").FillAsync("hanh chinh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        await Assertions.Expect(page.Locator(".grid tbody th")).ToHaveTextAsync(["Phòng Hành chính - Tổng hợp"]);

        await page.GotoAsync(Board + "/thu");
        await page.ProveAsync($"thu-da-gui-{width}");
        await page.GotoAsync(Upcoming);
        await page.ProveAsync($"viec-sap-toi-{width}");
        await page.GotoAsync(Board + "/goi-dien");
        await page.ProveAsync($"goi-dien-{width}");
        await Assertions.Expect(page.Locator("#phong-minh")).ToContainTextAsync("Báo cáo phần việc của chính Phòng Hành chính - Tổng hợp: chưa gửi");
        await Assertions.Expect(page.Locator(".grid tbody th").Filter(new() { HasText = "Phòng Hành chính - Tổng hợp" })).ToHaveCountAsync(0);
        await page.GetByText("Tin nhắn Zalo cho nhóm").ClickAsync();
        await page.ProveAsync($"goi-dien-zalo-{width}");
        await Assertions.Expect(page.Locator("#zalo-nhom")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("kính đề nghị các phòng, đơn vị sau"));
        Assert.DoesNotContain("- Phòng Hành chính - Tổng hợp", await page.Locator("#zalo-nhom").InputValueAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sao chép tin nhắn Zalo" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Đã sao chép.");
    }

    [Fact]
    public async Task Board_ThatStandsOpen_ShowsWhatComesAndKeepsWhatIsOpen()
    {
        var cycle = await office.OpenAsync("2026-12-07 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var page = await way.PageOfAsync(chromium, "cv-hcth");
        await page.Clock.InstallAsync();
        await page.GotoAsync(Board);
        await page.GetByText("Bảng số liệu tiến độ").ClickAsync();
        var summary = page.Locator("#bang-tien-do summary");
        await Assertions.Expect(page.Locator(".standing").First).ToContainTextAsync("00/04");

        await page.Clock.RunForAsync(61_000);
        await Assertions.Expect(page.Locator("#cap-nhat")).ToContainTextAsync("tự cập nhật mỗi phút");
        await cycle.SubmitAsync("ttud");
        await page.Clock.RunForAsync(61_000);

        await Assertions.Expect(page.Locator(".standing").First).ToContainTextAsync("01/04");
        await Assertions.Expect(page.Locator("#bang-tien-do")).ToHaveAttributeAsync("open", "");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#toan-canh").GetByText("đơn vị gửi báo cáo, lần 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reminder_DeferredOnThePage_GoesTheNextWorkingDay()
    {
        var cycle = await office.OpenAsync("2026-12-03 07:30");
        await cycle.GoToAsync("2026-12-04 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var page = await way.PageOfAsync(chromium, "cv-hcth");
        await page.GotoAsync(Upcoming);
        await page.GetByText("Hoãn thư nhắc một đơn vị").First.ClickAsync();
        await page.Locator("details[open] select").SelectOptionAsync("ttud");
        await page.Locator("details[open] textarea").FillAsync("Trung tâm đang kiểm kê <script>alert(1)</script> 'x' \"y\"");
        await page.ProveAsync("hoan-thu-nhac");
        await page.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Hoãn" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("có mã HTML");
        await Assertions.Expect(page.Locator("details[open] textarea")).ToHaveValueAsync("Trung tâm đang kiểm kê <script>alert(1)</script> 'x' \"y\"");
        await Assertions.Expect(page.Locator("details[open] select")).ToHaveValueAsync("ttud");
        await page.Locator("details[open] textarea").FillAsync("Trung tâm đang kiểm kê 'x' \"y\" & 1 < 2");
        await page.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Hoãn" }).ClickAsync();

        await Assertions.Expect(page.GetByText("hoãn từ 07/12/2026 sang 08/12/2026")).ToContainTextAsync("'x' \"y\" & 1 < 2");
        await cycle.GoToAsync("2026-12-09 09:00");
        Assert.Equal([3, 8, 9], cycle.MailsOf("ttud").Select(mail => mail.Day.Day));
        Assert.Equal([3, 7, 9], cycle.MailsOf("p-qlkh").Select(mail => mail.Day.Day));
    }

    [Fact]
    public async Task List_DeferredTwice_IsToldAndKeepsWhatWasTyped()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var (one, other) = (await way.PageOfAsync(chromium, "cv-hcth"), await way.PageOfAsync(chromium, "tp-hcth"));
        foreach (var page in new[] { one, other })
        {
            await page.GotoAsync(Upcoming);
            await page.GetByText("Hoãn danh sách này một ngày làm việc").First.ClickAsync();
            await page.Locator("details[open] textarea").FillAsync("Chờ đơn vị ký");
        }

        await one.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Hoãn" }).ClickAsync();
        await other.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Hoãn" }).ClickAsync();

        await Assertions.Expect(one.GetByText("hoãn từ 11/12/2026 sang 14/12/2026")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("đã được hoãn một lần");
        await Assertions.Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chờ đơn vị ký");
        await other.ProveAsync("hoan-danh-sach-lan-hai");
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<DeferList>());
    }

    [Fact]
    public async Task Deferral_ByWhoMayNotOrOfWhatIsNot_ChangesNothing()
    {
        var cycle = await office.OpenAsync("2026-12-03 07:30");
        await cycle.GoToAsync("2026-12-04 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        (string, string)[] fields(string rung, string day, string unit) => [("ma", ReportWay.NewId()), ("cap", rung), ("ngay", day), ("don-vi", unit), ("ly-do", "Lý do")];
        async Task<HttpStatusCode> sendAsync(string person, (string, string)[] form, string site = "same-origin")
        {
            using var answer = await way.PostAsync(person, "../viec-sap-toi", form, site: site);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await sendAsync("gd", fields("reminder-2", "2026-12-07", "ttud")));
        Assert.Equal(HttpStatusCode.Forbidden, await sendAsync("van-thu", fields("reminder-2", "2026-12-07", "ttud")));
        Assert.Equal(HttpStatusCode.Forbidden, await sendAsync("cv-hcth", fields("reminder-2", "2026-12-07", "ttud"), site: "cross-site"));
        Assert.Equal(HttpStatusCode.Conflict, await sendAsync("cv-hcth", fields("reminder-2", "2026-12-08", "ttud")));
        Assert.Equal(HttpStatusCode.Conflict, await sendAsync("cv-hcth", fields("director", "2026-12-07", "")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await sendAsync("cv-hcth", fields("reminder-2", "2026-12-07", "khong-co")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await sendAsync("cv-hcth", fields("reminder-2", "mai", "ttud")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await sendAsync("cv-hcth", [("ma", ReportWay.NewId()), ("cap", "reminder-2"), ("ngay", "2026-12-07"), ("don-vi", "ttud"), ("ly-do", " ")]));

        Assert.Empty((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Decision>());
    }

    [Fact]
    public async Task Mail_ThatWasRefused_IsShownWithItsReasonAndTheWayToCorrectIt()
    {
        var cycle = await office.OpenAsync("2026-12-02 07:30");
        office.Mail.Script.Refuse(TrialPlan.AddressOf(cycle.Key.Agency, "ttud"));
        await cycle.GoToAsync("2026-12-03 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var page = await way.PageOfAsync(chromium, "cv-hcth");

        await page.GotoAsync(Board);
        await page.GetByText("01 thư không đến được nơi nhận: sửa địa chỉ").ClickAsync();

        var row = page.Locator(".grid tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("không đến được");
        Assert.Equal(Board + "/don-vi/ttud", await row.GetByRole(AriaRole.Link).GetAttributeAsync("href"));
        await page.ProveAsync("thu-khong-den");
    }

    /// <summary>The morning after the deadline: one has sent in time, one asks for a later day, one says that it sent elsewhere; the year before is known.</summary>
    private async Task<CycleHarness> DecemberAsync()
    {
        var cycle = await office.OpenAsync("2026-11-23 07:30", plan => plan with
        {
            Register = plan.Register with
            {
                Units = [.. plan.Register.Units.Select((unit, number) => unit with { Contact = $"Nguyễn Thị Mẫu {number}", Phone = $"0255 382 000{number}", Head = $"Trần Văn Mẫu {number}" })],
            },
        });
        await WriteYearBeforeAsync(cycle);
        await cycle.GoToAsync("2026-12-01 10:00");
        await cycle.SubmitAsync("p-qlcncn");
        await cycle.GoToAsync("2026-12-09 10:00");
        await cycle.DecideAsync("askExtension", new() { ["unit"] = "ttud", ["lastDay"] = "2026-12-16", ["decidedBy"] = "p-hcth" });
        await cycle.DecideAsync("callNoted", new() { ["unit"] = "p-qlkh", ["to"] = "chị Mẫu", ["reason"] = "Hứa gửi chiều nay", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-10 09:00");
        return cycle;
    }

    private static async Task WriteYearBeforeAsync(CycleHarness cycle)
    {
        var before = new CycleTable(cycle.Key with { Period = "2025" }, cycle.Service<StorageRealms>().Production);
        var days = new Queue<DateOnly>([new(2025, 11, 20), new(2025, 12, 3), new(2025, 12, 8), new(2025, 12, 9)]);
        var units = (await cycle.Table.UnitsAsync(CancellationToken.None)).Select(row => row.Unit with
        {
            Status = UnitStatus.Reported,
            Timeliness = Timeliness.OnTime,
            FirstReceivedAt = VietnamTime.At(days.TryDequeue(out var day) ? day : new(2025, 12, 9), new(10, 0)),
        });
        await before.CommitAsync(units.Select(unit => new TableTransactionAction(TableTransactionActionType.Add, UnitRows.Write(before.Partition, unit))), CancellationToken.None);
    }
}
