using System.Net;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Submissions.Drafting;
using Microsoft.Playwright;
using Xunit;
using MailKind = KhcnFunctions.EndToEnd.Cycle.MailKind;

namespace KhcnFunctions.EndToEnd.Desk.Quarantined;

/// <summary>Mails go into the quarantine as they come, and out of it as HCTH decides.</summary>
[Collection(DeskAzurite.Name)]
public sealed class QuarantineTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Unit = "p-qlkh";
    private const string Home = UnitDeskWay.Home + "/thu-cho-xu-ly";
    private const string Hostile = "<script>document.title='x'</script>\"'><img src=x onerror=\"document.title='x'\">";
    private const string Results = "Phòng đã tổ chức 02 hội nghị, hoàn thành các nội dung được giao trong năm.";

    private static readonly DateTimeOffset Came = VietnamTime.At(new DateOnly(2026, 12, 8), new TimeOnly(8, 30));

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Mail_OfAnUnknownAddress_IsRecordedForItsUnitAsOfWhenItCame(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", Hostile, Hostile + "\n" + Results, ("\"><img src=x onerror=alert(1)>.pdf", StrangeMail.Pdf)), cycle.TokenOf(Unit));
        await cycle.GoToAsync("2026-12-10 09:00");

        var page = await way.PageOfAsync(chromium, Officer, Home, width, height);
        await page.ProveAsync($"thu-cho-xu-ly-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "<script>" }).ClickAsync();
        await page.ProveAsync($"thu-cho-xu-ly-mot-thu-{width}");
        await Assertions.Expect(page).ToHaveTitleAsync("Thư chờ xử lý");
        await Assertions.Expect(page.Locator("#noi-dung-thu")).ToContainTextAsync(Results);
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        await page.GetByText("Ghi nhận là báo cáo của một đơn vị").ClickAsync();
        await Assertions.Expect(page.Locator("#ghi-nhan-don-vi")).ToHaveValueAsync(Unit);
        await page.Locator("#ghi-nhan-ly-do").FillAsync("Đã gọi điện xác minh với Phòng.");
        await page.ProveAsync($"thu-cho-xu-ly-ghi-nhan-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận cho đơn vị" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ghi nhận là báo cáo của")).ToBeVisibleAsync();
        await page.ProveAsync($"thu-cho-xu-ly-da-ghi-nhan-{width}");
        await cycle.TickAsync();

        var version = (await cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!;
        Assert.Equal((SubmissionChannel.Mail, Came, Timeliness.OnTime), (version.Channel, version.ReceivedAt, version.Timeliness));
        Assert.Equal("desk cv-hcth, rieng@gmail.example", version.Through);
        var report = CanonicalReport.Read(version.Content!);
        Assert.Contains(Results, report.General.Results, StringComparison.Ordinal);
        Assert.Single(report.Files!);
        Assert.Contains("08 giờ 30 phút ngày 08/12/2026", Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.Receipt).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(await AuditAsync(cycle), entry => entry is { What: "mail.recorded", Who: Officer, Subject: Unit, Basis: "Đã gọi điện xác minh với Phòng." });
        Assert.Contains("Không có thư nào chờ xử lý", (await way.GetAsync(Officer, Home)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_ByHeadings_IsReadAsTheUnitsOwnWouldBe()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var task = cycle.DutyOf(Unit).Leads[0];
        var number = cycle.Plan.Tasks.First(known => known.Id == task).Number;
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", $"Nhiệm vụ {number}\nKết quả thực hiện: {Results}\nMức độ: Hoàn thành"), cycle.TokenOf(Unit));

        var answer = await way.PostAsync(Officer, await AddressOfOnlyAsync(cycle), "ghi-nhan", [("don-vi", Unit), ("khong-tach", "ban-nhap"), ("ly-do", "Đúng là của Phòng")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var report = CanonicalReport.Read((await cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!.Content!);
        Assert.Contains(report.Tasks, read => read.Task == task && read.Results == Results);
    }

    [Fact]
    public async Task Mail_WithoutTasks_GoesIntoTheDraftWhereHcthTicksSo()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results, ("bao-cao.pdf", StrangeMail.Pdf)), cycle.TokenOf(Unit));
        var address = await AddressOfOnlyAsync(cycle);

        await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit), ("khong-tach", "ban-nhap"), ("ly-do", "Chưa rõ")]);

        var row = (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        var draft = await cycle.Service<DraftDesk>().ReadAsync(cycle.Table, row, CancellationToken.None);
        Assert.Equal(0, row.LastVersion);
        Assert.Contains(Results, draft.Form[FormField.GeneralResults], StringComparison.Ordinal);
        Assert.Single(draft.Files);
        Assert.Contains("Đưa vào bản nháp của", (await way.GetAsync(Officer, address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfTheUnit_KeepsWhatTheUnitWrote()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var (drafts, row) = (cycle.Service<DraftDesk>(), (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit);
        var view = await cycle.Service<CycleViews>().LoadAsync(cycle.Key, CancellationToken.None);
        var own = new KhcnFunctions.Web.UnitCaller(view.Basis, view.Holders.Unit(Unit), 1, IsHead: false);
        await drafts.SaveAsync(cycle.Table, own, row, new ReportForm { [FormField.GeneralResults] = "Phòng tự soạn." }, null, cycle.Now, CancellationToken.None);
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results), cycle.TokenOf(Unit));

        await way.PostAsync(Officer, await AddressOfOnlyAsync(cycle), "ban-nhap", [("don-vi", Unit), ("ly-do", "Để Phòng tự gửi")]);

        var draft = await drafts.ReadAsync(cycle.Table, row, CancellationToken.None);
        Assert.StartsWith("Phòng tự soạn.", draft.Form[FormField.GeneralResults], StringComparison.Ordinal);
        Assert.EndsWith(Results, draft.Form[FormField.GeneralResults], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clerk_WhoComesSecond_IsToldAndNothingIsRecordedTwice()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results), cycle.TokenOf(Unit));
        var address = await AddressOfOnlyAsync(cycle);
        var shown = await way.OpenPageAsync(Officer, address);
        var waited = (await way.GetAsync("gd", UnitDeskWay.Home)).Text;
        var first = await way.PostAsync("tp-hcth", address, "bo-qua", [("ly-do", "Thư quảng cáo")]);

        Assert.Contains("01 thư đến chờ xử lý", waited, StringComparison.Ordinal);
        Assert.DoesNotContain("thư đến chờ xử lý", (await way.GetAsync("gd", UnitDeskWay.Home)).Text, StringComparison.Ordinal);

        var second = await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit), ("ly-do", "Là báo cáo")], shown);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Contains("Thư quảng cáo", second.Text, StringComparison.Ordinal);
        Assert.Contains("Là báo cáo", second.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);

        var back = await way.PostAsync(Officer, address, "lay-lai", [("ly-do", "Là báo cáo của Phòng")]);
        var again = await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit), ("ly-do", "Là báo cáo")]);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (back.Status, again.Status));
        Assert.Equal(1, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.Version);
    }

    [Fact]
    public async Task TwoClerks_AtOnce_DoOneThing()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results), cycle.TokenOf(Unit));
        var address = await AddressOfOnlyAsync(cycle);
        var (one, other) = (await way.OpenPageAsync(Officer, address), await way.OpenPageAsync("tp-hcth", address));

        var answers = await Task.WhenAll(
            way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit), ("ly-do", "Một")], one),
            way.PostAsync("tp-hcth", address, "ghi-nhan", [("don-vi", "p-qlcncn"), ("ly-do", "Hai")], other));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, (await cycle.Table.UnitsAsync(CancellationToken.None)).Sum(row => row.Unit.LastVersion));
    }

    [Fact]
    public async Task Act_CutOff_IsFinishedOnce()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results), cycle.TokenOf(Unit));
        var address = await AddressOfOnlyAsync(cycle);
        await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit), ("ly-do", "Là báo cáo")]);

        // As if the process had ended between the version and its note.
        var key = InboundRows.QuarantinePrefix + address[(address.LastIndexOf('/') + 1)..];
        await cycle.Table.Realm.Cycles.UpdateEntityAsync(new TableEntity(InboundRows.Partition, key) { ["Done"] = false }, Azure.ETag.All, TableUpdateMode.Merge);
        Assert.Contains("đang dở", (await way.GetAsync(Officer, address)).Text, StringComparison.Ordinal);
        var answer = await way.PostAsync("tp-hcth", address, "hoan-tat", []);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(1, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);
        Assert.Contains("mã tiếp nhận", (await way.GetAsync(Officer, address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sender_WhoIsRegistered_IsToldHowToSend()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var sender = TrialPlan.AddressOf(cycle.Key.Agency, Unit);
        await TakeInAsync(StrangeMail.Of(sender, "Hỏi", "Cho hỏi mẫu báo cáo ở đâu?"), cycle.TokenOf(Unit), MailFacts.None);
        await cycle.TickAsync();
        var before = cycle.MailsOf(Unit).Count(IsGuidance);

        var answer = await way.PostAsync(Officer, await AddressOfOnlyAsync(cycle), "huong-dan", [("loi-nhan", "Mẫu có trong thư đề nghị."), ("ly-do", "Đơn vị hỏi cách gửi")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(before + 1, cycle.MailsOf(Unit).Count(IsGuidance));
        Assert.Contains("Mẫu có trong thư đề nghị.", cycle.MailsOf(Unit)[^1].Text, StringComparison.Ordinal);

        static bool IsGuidance(CycleMail mail) => mail.Subject.Contains("chưa được ghi nhận", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_WithoutACycle_IsForHcthAlone()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var subject = $"Không rõ {cycle.Key.Agency}";
        await TakeInAsync(StrangeMail.Of("la@gmail.example", subject, Results), null);

        var own = await way.GetAsync(Officer, Home);
        var leader = await way.GetAsync("gd", Home);
        var stray = (await StrangeMail.RowsAsync(cycle)).First(row => row.GetString("Subject") == subject);
        var address = $"{Home}/{stray.RowKey[InboundRows.QuarantinePrefix.Length..]}";

        Assert.Contains(subject, own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(subject, leader.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await way.GetAsync(Officer, address)).Status, (await way.GetAsync("gd", address)).Status));
        Assert.Equal(HttpStatusCode.SeeOther, (await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit), ("ly-do", "Là báo cáo của Phòng")])).Status);
        Assert.Equal(1, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.Version);
    }

    [Fact]
    public async Task Mail_OfAnotherDepartment_IsNotFound()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var (_, other) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results, ("a.pdf", StrangeMail.Pdf)), cycle.TokenOf(Unit));
        var address = await AddressOfOnlyAsync(cycle);
        var shown = await way.OpenPageAsync(Officer, address);

        foreach (var path in new[] { address, address + "/thu-goc", address + "/tep/1", Home + "/khong-co", Home + "/" + new string('a', 32) })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Officer, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(Officer, address, "bo-qua", [("ly-do", "x")], shown)).Status);
        Assert.DoesNotContain("rieng@gmail.example", (await other.GetAsync(Officer, Home)).Text, StringComparison.Ordinal);
        Assert.Contains("rieng@gmail.example", (await way.GetAsync(Officer, Home)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_OfStrangersAndOfThoseWithoutTheRight_ChangeNothing()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        await TakeInAsync(StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results), cycle.TokenOf(Unit));
        var address = await AddressOfOnlyAsync(cycle);
        (string, string)[] record = [("don-vi", Unit), ("ly-do", "Là báo cáo")];

        Assert.Equal(HttpStatusCode.Conflict, (await way.PostAsync(Officer, address, "ghi-nhan", record, mark: "")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await way.PostAsync(Officer, address, "ghi-nhan", record, site: "cross-site")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await way.PostAsync("gd", address, "ghi-nhan", record)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", "khong-co"), ("ly-do", "x")])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await way.PostAsync(Officer, address, "ghi-nhan", [("don-vi", Unit)])).Status);
        Assert.Equal(0, (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);
        Assert.Contains("Đang chờ (1)", (await way.GetAsync(Officer, Home)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreOnlyEverSaved()
    {
        var (cycle, way) = await OpenAsync("2026-12-08 09:00");
        var raw = StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results, ("a<b>.html", "<script>alert(1)</script>"u8.ToArray()));
        await TakeInAsync(raw, cycle.TokenOf(Unit));
        var page = await way.PageOfAsync(chromium, Officer, await AddressOfOnlyAsync(cycle));

        foreach (var link in new[] { "a_b_.html", "Tải thư gốc (.eml)" })
        {
            var answer = await page.APIRequest.GetAsync(await page.GetByRole(AriaRole.Link, new() { Name = link }).GetAttributeAsync("href") ?? "");
            Assert.Equal(("application/octet-stream", "nosniff"), (answer.Headers["content-type"], answer.Headers["x-content-type-options"]));
            Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
            Assert.StartsWith("sandbox", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        }
    }

    private Task TakeInAsync(byte[] raw, string? token, MailFacts? facts = null) => StrangeMail.TakeInAsync(office.App, raw, token, facts);

    private static async Task<string> AddressOfOnlyAsync(CycleHarness cycle)
    {
        return $"{Home}/{await StrangeMail.IdOfOnlyAsync(cycle)}";
    }

    private static async Task<List<AuditEntry>> AuditAsync(CycleHarness cycle)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in cycle.Table.AuditAsync(DateTimeOffset.UnixEpoch, CancellationToken.None))
            entries.Add(entry);
        return entries;
    }

    private async Task<(CycleHarness Cycle, UnitDeskWay Way)> OpenAsync(string at)
    {
        var cycle = await office.OpenAsync(at);
        return (cycle, await UnitDeskWay.OpenAsync(office.App, cycle));
    }
}
