using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>What the unit's pages answer to posts, good and bad.</summary>
[Collection(SharedWebSite.Name)]
public sealed class UnitFormTests(WebSite site)
{
    private const string Form = "/don-vi/soan";
    private const string Other = "p-qlcncn";

    // Stands for the host's own address, which no test knows beforehand.
    private const string Ours = "ours";

    [Fact]
    public async Task Save_ThenSend_IsReceivedOnceHoweverOftenItIsPosted()
    {
        var (cycle, link) = await OpenAsync();
        var fields = Good(await RevAsync(link));

        using var sent = await PostAsync(link, [.. fields, ("action", PostedAction.Send)]);
        using var again = await PostAsync(link, [.. fields, ("action", PostedAction.Send)]);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("/don-vi/lan-gui/1?nhan=1", sent.Headers.Location!.OriginalString);
        Assert.Equal("/don-vi/lan-gui/1?nhan=1", again.Headers.Location!.OriginalString);
        Assert.Equal(1, (await UnitAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Save_OverAnothersSave_IsRefusedAndKeepsWhatWasTyped()
    {
        var (cycle, link) = await OpenAsync();
        var rev = await RevAsync(link);
        using var first = await PostAsync(link, ("rev", rev), ("general.results", "Người thứ nhất"), ("action", PostedAction.Save));

        using var second = await PostAsync(link, ("rev", rev), ("general.results", "Người thứ hai"), ("action", PostedAction.Save));
        using var send = await PostAsync(link, [.. Good(rev), ("action", PostedAction.Send)]);
        using var over = await PostAsync(link, ("rev", rev), ("general.results", "Người thứ hai"), ("action", PostedAction.SaveOver));

        var text = await second.ReadTextAsync();
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Có người khác đã lưu nháp lúc 08 giờ 00 ngày 24/11/2026, bằng đường liên kết của đơn vị.", text, StringComparison.Ordinal);
        Assert.Contains("Người thứ hai", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, send.StatusCode);
        Assert.Equal(0, (await UnitAsync(cycle)).LastVersion);
        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
    }

    [Fact]
    public async Task Send_WithMistakes_NamesThemBesideTheirFieldsAndSavesTheDraft()
    {
        var (cycle, link) = await OpenAsync();

        using var answer = await PostAsync(link, ("rev", await RevAsync(link)), ("tasks.nv4.planned", "một trăm"), ("general.results", "Đã làm \"nhiều\" việc"), ("action", PostedAction.Send));
        using var later = await site.Http.OpenUnitPageAsync(link, Form);

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("href=\"#f-tasks-nv4-planned\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-tasks-nv4-planned-sai\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"một trăm\"", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("Đã làm \"nhiều\" việc", await later.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await UnitAsync(cycle)).LastVersion);
    }

    /// <summary>A browser keeps the link that was opened last; what was written for another unit must not come in its name.</summary>
    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task Form_OfAnotherUnit_IsRefusedAndChangesNothing(string accept)
    {
        var (cycle, opened) = await OpenAsync();
        var last = await cycle.LinkOfAsync(Other);
        var png = new MultipartFormDataContent { { new ByteArrayContent(TrialFiles.Png), "tep", "Bảng số liệu.png" } };
        FormUrlEncodedContent Fields() => HttpRequests.Form(("general.results", "Của đơn vị kia"), ("action", PostedAction.SaveOver));

        using var saved = await site.Http.PostUnitFormAsync(last, Form, Fields(), accept: accept, madeFor: opened);
        using var added = await site.Http.PostUnitFormAsync(last, "/don-vi/tep", png, accept: accept, madeFor: opened);
        using var told = await site.Http.PostUnitFormAsync(last, "/don-vi/kenh-khac", HttpRequests.Form(("kenh", "Bản giấy")), accept: accept, madeFor: opened);
        using var nameless = await site.Http.PostUnitFormAsync(last, Form, Fields(), accept: accept, madeFor: "");
        using var page = await site.Http.OpenUnitPageAsync(last, Form);

        Assert.All([saved, added, told, nameless], answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Contains("Trang này được mở cho đơn vị khác", WebUtility.HtmlDecode(await saved.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var text = await page.ReadTextAsync();
        Assert.DoesNotContain("Của đơn vị kia", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bảng số liệu.png", text, StringComparison.Ordinal);
        Assert.False((await cycle.Table.FindUnitAsync(Other, CancellationToken.None))!.Unit.Paused);
    }

    [Fact]
    public async Task Head_AnswersOnThePageOfARehearsal_TheRealReportStillWaits()
    {
        var real = await OpenCycle.OpenAsync(site.Host, with: TrialHeads.OfScience);
        var trial = await OpenCycle.OpenAsync(site.Host, rehearsal: "thu2b", with: TrialHeads.OfScience);
        await real.SendReportAsync();
        await trial.SendReportAsync();
        FormUrlEncodedContent Approval() => HttpRequests.Form(("lan", "1"), ("action", "duyet"));

        using var refused = await site.Http.PostUnitFormAsync(await real.HeadLinkOfAsync(), "/don-vi/duyet", Approval(), madeFor: await trial.HeadLinkOfAsync());
        var waits = (await UnitAsync(real)).AwaitsHead;
        using var taken = await site.Http.PostUnitFormAsync(await real.HeadLinkOfAsync(), "/don-vi/duyet", Approval());

        Assert.Equal((HttpStatusCode.Conflict, true), (refused.StatusCode, waits));
        Assert.Equal((HttpStatusCode.SeeOther, false), (taken.StatusCode, (await UnitAsync(real)).AwaitsHead));
    }

    [Theory]
    [InlineData("cross-site", null, Ours)]
    [InlineData("same-site", null, Ours)]
    [InlineData(null, null, null)]
    [InlineData(null, null, "https://evil.example/don-vi/soan")]
    [InlineData(null, null, "about:blank")]
    [InlineData(null, "https://evil.example", Ours)]
    [InlineData(null, "null", Ours)]
    public async Task Post_FromElsewhere_IsRefused(string? fetchSite, string? origin, string? referer)
    {
        var (cycle, link) = await OpenAsync();
        var fields = Good(await RevAsync(link));

        using var answer = await site.Http.PostUnitFormAsync(link, Form, HttpRequests.Form([.. fields, ("action", PostedAction.Send)]), fetchSite, origin: origin, referer: RefererOf(referer));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, (await UnitAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Post_OfABrowserThatOnlyNamesItsOrigin_IsTaken()
    {
        var (_, link) = await OpenAsync();

        using var answer = await site.Http.PostUnitFormAsync(
            link, Form, HttpRequests.Form(("rev", await RevAsync(link)), ("action", PostedAction.Save)), site: null, origin: site.Host.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Internet Explorer 11 and Firefox before 70 name neither site nor origin when they post to their own.</summary>
    [Fact]
    public async Task Post_OfABrowserThatOnlyNamesItsPage_IsTaken()
    {
        var (_, link) = await OpenAsync();

        using var answer = await site.Http.PostUnitFormAsync(
            link, Form, HttpRequests.Form(("rev", await RevAsync(link)), ("action", PostedAction.Save)), site: null, referer: RefererOf(Ours));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_WithForms_LetTheBrowserNameThem()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host, with: TrialHeads.OfScience);
        await cycle.SendReportAsync();

        foreach (var path in new[] { "/don-vi", Form, "/don-vi/tep", "/don-vi/xem", "/don-vi/duyet", "/lien-ket-moi" })
        {
            using var page = await site.Http.OpenUnitPageAsync(await cycle.HeadLinkOfAsync(), path);
            Assert.Contains("<form method=\"post\"", (await page.Content.ReadAsStringAsync()).Replace(" id=\"bao-cao\"", "", StringComparison.Ordinal).Replace(" id=\"tep\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal("same-origin", page.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Theory]
    [InlineData("PUT", Form)]
    [InlineData("DELETE", "/don-vi")]
    [InlineData("GET", "/don-vi/kenh-khac")]
    [InlineData("POST", "/don-vi")]
    public async Task WrongMethod_IsNotServed(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await site.Http.SendAsync(request);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task Post_TooLarge_IsRefused()
    {
        var (_, link) = await OpenAsync();

        using var answer = await PostAsync(link, ("rev", ""), ("general.results", new string('a', FormPages.LargestForm)), ("action", PostedAction.Save));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Send_MoreThanThirtyTimesInAnHour_IsRefusedForAWhile()
    {
        var (cycle, link) = await OpenAsync();
        await cycle.ChangeAsync(OpenCycle.Science, unit => unit with { WindowSince = TimeProvider.System.GetUtcNow(), SentInWindow = SubmissionDesk.MostVersions });

        using var answer = await PostAsync(link, [.. Good(await RevAsync(link)), ("action", PostedAction.Send)]);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("3600", answer.Headers.RetryAfter!.ToString());
        Assert.Equal(0, (await UnitAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task File_Refused_SaysWhyAndTheOthersStay()
    {
        var (_, link) = await OpenAsync();
        using var good = await UploadAsync(link, "Bảng số liệu.png", TrialFiles.Png);

        using var refused = await UploadAsync(link, "Báo cáo.docx", "MZ this is a program"u8.ToArray());
        using var script = await UploadAsync(link, "Báo cáo.docx", "MZ this is a program"u8.ToArray(), accept: "application/json");

        var text = await refused.ReadTextAsync();
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Chưa nhận được tệp 'Báo cáo.docx'", text, StringComparison.Ordinal);
        Assert.Contains("Bảng số liệu.png", text, StringComparison.Ordinal);
        Assert.Equal("application/problem+json", script.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task File_IsOnlyEverSavedAndGoesWithTheReport()
    {
        var (cycle, link) = await OpenAsync();
        using var added = await UploadAsync(link, "Bảng số liệu.png", TrialFiles.Png);
        using var sent = await PostAsync(link, [.. Good(await RevAsync(link)), ("action", PostedAction.Send)]);
        var sha256 = CanonicalReport.Sha256(TrialFiles.Png);

        using var file = await site.Http.OpenUnitPageAsync(link, $"/don-vi/tep/{sha256}?lan=1");
        using var other = await site.Http.OpenUnitPageAsync(await cycle.LinkOfAsync("p-qlcncn"), $"/don-vi/tep/{sha256}");

        Assert.Equal(TrialFiles.Png, await file.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("attachment;", file.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task File_AddedWhileAColleagueSends_StaysWithTheDraft()
    {
        var (cycle, link) = await OpenAsync();
        using var added = await UploadAsync(link, "Bảng số liệu.png", TrialFiles.Png);
        var drafts = site.Host.Services.GetRequiredService<DraftDesk>();
        var sent = await drafts.ReadAsync(cycle.Table, await UnitAsync(cycle), CancellationToken.None);
        using var meanwhile = await UploadAsync(link, "Ảnh khác.png", [.. TrialFiles.Png, 0]);

        await drafts.ClearAsync(cycle.Table, await UnitAsync(cycle), sent, CancellationToken.None);
        var kept = await drafts.ReadAsync(cycle.Table, await UnitAsync(cycle), CancellationToken.None);
        await drafts.ClearAsync(cycle.Table, await UnitAsync(cycle), kept, CancellationToken.None);
        var cleared = await drafts.ReadAsync(cycle.Table, await UnitAsync(cycle), CancellationToken.None);

        Assert.Equal(HttpStatusCode.SeeOther, meanwhile.StatusCode);
        Assert.Equal(["Bảng số liệu.png", "Ảnh khác.png"], kept.Files.Select(file => file.Name));
        Assert.Empty(cleared.Files);
        Assert.Null(cleared.Saved);
    }

    [Fact]
    public async Task Preview_OlderThanAFile_SendsNothing()
    {
        var (cycle, link) = await OpenAsync();
        using var saved = await PostAsync(link, [.. Good(await RevAsync(link)), ("action", PostedAction.Preview)]);
        var shown = await RevAsync(link, "/don-vi/xem");
        using var added = await UploadAsync(link, "Bảng số liệu.png", TrialFiles.Png);

        using var refused = await site.Http.PostUnitFormAsync(link, "/don-vi/xem", HttpRequests.Form(("rev", shown)));
        var before = (await UnitAsync(cycle)).LastVersion;
        var anew = await RevAsync(link, "/don-vi/xem");
        using var sent = await site.Http.PostUnitFormAsync(link, "/don-vi/xem", HttpRequests.Form(("rev", anew)));
        using var again = await site.Http.PostUnitFormAsync(link, "/don-vi/xem", HttpRequests.Form(("rev", anew)));

        Assert.Equal((HttpStatusCode.Conflict, 0), (refused.StatusCode, before));
        Assert.Contains("Báo cáo chưa gửi: nội dung đã được thay đổi", await refused.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal("/don-vi/lan-gui/1?nhan=1", sent.Headers.Location?.OriginalString);
        Assert.Equal("/don-vi/lan-gui/1?nhan=1", again.Headers.Location?.OriginalString);
        Assert.Equal(1, (await UnitAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Head_Only_MayApprove()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host, with: TrialHeads.OfScience);
        await cycle.SendReportAsync();
        var link = await cycle.LinkOfAsync();

        using var shown = await site.Http.OpenUnitPageAsync(link, "/don-vi/duyet");
        using var posted = await site.Http.PostUnitFormAsync(link, "/don-vi/duyet", HttpRequests.Form(("lan", "1"), ("action", "duyet")));

        Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.True((await UnitAsync(cycle)).AwaitsHead);
    }

    [Fact]
    public async Task Elsewhere_PausesTheRemindersOnce()
    {
        var (cycle, link) = await OpenAsync();

        using var told = await site.Http.PostUnitFormAsync(link, "/don-vi/kenh-khac", HttpRequests.Form(("kenh", "Bản giấy ngày 20/11")));
        using var again = await site.Http.PostUnitFormAsync(link, "/don-vi/kenh-khac", HttpRequests.Form(("kenh", "")));

        var decision = Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<ReportedElsewhere>());
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (told.StatusCode, again.StatusCode));
        Assert.Equal("Bản giấy ngày 20/11", decision.Reason);
        Assert.True((await UnitAsync(cycle)).Paused);
    }

    [Fact]
    public async Task WordForm_TakenAlongAndBroughtBack_FillsTheDraft()
    {
        var (_, link) = await OpenAsync();
        using var saved = await PostAsync(link, ("rev", await RevAsync(link)), ("tasks.nv4.results", "Đã tổ chức 05 hội nghị."), ("action", PostedAction.Save));
        using var form = await site.Http.OpenUnitPageAsync(link, "/don-vi/mau");
        var word = await form.Content.ReadAsByteArrayAsync();
        using var cleared = await PostAsync(link, ("rev", ""), ("tasks.nv4.results", "Khác"), ("action", PostedAction.SaveOver));

        using var filled = await UploadAsync(link, "Báo cáo đã điền.docx", word, path: "/don-vi/mau");
        using var page = await site.Http.OpenUnitPageAsync(link, Form);

        Assert.Equal(HttpStatusCode.SeeOther, filled.StatusCode);
        var text = await page.ReadTextAsync();
        Assert.Contains("Đã tổ chức 05 hội nghị.", text, StringComparison.Ordinal);
        Assert.Contains("Báo cáo đã điền.docx", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkRenewal_TellsNothingAndMailsRegisteredAddressesAlone()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host, with: unit => unit.Id == OpenCycle.Science ? unit with { Emails = ["qlkh@skhcn.example"] } : unit);

        using var known = await site.Http.PostUnitFormAsync("", "/lien-ket-moi", HttpRequests.Form(("email", "QLKH@skhcn.example")));
        using var unknown = await site.Http.PostUnitFormAsync("", "/lien-ket-moi", HttpRequests.Form(("email", "ai.do@skhcn.example")));
        using var foreign = await site.Http.PostUnitFormAsync("", "/lien-ket-moi", HttpRequests.Form(("email", "qlkh@skhcn.example")), "cross-site");

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(await known.ReadTextAsync(), await unknown.ReadTextAsync());
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        var mails = new List<OutboxRow>();
        await foreach (var mail in cycle.Table.OutboxAsync(CancellationToken.None))
            mails.Add(mail);
        Assert.Equal(OpenCycle.Science, Assert.Single(mails).Notice.To.Id);
    }

    private string? RefererOf(string? page) => page == Ours ? new Uri(site.Host.Address, Form).ToString() : page;

    private static (string Name, string Value)[] Good(string rev) =>
        [("rev", rev), ("tasks.nv4.results", "Đã thực hiện."), ("tasks.nv4.level", "completed"), (FormField.NothingForSupported, FormField.On)];

    private static async Task<CycleUnit> UnitAsync(OpenCycle cycle) => (await cycle.Table.FindUnitAsync(OpenCycle.Science, CancellationToken.None))!.Unit;

    private async Task<(OpenCycle Cycle, string Link)> OpenAsync()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        return (cycle, await cycle.LinkOfAsync());
    }

    private async Task<string> RevAsync(string link, string path = Form)
    {
        using var page = await site.Http.OpenUnitPageAsync(link, path);
        var html = await page.Content.ReadAsStringAsync();
        return System.Text.RegularExpressions.Regex.Match(html, "name=\"rev\" value=\"([0-9a-f]+)\"").Groups[1].Value;
    }

    private Task<HttpResponseMessage> PostAsync(string link, params (string Name, string Value)[] fields) =>
        site.Http.PostUnitFormAsync(link, Form, HttpRequests.Form(fields));

    private Task<HttpResponseMessage> UploadAsync(string link, string name, byte[] content, string path = "/don-vi/tep", string accept = "text/html")
    {
        var body = new MultipartFormDataContent { { new ByteArrayContent(content), "tep", name } };
        return site.Http.PostUnitFormAsync(link, path, body, accept: accept);
    }
}
