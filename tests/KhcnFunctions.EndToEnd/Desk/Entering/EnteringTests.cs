using System.Net;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Entering;

/// <summary>HCTH enters what came on paper, by iOffice, Zalo or phone.</summary>
[Collection(DeskAzurite.Name)]
public sealed class EnteringTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Unit = "p-qlkh";
    private static readonly string Page = UnitDeskWay.Unit(Unit) + "/nhap-bao-cao";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Paper_IsEnteredWithItsScan_AndJudgedByTheDayItCame(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-09 09:00");
        await cycle.DecideAsync("reportedElsewhere", new() { ["unit"] = Unit, ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-11 09:00");
        var page = await way.PageOfAsync(chromium, Officer, Page, width, height);
        await page.ProveAsync($"nhap-bao-cao-{width}");
        await page.Locator("#f-entered-channel").SelectOptionAsync("paper");
        await page.Locator("#f-entered-day").FillAsync("12/12/2026");
        await page.Locator("#f-entered-hour").FillAsync("16:20");
        await page.Locator("#f-entered-from").FillAsync("Nguyễn Thị B, văn thư \"Phòng\"");
        await page.Locator("#f-entered-signed").CheckAsync();
        await page.Locator("#f-supports-nothing").CheckAsync();
        foreach (var task in cycle.DutyOf(Unit).Leads)
        {
            await page.Locator($"#f-tasks-{task}-results").FillAsync("Hoàn thành theo bản giấy.");
            await page.Locator($"#f-tasks-{task}-level").SelectOptionAsync("completed");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp và thêm bản quét, tệp" }).ClickAsync();
        await page.Locator("#chon-tep").SetInputFilesAsync(new FilePayload { Name = "ban-quet.png", MimeType = "image/png", Buffer = TrialFiles.Png });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tệp" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "ban-quet.png" })).ToBeVisibleAsync();
        await page.ProveAsync($"nhap-bao-cao-tep-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Xong, về báo cáo đang soạn" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận báo cáo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ở sau thời điểm hiện tại");
        await page.ProveAsync($"nhap-bao-cao-sai-{width}");
        await page.Locator("#f-entered-day").FillAsync("09/12/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận báo cáo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Hoàn thành theo bản giấy.").First).ToBeVisibleAsync();
        await page.ProveAsync($"nhap-bao-cao-xong-{width}");
        await cycle.TickAsync();

        var version = (await cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!;
        Assert.Equal(
            (SubmissionChannel.Paper, VietnamTime.At(new DateOnly(2026, 12, 9), new TimeOnly(16, 20)), Timeliness.OnTime, "desk cv-hcth, Nguyễn Thị B, văn thư \"Phòng\""),
            (version.Channel, version.ReceivedAt, version.Timeliness, version.Through));
        Assert.Single(CanonicalReport.Read(version.Content!).Files!);
        var unit = (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        Assert.Equal((UnitStatus.Reported, false, Timeliness.OnTime), (unit.Status, unit.Paused, unit.Timeliness));
        Assert.Contains("bản giấy", Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<SettleElsewhere>()).Reason, StringComparison.Ordinal);
        Assert.Contains("16 giờ 20 phút ngày 09/12/2026", Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.Receipt).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithoutTheHeadsSignature_WaitsForTheHead()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00", head: true);

        var sent = await PostAsync(cycle, way, Officer, Filled(cycle, ("entered.channel", "zalo"), ("action", "gui")));

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var unit = (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        Assert.True(unit.AwaitsHead);
        Assert.NotEmpty(cycle.MailsTo(HeadOf(cycle)));
    }

    [Fact]
    public async Task Report_WithTheHeadsSignature_NeedsNoApproval()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00", head: true);

        await PostAsync(cycle, way, Officer, Filled(cycle, ("entered.signed", "on"), ("action", "gui")));

        Assert.Equal(UnitStatus.Reported, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.Status);
        Assert.Empty(cycle.MailsTo(HeadOf(cycle)));
    }

    [Fact]
    public async Task Form_WithMistakes_KeepsWhatWasTyped()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        const string hostile = "<script>alert(1)</script>\"'>";

        var early = await PostAsync(cycle, way, Officer, Filled(cycle, ("entered.day", "01/11/2026"), ("entered.from", hostile), ("action", "gui")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("ở trước ngày đề nghị báo cáo", early.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", early.Html, StringComparison.Ordinal);
        Assert.Contains(hostile, early.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);
    }

    [Fact]
    public async Task TwoClerks_WhoEnterForOneUnit_DoNotOverwriteEachOther()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var rev = await RevAsync(way, Officer);
        await PostAsync(cycle, way, "tp-hcth", Filled(cycle, ("general.results", "Của Trưởng phòng"), ("rev", rev), ("action", "luu")));

        var second = await PostAsync(cycle, way, Officer, Filled(cycle, ("general.results", "Của chuyên viên"), ("rev", rev), ("action", "gui")));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("Của chuyên viên", second.Text, StringComparison.Ordinal);
        Assert.Contains("Của Trưởng phòng", (await way.GetAsync(Officer, Page)).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);
    }

    [Fact]
    public async Task Draft_OfTheUnit_IsNotTouched()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");

        await PostAsync(cycle, way, Officer, Filled(cycle, ("general.results", "Nhập từ bản giấy"), ("action", "luu")));

        var unit = (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        var draft = await cycle.Service<KhcnFunctions.Submissions.Drafting.DraftDesk>().ReadAsync(cycle.Table, unit, CancellationToken.None);
        Assert.True(draft.Form.IsEmpty);
    }

    [Fact]
    public async Task Forms_OfStrangersAndOfThoseWithoutTheRight_ChangeNothing()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var filled = Filled(cycle, ("action", "gui"));

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(cycle, way, Officer, filled, mark: "")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(cycle, way, Officer, filled, site: "cross-site")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(cycle, way, "gd", filled)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await way.GetAsync("gd", Page)).Status);
        foreach (var unit in new[] { "khong-co", "p-qlkh~hcth" })
            Assert.Equal(HttpStatusCode.NotFound, (await way.GetAsync(Officer, UnitDeskWay.Unit(unit) + "/nhap-bao-cao")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await way.GetAsync(Officer, Page + "/tep/" + new string('a', 64))).Status);
        Assert.Equal(0, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);
    }

    private static (string Name, string Value)[] Filled(CycleHarness cycle, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["entered.channel"] = "paper",
            ["entered.day"] = "07/12/2026",
            ["entered.hour"] = "10:00",
            ["entered.from"] = "Nguyễn Thị B",
            ["supports.nothing"] = "on",
        };
        foreach (var task in cycle.DutyOf(Unit).Leads)
            (fields[$"tasks.{task}.results"], fields[$"tasks.{task}.level"]) = ("Hoàn thành.", "completed");
        foreach (var (name, value) in more)
            fields[name] = value;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    private async Task<(HttpStatusCode Status, string Text, string Html)> PostAsync(
        CycleHarness cycle, UnitDeskWay way, string person, (string Name, string Value)[] fields, string? mark = null, string site = "same-origin")
    {
        if (fields.All(field => field.Name != "rev"))
            fields = [.. fields, ("rev", await RevAsync(way, Officer))];
        mark ??= FormMark.Of(cycle.Key, "desk|" + person);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(office.App.Address, $"{Page}?trang={mark}")) { Content = HttpRequests.Form(fields) };
        var user = DeskUser.Of(cycle.Plan, VietnamTime.Day(TimeProvider.System.GetUtcNow())).First(user => user.Id == person);
        request.Headers.Add("Cookie", $"khcn-ban-lam-viec={await cycle.Service<DeskSessions>().OpenAsync(user, CancellationToken.None)}");
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        await cycle.TickAsync();
        return (answer.StatusCode, WebUtility.HtmlDecode(html), html);
    }

    private static async Task<string> RevAsync(UnitDeskWay way, string person)
    {
        var (_, text) = await way.GetAsync(person, Page);
        return System.Text.RegularExpressions.Regex.Match(text, "name=\"rev\" value=\"([^\"]*)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    private static string HeadOf(CycleHarness cycle) => TrialPlan.AddressOf(cycle.Key.Agency, "truong-phong");

    private async Task<(CycleHarness Cycle, UnitDeskWay Way)> OpenAsync(string at, bool head = false)
    {
        var cycle = await office.OpenAsync(at, plan => !head ? plan : plan with
        {
            Register = plan.Register with
            {
                Units = [.. plan.Register.Units.Select(unit => unit.Id == Unit ? unit with { HeadEmail = TrialPlan.AddressOf(plan.Agency.Id, "truong-phong") } : unit)],
            },
        });
        return (cycle, await UnitDeskWay.OpenAsync(office.App, cycle));
    }
}
