using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.Difficulties;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.EndToEnd.Desk.Leaders;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Difficulties;

/// <summary>A unit's difficulty on its way to the Director and back, with the real engine, storage and browser.</summary>
[Collection(SharedAzurite.Name)]
public sealed class DifficultyTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Unit = "p-qlkh";
    private const string Deputy = "phan-van-hieu";
    private const string Director = "gd";

    [Theory]
    [InlineData(320, 700)]
    [InlineData(1366, 768)]
    public async Task Difficulty_FromTheUnitToItsAnswer_IsClickedByThoseWhoseWorkItIs(int width, int height)
    {
        var cycle = await OpenAsync();
        var way = await ReportWay.OpenAsync(office.App, cycle);
        await using var context = await chromium.OpenAsync(office.App, width, height);
        var unit = await context.NewPageAsync();

        await unit.GotoAsync($"/bao-cao/{cycle.TokenOf(Unit)}");
        await unit.GetByRole(AriaRole.Link, new() { Name = "Gửi khó khăn, vướng mắc đến Giám đốc Sở và xem trả lời" }).ClickAsync();
        await unit.GetByRole(AriaRole.Button, new() { Name = "Gửi Giám đốc Sở" }).ClickAsync();
        await Assertions.Expect(unit.GetByRole(AriaRole.Alert)).ToContainTextAsync("còn thiếu nội dung");
        await unit.GetByLabel("Khó khăn, vướng mắc (bắt buộc)").FillAsync("<script>alert(1)</script>");
        await unit.GetByLabel("Đề xuất của Phòng").FillAsync("Cho điều chuyển kinh phí & \"bổ sung\".");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Gửi Giám đốc Sở" }).ClickAsync();
        await Assertions.Expect(unit.GetByRole(AriaRole.Alert)).ToContainTextAsync("có mã HTML");
        await Assertions.Expect(unit.GetByLabel("Đề xuất của Phòng")).ToHaveValueAsync("Cho điều chuyển kinh phí & \"bổ sung\".");
        await unit.ProveAsync($"vuong-mac-gui-{width}");
        await unit.GetByLabel("Khó khăn, vướng mắc (bắt buộc)").FillAsync("Chưa có kinh phí mua thiết bị; giá < 10 triệu & tăng.");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Gửi Giám đốc Sở" }).ClickAsync();
        await unit.ProveAsync($"vuong-mac-da-gui-{width}");
        await cycle.TickAsync();
        Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.DifficultyReceived);

        var officer = await way.PageOfAsync(chromium, "cv-hcth", width, height);
        await officer.GotoAsync("/ban-lam-viec/2026/vuong-mac");
        await officer.ProveAsync($"vuong-mac-ban-lam-viec-{width}");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Số 1" }).ClickAsync();
        await officer.ProveAsync($"vuong-mac-ban-lam-viec-so-{width}");
        await officer.GetByLabel("Đề xuất của Phòng Hành chính - Tổng hợp").FillAsync("Đồng ý điều chuyển.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Chuyển Giám đốc Sở" }).ClickAsync();
        await officer.GetByLabel("Nội dung trả lời").FillAsync("Đồng ý");
        await officer.GetByLabel("Có văn bản điều chỉnh Kế hoạch").CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận trả lời" }).ClickAsync();
        await Assertions.Expect(officer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa có giá trị điều chỉnh");
        await officer.ProveAsync($"vuong-mac-chua-co-gia-tri-{width}");
        await cycle.TickAsync();

        var leader = await context.NewPageAsync();
        await leader.GotoAsync(LeaderPost.LinkIn(Assert.Single(cycle.MailsOf(Director), mail => mail.Kind is MailKind.DifficultySubmitted)));
        await leader.ProveAsync($"vuong-mac-giam-doc-{width}");
        await leader.GetByLabel("Nội dung ý kiến").FillAsync("Đồng ý điều chuyển trong tháng 11.");
        await leader.GetByRole(AriaRole.Button, new() { Name = "Trả lời đơn vị" }).ClickAsync();
        await Assertions.Expect(leader.GetByRole(AriaRole.Status)).ToContainTextAsync("Đồng ý điều chuyển trong tháng 11.");
        await cycle.TickAsync();
        await unit.ReloadAsync();
        await Assertions.Expect(unit.GetByText("Khó khăn, vướng mắc số 1: đã trả lời.")).ToBeVisibleAsync();
        await unit.ProveAsync($"vuong-mac-da-tra-loi-{width}");

        Assert.Contains("Đồng ý điều chuyển trong tháng 11.", Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.DifficultyAnswered).Text, StringComparison.Ordinal);
        Assert.Single(cycle.MailsOf(Deputy), mail => mail.Kind is MailKind.DifficultyOpinion);
        await cycle.UntilAsync(async () => await StatusAsync(cycle) is OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task Difficulty_ThatHcthDoesNotForward_ReachesTheDirectorAnyway_AndALostLadderIsStartedAgain()
    {
        var cycle = await OpenAsync();
        Assert.Equal(HttpStatusCode.Created, (await RaiseAsync(cycle, Unit, "1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await RaiseAsync(cycle, Unit, "1")).Status);
        await cycle.UntilAsync(async () => await StatusAsync(cycle) is OrchestrationRuntimeStatus.Running);
        await cycle.Client.TerminateInstanceAsync(DifficultyRun.InstanceIdOf(cycle.Key, 1));
        await cycle.UntilAsync(async () => await StatusAsync(cycle) is OrchestrationRuntimeStatus.Terminated);

        await ClimbToAsync(cycle, "2026-11-17 08:00", "1.forward");
        await ClimbToAsync(cycle, "2026-11-18 08:00", "1.reach");
        await cycle.TickAsync();

        var difficulty = await FindAsync(cycle);
        Assert.Equal(DifficultyState.WithLeaders, difficulty.State);
        Assert.Single(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.DifficultyForwardDue);
        Assert.Contains("chưa có đề xuất", Assert.Single(cycle.MailsOf(Director), mail => mail.Kind is MailKind.DifficultySubmitted).Text, StringComparison.Ordinal);
        Assert.Single(cycle.MailsOf(Deputy), mail => mail.Kind is MailKind.DifficultyOpinion);
    }

    [Fact]
    public async Task Api_UnitRaises_OfficeAnswersWithItsDocument_NobodyElseDoes()
    {
        var cycle = await OpenAsync();
        var (unit, other, hcth) = (cycle.TokenOf(Unit), cycle.TokenOf("p-qlcncn"), cycle.TokenOf(CallerFinder.OfficeHolder));
        await RaiseAsync(cycle, Unit, "1");

        Assert.Equal("no-difficulty", (await cycle.PostAsync("difficulties/1", other, Step("w", "withdraw"))).Problem);
        Assert.Equal("invalid-difficulty", (await cycle.PostAsync("difficulties/1", unit, Forward())).Problem);
        Assert.Empty((await cycle.SendAsync(HttpMethod.Get, $"{cycle.Route}/difficulties", other, null)).Body.GetProperty("difficulties").EnumerateArray());
        Assert.Equal(HttpStatusCode.Created, (await cycle.PostAsync("difficulties/1", hcth, Forward())).Status);
        Assert.Equal("forwarded-before", (await cycle.PostAsync("difficulties/1", hcth, Forward("f2"))).Problem);
        var answer = Step("a", "answer");
        (answer["decidedBy"], answer["decidedOn"], answer["form"]) = (Director, "2026-11-16", "văn bản");
        answer["amendment"] = new JsonObject { ["number"] = "15/QĐ-SKHCN", ["signedOn"] = "2026-11-16", ["from"] = "2026-12-01", ["what"] = "Lùi thời hạn nhiệm vụ 4." };
        Assert.Equal(HttpStatusCode.Created, (await cycle.PostAsync("difficulties/1", hcth, answer)).Status);
        Assert.Equal("not-open", (await cycle.PostAsync("difficulties/1", unit, Step("w", "withdraw"))).Problem);
        Assert.Equal(HttpStatusCode.Created, (await cycle.PostAsync("difficulties/1", unit, Step("u", "unsettled"))).Status);
        await cycle.TickAsync();

        var difficulty = await FindAsync(cycle);
        Assert.Equal((DifficultyState.WithOffice, 2), (difficulty.State, difficulty.Climb));
        Assert.Equal("15/QĐ-SKHCN", Assert.Single(difficulty.Amendments).Number);
    }

    [Fact]
    public async Task Page_OfAnotherUnit_FromElsewhere_OrWithoutAMark_ShowsAndChangesNothing()
    {
        var cycle = await OpenAsync();
        await RaiseAsync(cycle, Unit, "1");
        using var http = WebSite.ClientOf(office.App);
        var (own, other) = (new DeskBrowser(http, "203.0.113.77"), new DeskBrowser(http, "203.0.113.78"));
        using var opened = await own.OpenAsync($"/bao-cao/{cycle.TokenOf(Unit)}");
        using var openedByOther = await other.OpenAsync($"/bao-cao/{cycle.TokenOf("p-qlcncn")}");

        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(own.OpenAsync("/don-vi/vuong-mac/1")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(other.OpenAsync("/don-vi/vuong-mac/1")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(other.OpenAsync("/don-vi/vuong-mac/1/tep/" + new string('a', 64))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(own.OpenAsync("/don-vi/vuong-mac/2")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(PostAsync(other, "p-qlcncn", "same-origin")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOfAsync(PostAsync(own, Unit, "cross-site")));
        Assert.Equal(HttpStatusCode.Conflict, await StatusOfAsync(PostAsync(own, "p-qlcncn", "same-origin")));
        Assert.Empty((await FindAsync(cycle)).Steps);

        Task<HttpResponseMessage> PostAsync(DeskBrowser browser, string holder, string site) =>
            browser.PostAsync(FormMark.AddTo("/don-vi/vuong-mac/1/rut", FormMark.Of(cycle.Key, holder)), [("ma", "abc"), ("noi-dung", "Thôi.")], site);
    }

    private async Task<CycleHarness> OpenAsync()
    {
        var cycle = await office.OpenAsync("2026-11-16 07:30");
        await cycle.GoToAsync("2026-11-16 09:00");
        return cycle;
    }

    private static async Task<Answer> RaiseAsync(CycleHarness cycle, string unit, string id)
    {
        var answer = await cycle.PostAsync("difficulties", cycle.TokenOf(unit), new JsonObject { ["id"] = id, ["task"] = "nv4", ["what"] = "Chưa có kinh phí.", ["proposal"] = "Cho điều chuyển." });
        await cycle.TickAsync();
        return answer;
    }

    private static JsonObject Step(string id, string kind) => new() { ["id"] = id, ["kind"] = kind, ["text"] = "Nội dung." };

    private static JsonObject Forward(string id = "f")
    {
        var step = Step(id, "forward");
        step["decidedBy"] = "p-hcth";
        return step;
    }

    // The clock stands until it is set, so the daily check wakes the ladder.
    private static async Task ClimbToAsync(CycleHarness cycle, string moment, string rung)
    {
        await cycle.GoToAsync(moment);
        await cycle.EnsureAsync();
        await cycle.UntilAsync(async () => (await FindAsync(cycle)).Taken.Contains(rung));
    }

    private static async Task<Difficulty> FindAsync(CycleHarness cycle) => (await cycle.Table.FindDifficultyAsync(1, CancellationToken.None))!.Difficulty;

    private static async Task<OrchestrationRuntimeStatus?> StatusAsync(CycleHarness cycle) =>
        (await cycle.Client.GetInstanceAsync(DifficultyRun.InstanceIdOf(cycle.Key, 1), getInputsAndOutputs: false))?.RuntimeStatus;

    private static async Task<HttpStatusCode> StatusOfAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return answer.StatusCode;
    }
}
