using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Signing;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>The report on its way through the desk, as people click it.</summary>
[Collection(DeskAzurite.Name)]
public sealed class ReportDeskTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Report_FromTheDraftToTheIssue_IsClickedByThoseWhoseWorkItIs(int width, int height)
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-09 09:00");
        await cycle.SubmitAsync("p-qlcncn", "Phòng đã tham mưu 05 văn bản.\nPhòng Quản lý Công nghệ và Chuyên ngành đã tổ chức 02 hội nghị.");
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);

        var officer = await way.PageOfAsync(chromium, "cv-hcth", width, height);
        await officer.ProveAsync($"bao-cao-du-thao-{width}");
        await officer.GetByLabel("Sửa phần Nhiệm vụ 1").ClickAsync();
        await officer.ProveAsync($"bao-cao-sua-phan-{width}");
        await officer.Locator("#noi-dung").FillAsync("a) Kết quả thực hiện\nSở đã tham mưu 05 văn bản, tổ chức 02 hội nghị.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Lưu thành dự thảo mới" }).ClickAsync();
        await Assertions.Expect(officer.GetByRole(AriaRole.Alert)).ToContainTextAsync("lý do");
        await officer.GetByLabel("Lý do sửa").FillAsync("Chuyển lời của Phòng thành lời của Sở");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Lưu thành dự thảo mới" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Dự thảo lần 2 đang ở Phòng.")).ToBeVisibleAsync();
        await officer.GetByRole(AriaRole.Link, new() { Name = "So với lần 1" }).ClickAsync();
        await officer.ProveAsync($"bao-cao-thay-doi-{width}");
        await Assertions.Expect(officer.Locator("ins").First).ToHaveTextAsync("Sở");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Về trang Báo cáo" }).ClickAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Trình Trưởng phòng kiểm tra" }).ClickAsync();
        await officer.ProveAsync($"bao-cao-da-trinh-{width}");
        Assert.Equal(0, await officer.GetByText("Đạt, trình lãnh đạo Sở").CountAsync());

        var head = await way.PageOfAsync(chromium, "tp-hcth", width, height);
        await head.GetByRole(AriaRole.Button, new() { Name = "Đạt, trình lãnh đạo Sở" }).ClickAsync();
        await head.ProveAsync($"bao-cao-da-kiem-tra-{width}");

        var deputy = await way.PageOfAsync(chromium, "tran-cong-hoa", width, height);
        await deputy.GetByRole(AriaRole.Button, new() { Name = "Nhất trí với dự thảo" }).ClickAsync();
        await deputy.ProveAsync($"bao-cao-pho-giam-doc-{width}");

        await officer.ReloadAsync();
        await officer.GetByText("Ghi nhận lãnh đạo Sở đã phê duyệt, ký").ClickAsync();
        await officer.Locator("#anh-pd").SetInputFilesAsync(new FilePayload { Name = "phieu-trinh.png", MimeType = "image/png", Buffer = TrialFiles.Png });
        await officer.Locator("#ngay-pd").FillAsync("2026-12-10");
        await officer.Locator("#pd-ly-do").FillAsync("Đồng ý ký ban hành");
        await officer.ProveAsync($"bao-cao-ghi-phe-duyet-{width}");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận phê duyệt" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Đã phê duyệt, chờ số và ngày.")).ToBeVisibleAsync();

        var clerk = await way.PageOfAsync(chromium, "van-thu", width, height);
        await clerk.GetByLabel("Số, ký hiệu").FillAsync("215/BC-SKHCN");
        await clerk.GetByLabel("Ngày ký").FillAsync("2026-12-10");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi số, ngày" }).ClickAsync();
        var signed = SamplePdf.OfPages(3).Sign(SampleSigner.Person.Sign).WithNumber().Sign(SampleSigner.Agency.Sign).Bytes;
        await clerk.Locator("#ban-ky").SetInputFilesAsync(new FilePayload { Name = "Báo cáo đã ký.pdf", MimeType = "application/pdf", Buffer = signed });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Tải bản ký lên" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Nguyên vẹn kể từ chữ ký cuối")).ToBeVisibleAsync();
        await clerk.ProveAsync($"bao-cao-da-ky-{width}");

        await cycle.GoToAsync("2026-12-11 09:00");
        await clerk.ReloadAsync();
        await clerk.GetByText("Ghi nhận đã phát hành (Ủy ban nhân dân tỉnh Quảng Ngãi)").ClickAsync();
        await clerk.ProveAsync($"bao-cao-phat-hanh-{width}");
        await clerk.Locator("#ngay-ubnd-tinh").FillAsync("2026-12-11");
        await clerk.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Ghi nhận" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("đã phát hành ngày 11/12/2026 qua Hệ thống quản lý văn bản và điều hành")).ToBeVisibleAsync();

        var dispatched = cycle.AllMails().Where(mail => mail.Kind is MailKind.Dispatch).ToList();
        Assert.All(dispatched, mail => Assert.Equal(["Báo cáo tổng hợp.pdf"], mail.Attachments));
        Assert.Equal(["Gói phát hành.zip"], Assert.Single(cycle.MailsOf("van-thu"), mail => mail.Kind is MailKind.IssueRequested).Attachments);
        Assert.Equal(["Báo cáo tổng hợp.docx", "Phiếu trình.docx"], Assert.Single(cycle.MailsOf("gd"), mail => mail.Kind is MailKind.SignatureRequested).Attachments);
    }

    [Fact]
    public async Task Draft_InHand_IsKeptWhenALateReportComesAndTheNewOneIsOffered()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        await EditAsync(way, 1, "Sở đã thực hiện các nội dung của nhiệm vụ 1.");

        await cycle.SubmitAsync("p-qlcncn", "Nội dung đến sau khi Phòng đã biên tập.");
        var offered = (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1];
        var page = await way.PageOfAsync(chromium, "cv-hcth");
        await page.ProveAsync("bao-cao-du-thao-moi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng dự thảo mới" }).ClickAsync();

        Assert.True(offered.IsOffered);
        Assert.Equal(2, offered.Base);
        await Assertions.Expect(page.GetByText($"Dự thảo lần {offered.Number} đang ở Phòng.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("đoạn mới chưa đưa vào").First).ToBeVisibleAsync();
        await page.GetByLabel("Sửa phần Nhiệm vụ 1").ClickAsync();
        await Assertions.Expect(page.Locator("#noi-dung")).ToHaveValueAsync("Sở đã thực hiện các nội dung của nhiệm vụ 1.");
        await Assertions.Expect(page.Locator("pre").Filter(new() { HasText = "Nội dung đến sau" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task File_EditedInWord_IsTheReportFromThenOn()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var draft = await way.SaveAsync("cv-hcth", "bao-cao");

        using var notWord = await way.PostAsync("cv-hcth", "tep-word", Upload(1), ("bao-cao.docx", "không phải Word"u8.ToArray()));
        using var stale = await way.PostAsync("cv-hcth", "tep-word", Upload(7), ("bao-cao.docx", draft));
        using var taken = await way.PostAsync("cv-hcth", "tep-word", Upload(1), ("bao-cao.docx", draft));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, notWord.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var standing = (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1];
        Assert.True(standing is { Number: 2, IsUploaded: true, Author: "cv-hcth", Base: 1 });
        await cycle.SubmitAsync("ttud");
        Assert.True((await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1].IsOffered);
        await cycle.ApproveAsync(2, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2026-12-11 09:00");
        Assert.Contains(cycle.AllMails(), mail => mail.Kind is MailKind.Dispatch);

        static (string, string)[] Upload(int draft) => [("du-thao", FormattableString.Invariant($"{draft}")), ("ly-do", "Sửa câu chữ"), ("ma", ReportWay.NewId())];
    }

    [Fact]
    public async Task Supplement_OfALateReport_GoesOutWithANumberOfItsOwn()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        await cycle.ApproveAsync(1, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2026-12-11 09:00");
        await cycle.SubmitAsync("ttud", "Kết quả gửi sau của đơn vị.");
        using var begun = await way.PostAsync("cv-hcth", "bo-sung", [("ma", ReportWay.NewId()), ("van-ban-moi", "2"), ("ly-do", "Đơn vị gửi sau"), ("don-vi-ttud", "on")]);
        var page = await way.PageOfAsync(chromium, "cv-hcth");
        await page.ProveAsync("bao-cao-bo-sung");
        var supplement = (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1];

        await cycle.ApproveAsync(supplement.Number, "216/BC-SKHCN", "2026-12-11");
        await cycle.GoToAsync("2026-12-22 09:00");

        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        Assert.Equal(2, supplement.Document);
        var sent = cycle.AllMails().Where(mail => mail.Kind is MailKind.Dispatch && mail.Subject.Contains("216/BC-SKHCN", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sent);
        Assert.Contains(cycle.MailsOf("ubnd-tinh"), mail => mail.Subject.Contains("215/BC-SKHCN", StringComparison.Ordinal));
        Assert.Equal([1, 2], (await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Dispatched>().Select(dispatched => dispatched.Document));
    }

    [Fact]
    public async Task SignedCopy_ChangedAfterTheSignature_IsRefusedAndChangesNothing()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1);
        var signed = SamplePdf.OfPages(1).Sign(SampleSigner.Person.Sign);

        var changed = await cycle.TrySignAsync(1, signed.WithNumber().Bytes);
        var noPdf = await cycle.TrySignAsync(1, "%PDF-"u8.ToArray());
        var scan = await cycle.TrySignAsync(1, SamplePdf.OfPages(2).Bytes, changed: "Bỏ một câu ở mục III");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "signed-copy-refused"), (changed.Status, changed.Problem));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noPdf.Status);
        Assert.Equal(HttpStatusCode.Created, scan.Status);
        var copy = Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<SignedCopyReceived>());
        Assert.True(copy.ChangedAtSigning);
        Assert.StartsWith("Bản quét", copy.Signatures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedCopy_TooLargeForAMail_IsLinked()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1);
        await cycle.DecideAsync("numbered", new() { ["number"] = "215/BC-SKHCN", ["signedOn"] = "2026-12-10", ["decidedBy"] = "van-thu" });
        var large = SamplePdf.OfPages(1).Update([(20, $"<< /Length {11 << 20} >>\nstream\n{new string('x', 11 << 20)}\nendstream")]).Bytes;
        Assert.Equal(HttpStatusCode.Created, (await cycle.TrySignAsync(1, large)).Status);
        await cycle.GoToAsync("2026-12-11 09:00");

        var mail = Assert.Single(cycle.MailsOf("ubnd-tinh"));
        var link = mail.Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/van-ban/", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = office.App.Address };
        var opened = await http.GetByteArrayAsync(new Uri(link).AbsolutePath);
        using var guessed = await http.GetAsync(new Uri(link).AbsolutePath[..^3] + "aaa");

        Assert.Empty(mail.Attachments);
        Assert.Equal(large, opened);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        Assert.Equal([], Assert.Single(cycle.MailsOf("van-thu"), sent => sent.Kind is MailKind.IssueRequested).Attachments);
    }

    [Fact]
    public async Task Approval_VoidedAndGivenAgain_OfTheSameDraft_IsTaken()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1);
        await cycle.DecideAsync("reopen", new() { ["draft"] = 1, ["decidedBy"] = "cv-hcth" });

        await cycle.DecideAsync("approve", new() { ["draft"] = 1 });

        Assert.Equal([1, 2], (await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Approve>().Select(approve => approve.Attempt));
        Assert.Equal(2, cycle.MailsOf("van-thu").Count(mail => mail.Kind is MailKind.NumberRequested));
    }

    [Theory]
    [InlineData("trinh", "van-thu", HttpStatusCode.Forbidden)]
    [InlineData("kiem-tra", "cv-hcth", HttpStatusCode.Forbidden)]
    [InlineData("phe-duyet", "tp-hcth", HttpStatusCode.Forbidden)]
    [InlineData("so", "gd", HttpStatusCode.Forbidden)]
    [InlineData("phe-duyet", "tran-cong-hoa", HttpStatusCode.Conflict)]
    [InlineData("khong-co", "cv-hcth", HttpStatusCode.NotFound)]
    [InlineData("trinh", "cv-hcth", HttpStatusCode.Forbidden, "cross-site")]
    public async Task Step_OfSomebodyElse_IsRefusedAndChangesNothing(string step, string person, HttpStatusCode status, string site = "same-origin")
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);

        using var answer = await way.PostAsync(
            person, step, [("du-thao", "1"), ("ma", ReportWay.NewId()), ("ly-do", "Thử"), ("ket-qua", "dat"), ("so-ky-hieu", "1/BC-SKHCN"), ("ngay-ky", "2026-12-10")], site: site);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Decision>());
    }

    private static async Task EditAsync(ReportWay way, int draft, string text)
    {
        using var answer = await way.PostAsync(
            "cv-hcth", "phan/task.nv1", [("du-thao", FormattableString.Invariant($"{draft}")), ("noi-dung", text), ("ly-do", "Biên tập"), ("thao-tac", "luu")]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
