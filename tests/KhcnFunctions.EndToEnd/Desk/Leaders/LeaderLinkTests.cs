using System.Net;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Leaders;

/// <summary>Leaders answer by the links in their mails.</summary>
[Collection(DeskAzurite.Name)]
public sealed class LeaderLinkTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Deputy = "tran-cong-hoa";
    private const string Director = "gd";
    private HttpClient _http = null!;
    private int _clients;

    public Task InitializeAsync()
    {
        _http = WebSite.ClientOf(office.App);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _http.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(320, 700)]
    [InlineData(1366, 768)]
    public async Task Deputy_WithTheMailOnAPhone_ReadsTheDraftAndGivesAnOpinion(int width, int height)
    {
        var cycle = await CheckedAsync();
        var mail = MailOf(cycle, Deputy, MailKind.OpinionRequested);
        Assert.Contains("không cần đăng nhập (liên kết dành riêng cho đồng chí, dùng được trong 30 ngày; kính đề nghị không chuyển tiếp)", Flat(mail.Text), StringComparison.Ordinal);
        await using var context = await chromium.OpenAsync(office.App, width, height, scripts: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync(LeaderPost.LinkIn(mail));
        Assert.Equal("/y-kien", new Uri(page.Url).PathAndQuery);
        await page.ShootAsync($"lanh-dao-y-kien-{width}");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Dự thảo lần 1" }).ClickAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Có ý kiến khác" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ghi nội dung ý kiến");
        await page.ShootAsync($"lanh-dao-y-kien-thieu-{width}");
        await page.GetByLabel("Nội dung ý kiến").FillAsync("<script>alert(1)</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Có ý kiến khác" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("có mã HTML");
        await page.GetByLabel("Nội dung ý kiến").FillAsync("Bổ sung \"kết quả\" nhiệm vụ 4 & 5; số liệu < 10 thì nêu rõ.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Có ý kiến khác" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("đã ghi nhận");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Bổ sung \"kết quả\" nhiệm vụ 4 & 5; số liệu < 10");
        await page.ShootAsync($"lanh-dao-y-kien-da-ghi-{width}");
        await cycle.TickAsync();

        Assert.Equal("Báo cáo tổng hợp, dự thảo lần 1.docx", saved.SuggestedFilename);
        var opinion = Assert.Single(await DecisionsAsync<Opine>(cycle));
        Assert.Equal((Deputy, Stance.Remarks, "qua liên kết trong thư", null, 1), (opinion.DecidedBy, opinion.Stance, opinion.Form, opinion.RecordedBy, opinion.Draft));
        Assert.Contains("qua liên kết trong thư", Flat(Assert.Single(cycle.AllMails(), sent => sent.Kind is MailKind.OpinionGiven).Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(320, 700)]
    public async Task Pages_OfALink_AreCleanOnAPhone(int width, int height)
    {
        var cycle = await CheckedAsync();
        await using var context = await chromium.OpenAsync(office.App, width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync(LeaderPost.LinkIn(MailOf(cycle, Director, MailKind.SignatureRequested)));
        await page.ProveAsync($"lanh-dao-phe-duyet-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt để ký ban hành" }).ClickAsync();
        await page.ProveAsync($"lanh-dao-da-phe-duyet-{width}");
        await page.GotoAsync(LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested)));
        await page.GotoAsync("/y-kien");
        await page.ProveAsync($"lanh-dao-da-giai-quyet-{width}");
        await page.GotoAsync("/y-kien/abc");
        await page.ProveAsync($"lanh-dao-khong-dung-{width}");
    }

    [Fact]
    public async Task Link_OpenedByAScanner_ChangesNothing()
    {
        var cycle = await CheckedAsync();
        var link = LeaderPost.LinkIn(MailOf(cycle, Director, MailKind.SignatureRequested));
        var before = await RowsAsync(cycle);

        using var opened = await NewBrowser().OpenAsync(link);
        var browser = NewBrowser();
        var form = await browser.OpenFormAsync(link);
        using var document = await browser.OpenAsync("/y-kien/tep/phieu-trinh");

        Assert.Equal((HttpStatusCode.SeeOther, "/y-kien"), (opened.StatusCode, opened.Headers.Location!.ToString()));
        Assert.Contains("httponly", opened.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/y-kien", opened.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-referrer", opened.Headers.GetValues("Referrer-Policy").Single());
        Assert.NotEmpty(form.Operation);
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
        Assert.Equal(before, await RowsAsync(cycle));
    }

    [Fact]
    public async Task Director_PressingTwice_ApprovesOnce_AndTheLinksAreSettled()
    {
        var cycle = await CheckedAsync();
        var director = NewBrowser();
        var form = await director.OpenFormAsync(LeaderPost.LinkIn(MailOf(cycle, Director, MailKind.SignatureRequested)));
        var other = NewBrowser();
        var second = await other.OpenFormAsync(LeaderPost.LinkIn(MailOf(cycle, Director, MailKind.SignatureRequested)));
        var deputy = NewBrowser();
        var opinion = await deputy.OpenFormAsync(LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested)));

        var answers = await Task.WhenAll(director.AnswerAsync(form, "phe-duyet"), director.AnswerAsync(form, "phe-duyet"));
        using var again = await director.AnswerAsync(form, "phe-duyet");
        using var late = await other.AnswerAsync(second, "y-kien", "Chưa ký");
        using var tooLate = await deputy.AnswerAsync(opinion, "nhat-tri");
        using var shown = await director.OpenAsync("/y-kien");
        await cycle.TickAsync();

        Assert.All(answers.Append(again), answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, tooLate.StatusCode);
        Assert.Contains("phê duyệt dự thảo", await shown.ReadTextAsync(), StringComparison.Ordinal);
        var approval = Assert.Single(await DecisionsAsync<Approve>(cycle));
        Assert.Equal((Director, "qua liên kết trong thư", "Đồng ý ký ban hành."), (approval.DecidedBy, approval.Form, approval.Reason));
        Assert.Empty(await DecisionsAsync<Opine>(cycle));
        Assert.Single(cycle.MailsOf("van-thu"), mail => mail.Kind is MailKind.NumberRequested);
    }

    [Fact]
    public async Task Link_OfAnother_Tampered_OrForWhatIsNotAsked_DecidesNothing()
    {
        var cycle = await CheckedAsync();
        var link = LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested));
        var today = LeaderLink.GenerationOf(new(2026, 12, 10));
        string Made(string person, AnswerSubject subject, int? generation = null) =>
            "/y-kien/" + cycle.TokenOf(LeaderLink.HolderOf(new(PersonOf(cycle, person)), subject), generation ?? today);

        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(link[..^1] + (link[^1] == 'a' ? 'b' : 'a')));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync("/y-kien/" + cycle.TokenOf("p-qlkh")));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync("/y-kien/" + cycle.TokenOf("role:office")));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(Made(Deputy, AnswerSubject.OpinionOn(2))));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync("/y-kien/..%2f..%2f"));
        Assert.Equal(HttpStatusCode.Gone, await OpenAsync(Made(Deputy, AnswerSubject.OpinionOn(1), today - 31)));
        Assert.Equal(HttpStatusCode.Gone, await OpenAsync(Made(Deputy, AnswerSubject.OpinionOn(1), today + 1)));
        Assert.Equal(HttpStatusCode.SeeOther, await OpenAsync(Made(Deputy, AnswerSubject.OpinionOn(1), today - 30)));

        // A deputy is not who signs, whatever a link says.
        Assert.Equal(HttpStatusCode.SeeOther, await OpenAsync(Made(Deputy, AnswerSubject.SignatureOf(1))));
        var browser = NewBrowser();
        var form = await browser.OpenFormAsync(link);
        using (await browser.OpenAsync(Made(Deputy, AnswerSubject.SignatureOf(1))))
        {
            using var swapped = await browser.AnswerAsync(form, "phe-duyet");
            Assert.Equal(HttpStatusCode.Conflict, swapped.StatusCode);
        }

        using var choice = await browser.AnswerAsync(await browser.OpenFormAsync(link), "phe-duyet");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, choice.StatusCode);
        Assert.Empty(await DecisionsAsync<Opine>(cycle));
        Assert.Empty(await DecisionsAsync<Approve>(cycle));
    }

    [Fact]
    public async Task Form_FromElsewhere_OrWithoutItsMarkOrCookie_DecidesNothing()
    {
        var cycle = await CheckedAsync();
        var browser = NewBrowser();
        var form = await browser.OpenFormAsync(LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested)));

        using var foreign = await browser.AnswerAsync(form, "nhat-tri", site: "cross-site");
        using var unmarked = await browser.AnswerAsync(form with { Action = "/y-kien" }, "nhat-tri");
        using var marked = await browser.AnswerAsync(form with { Action = "/y-kien?trang=0123456789abcdef" }, "nhat-tri");
        using var stranger = await NewBrowser().AnswerAsync(form, "nhat-tri");
        using var old = await browser.AnswerAsync(form with { Operation = "'; drop" }, "nhat-tri");
        using var huge = await browser.AnswerAsync(form, "y-kien", new string('x', 70_000));
        using var tooLong = await browser.AnswerAsync(form, "y-kien", new string('x', 2001));

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Forbidden, HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity],
            new[] { foreign, unmarked, marked, stranger, old, huge, tooLong }.Select(answer => answer.StatusCode));
        Assert.Contains(new string('x', 2001), await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await DecisionsAsync<Opine>(cycle));
    }

    [Fact]
    public async Task Link_OfALeaderWhoIsAway_GoesOverToTheStandIn()
    {
        var cycle = await CheckedAsync();
        var before = LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested));
        await cycle.DecideAsync("standIn", new() { ["person"] = Deputy, ["by"] = "phan-van-hieu", ["from"] = "2026-12-10", ["to"] = "2026-12-20" });
        var hieu = PersonOf(cycle, "phan-van-hieu");
        var link = "/y-kien/" + cycle.TokenOf(LeaderLink.HolderOf(new(hieu, PersonOf(cycle, Deputy)), AnswerSubject.OpinionOn(1)), LeaderLink.GenerationOf(new(2026, 12, 10)));

        Assert.Equal(HttpStatusCode.Gone, await OpenAsync(before));
        var browser = NewBrowser();
        using var answer = await browser.AnswerAsync(await browser.OpenFormAsync(link), "nhat-tri");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var opinion = Assert.Single(await DecisionsAsync<Opine>(cycle));
        Assert.Equal(("phan-van-hieu", "qua liên kết trong thư, thay đồng chí Trần Công Hòa vắng mặt"), (opinion.DecidedBy, opinion.Form));

        await cycle.GoToAsync("2026-12-21 07:00");
        Assert.Equal(HttpStatusCode.Gone, await OpenAsync(link));
        Assert.Equal(HttpStatusCode.SeeOther, await OpenAsync(before));
    }

    [Fact]
    public async Task Links_OfAVoidedApproval_AreSettled_AndTheReminderHasItsOwn()
    {
        var cycle = await CheckedAsync();
        var (opinion, signature) = (LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested)), LeaderPost.LinkIn(MailOf(cycle, Director, MailKind.SignatureRequested)));
        await cycle.DecideAsync("approve", new() { ["draft"] = 1 });
        await cycle.DecideAsync("reopen", new() { ["draft"] = 1, ["decidedBy"] = "cv-hcth" });

        Assert.Equal(HttpStatusCode.Gone, await OpenPageAsync(opinion));
        Assert.Equal(HttpStatusCode.Gone, await OpenPageAsync(signature));
        await cycle.GoToAsync("2026-12-18 09:00");
        var reminder = LeaderPost.LinkIn(cycle.MailsOf(Director).Last(mail => mail.Kind is MailKind.ApprovalReminder));
        Assert.Equal(HttpStatusCode.OK, await OpenPageAsync(reminder));
        var browser = NewBrowser();
        using var answer = await browser.AnswerAsync(await browser.OpenFormAsync(reminder), "phe-duyet", "Đồng ý.");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([1, 2], (await DecisionsAsync<Approve>(cycle)).Select(approve => approve.Attempt));
        await cycle.GoToAsync("2027-04-01 09:00");
        Assert.Equal(HttpStatusCode.Gone, await OpenAsync(reminder));
    }

    [Fact]
    public async Task Links_OfASupersededDraft_AreSettled_AndAnUncheckedOneHasNone()
    {
        var cycle = await CheckedAsync();
        var link = LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested));
        var way = await ReportWay.OpenAsync(office.App, cycle);
        using var edited = await way.PostAsync(
            "cv-hcth", "phan/task.nv1", [("du-thao", "1"), ("noi-dung", "Kết quả năm."), ("ly-do", "Biên tập"), ("thao-tac", "luu")]);
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);

        Assert.Equal(HttpStatusCode.Gone, await OpenPageAsync(link));
        await cycle.GoToAsync("2026-12-18 09:00");
        Assert.False(LeaderPost.HasLink(cycle.MailsOf(Director).Last(mail => mail.Kind is MailKind.ApprovalReminder)));
    }

    [Fact]
    public async Task Mail_OfALeaderWhoCannotBeReached_GoesToOthersWithoutTheLink()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30", plan => plan with
        {
            Register = plan.Register with { People = [.. plan.Register.People.Select(person => person.Id == Deputy ? person with { Email = null } : person)] },
        });
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.CheckAsync(1);

        var mails = cycle.MailsOf(Director).Where(mail => mail.Kind is MailKind.OpinionRequested).ToList();
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.False(LeaderPost.HasLink(mail)));
        Assert.True(LeaderPost.HasLink(MailOf(cycle, Director, MailKind.SignatureRequested)));
    }

    [Fact]
    public async Task Answers_ByOneLink_AreLimitedAnHour()
    {
        var cycle = await CheckedAsync();
        var browser = NewBrowser();
        var form = await browser.OpenFormAsync(LeaderPost.LinkIn(MailOf(cycle, Deputy, MailKind.OpinionRequested)));
        var statuses = new List<HttpStatusCode>();
        for (var count = 0; count <= LeaderPages.MostAnswers; count++)
        {
            using var answer = await browser.AnswerAsync(form with { Operation = Guid.NewGuid().ToString("N") }, "nhat-tri");
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses.SkipLast(1), status => Assert.Equal(HttpStatusCode.SeeOther, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        await cycle.TickAsync();
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static Person PersonOf(CycleHarness cycle, string id) => cycle.Plan.Register.People.First(person => person.Id == id);

    private static CycleMail MailOf(CycleHarness cycle, string person, MailKind kind) => Assert.Single(cycle.MailsOf(person), mail => mail.Kind == kind);

    private static async Task<IReadOnlyList<T>> DecisionsAsync<T>(CycleHarness cycle) where T : Decision =>
        [.. (await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<T>()];

    /// <summary>Every row of the cycle and of the counts, with its tag.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(CycleHarness cycle)
    {
        var rows = new List<string>();
        await foreach (var row in cycle.Service<StorageRealms>().Production.Cycles.QueryAsync<TableEntity>(row => row.PartitionKey == cycle.Key.Partition || row.PartitionKey == "limits"))
            rows.Add($"{row.PartitionKey} {row.RowKey} {row.ETag}");
        return rows;
    }

    /// <summary>A cycle whose first draft is checked: the leaders are asked.</summary>
    private async Task<CycleHarness> CheckedAsync()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.CheckAsync(1);
        return cycle;
    }

    // Each its own address, so that no test uses up the limits of another.
    private DeskBrowser NewBrowser() => new(_http, FormattableString.Invariant($"203.0.113.{Interlocked.Increment(ref _clients)}"));

    private async Task<HttpStatusCode> OpenAsync(string link)
    {
        using var answer = await NewBrowser().OpenAsync(link);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> OpenPageAsync(string link)
    {
        var browser = NewBrowser();
        using var opened = await browser.OpenAsync(link);
        using var page = await browser.OpenAsync("/y-kien");
        return page.StatusCode;
    }
}
