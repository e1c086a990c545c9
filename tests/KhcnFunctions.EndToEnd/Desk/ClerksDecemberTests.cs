using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.December;
using KhcnFunctions.EndToEnd.Desk.Leaders;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Signing;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>
/// The December of a clerk of HCTH in one cycle, from the first board to the closed year, as a person goes: by the links of
/// the pages, with what the others do in between. At each station: what the clerk sees, and all that was mailed.
/// </summary>
[Collection(DeskAzurite.Name)]
public sealed partial class ClerksDecemberTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Technology = "p-qlcncn";
    private const string Science = "p-qlkh";
    private const string Office = "p-hcth";
    private const string Centre = "ttud";
    private const string Deputy = "tran-cong-hoa";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task December_FromTheFirstBoardToTheClosedYear_IsWalkedByLinksAlone(int width, int height)
    {
        var walk = await DecemberWalk.OpenAsync(office, chromium, width, height);
        await walk.Cycle.GoToAsync("2026-11-16 09:00");
        var clerk = await walk.SignInAsync(DecemberWalk.Officer);

        await CycleOpensAsync(walk, clerk);
        await ClerkChasesAsync(walk, clerk);
        await ReportIsCompletedAndAcceptedAsync(walk, clerk);
        await DifficultyIsForwardedAndAnsweredAsync(walk, clerk);
        await ExtensionIsRecordedAsync(walk, clerk);
        await PaperIsEnteredAsync(walk, clerk);
        await StrayMailIsRecordedAsync(walk, clerk);
        await DraftIsEditedAndSubmittedAsync(walk, clerk);
        await DraftIsCheckedAndApprovedAsync(walk, clerk);
        await ReportIsNumberedSentAndIssuedAsync(walk, clerk);
        await YearIsClosedAsync(walk, clerk);
        await AuditBearsEachActOnceAsync(walk, clerk);
        Assert.All(office.Mail.Received.SelectMany(mail => mail.Recipients), to => Assert.Matches(OwnAddress(), to));
    }

    private static async Task CycleOpensAsync(DecemberWalk walk, IPage clerk)
    {
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("00/04 phòng, đơn vị đã gửi báo cáo.");
        await Assertions.Expect(clerk.GetByText("Không có việc nào chờ Phòng Hành chính - Tổng hợp.")).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "toan-canh-dau-ky");
        walk.ExpectMailed("Request: p-hcth", "Request: p-qlcncn", "Request: p-qlkh", "Request: ttud");

        await DecemberWalk.GoAsync(clerk, "Việc sắp tới");
        await Assertions.Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "Thứ Tư, ngày 25/11/2026" })).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "viec-sap-toi");
        await DecemberWalk.GoAsync(clerk, "Thư đã gửi");
        await Assertions.Expect(clerk.Locator(".grid tbody tr")).ToHaveCountAsync(4);
        await walk.ProveAsync(clerk, "thu-da-gui");
    }

    private static async Task ClerkChasesAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.GoToAsync("2026-12-03 09:00");
        walk.ExpectMailed([.. new[] { Office, Technology, Science, Centre }.SelectMany(unit => new[] { "Reminder: " + unit, "Reminder: " + unit }).Order(StringComparer.Ordinal)]);

        await DecemberWalk.GoAsync(clerk, "Gọi điện");
        foreach (var unit in new[] { Technology, Science, Centre })
            await Assertions.Expect(clerk.Locator(".grid tbody").GetByRole(AriaRole.Link, new() { Name = walk.NameOf(unit), Exact = true })).ToBeVisibleAsync();
        await clerk.GetByText("Tin nhắn Zalo cho nhóm").ClickAsync();
        await Assertions.Expect(clerk.Locator("#zalo-nhom")).ToHaveValueAsync(new Regex("trước ngày 10/12/2026"));
        await walk.ProveAsync(clerk, "goi-dien");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "TTUD", Exact = true }).ClickAsync();
        await clerk.GetByText("Ghi nhận cuộc gọi").First.ClickAsync();
        await Assertions.Expect(clerk.Locator("#cuoc-goi-nguoi")).ToHaveValueAsync("Nguyễn Thị Mẫu 4");
        await clerk.Locator("#cuoc-goi-ly-do").FillAsync("Trung tâm đang chờ số liệu của các xã.");
        await walk.ProveAsync(clerk, "don-vi-ghi-cuoc-goi");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận cuộc gọi" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Trao đổi qua điện thoại với Nguyễn Thị Mẫu 4").First).ToBeVisibleAsync();
        await DecemberWalk.GoAsync(clerk, "Gọi điện");
        await Assertions.Expect(clerk.GetByText("gặp Nguyễn Thị Mẫu 4: Trung tâm đang chờ số liệu của các xã.")).ToBeVisibleAsync();
        await walk.Cycle.TickAsync();
        walk.ExpectMailed();

        await walk.GoToUnitAsync(clerk, Science);
        await clerk.GetByText("Đôn đốc ngay bằng thư").ClickAsync();
        await clerk.Locator("#don-doc-ly-do").FillAsync("Phòng chưa trả lời điện thoại.");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Gửi thư đôn đốc" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Đôn đốc bằng thư").First).ToBeVisibleAsync();
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("Reminder: p-qlkh");
    }

    private static async Task ReportIsCompletedAndAcceptedAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.SubmitAsync(Technology, "Phòng đã tham mưu một số văn bản.");
        walk.ExpectMailed("Receipt: p-qlcncn");
        await DecemberWalk.ExpectCountsAsync(clerk, ("Chưa gửi", 3), ("Đã gửi", 1), ("Đề nghị hoàn thiện", 0));
        await clerk.Locator(".counts").GetByText("Đã gửi", new() { Exact = true }).ClickAsync();
        await clerk.Locator(".grid tbody").GetByRole(AriaRole.Link).ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Lần gửi thứ 1" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Phòng đã tham mưu một số văn bản.").First).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "don-vi-lan-gui");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Về trang của" }).ClickAsync();
        await clerk.GetByText("Đề nghị hoàn thiện", new() { Exact = true }).ClickAsync();
        await clerk.Locator("#hoan-thien-noi-dung").FillAsync("Nêu rõ số lượng văn bản đã tham mưu\nBổ sung kinh phí thực hiện nhiệm vụ 1");
        await clerk.Locator("#hoan-thien-han").FillAsync("2026-12-07");
        await walk.ProveAsync(clerk, "don-vi-de-nghi-hoan-thien");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị hoàn thiện" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("Đã đề nghị hoàn thiện, gửi lại chậm nhất hết ngày 07/12/2026.");
        await walk.Cycle.TickAsync();
        Assert.Contains("Nêu rõ số lượng văn bản đã tham mưu", walk.Cycle.MailsOf(Technology)[^1].Text, StringComparison.Ordinal);
        walk.ExpectMailed("CompletionAsked: p-qlcncn");
        await DecemberWalk.ExpectCountsAsync(clerk, ("Đề nghị hoàn thiện", 1));

        await walk.Cycle.GoToAsync("2026-12-04 09:00");
        await walk.Cycle.SubmitAsync(Technology, "Phòng đã tham mưu 05 văn bản.\nPhòng Quản lý Công nghệ và Chuyên ngành đã tổ chức 02 hội nghị.");
        walk.ExpectMailed("Receipt: p-qlcncn");
        await walk.GoToUnitAsync(clerk, Technology);
        await Assertions.Expect(clerk.GetByRole(AriaRole.Link, new() { Name = "Lần gửi thứ 2" })).ToBeVisibleAsync();
        await clerk.GetByText("Chấp nhận báo cáo").First.ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Chấp nhận" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("Đã chấp nhận");
        await walk.ProveAsync(clerk, "don-vi-da-chap-nhan");
        await walk.Cycle.TickAsync();
        walk.ExpectMailed();
        await DecemberWalk.ExpectCountsAsync(clerk, ("Chưa gửi", 3), ("Đã gửi", 1), ("Đề nghị hoàn thiện", 0));
    }

    private static async Task DifficultyIsForwardedAndAnsweredAsync(DecemberWalk walk, IPage clerk)
    {
        var raised = new JsonObject { ["id"] = "vuong-mac-1", ["task"] = "nv4", ["what"] = "Chưa có kinh phí tổ chức hội thảo quốc tế.", ["proposal"] = "Cho điều chuyển kinh phí." };
        Assert.Equal(HttpStatusCode.Created, (await walk.Cycle.PostAsync("difficulties", walk.Cycle.TokenOf(Science), raised)).Status);
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("DifficultyNews: p-hcth", "DifficultyReceived: p-qlkh");

        await DecemberWalk.TakeUpAsync(clerk, "01 khó khăn, vướng mắc chờ chuyển Giám đốc Sở");
        await walk.ProveAsync(clerk, "vuong-mac");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Số 1" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Báo cáo Giám đốc Sở kèm đề xuất chậm nhất ngày 07/12/2026.")).ToBeVisibleAsync();
        await clerk.GetByLabel("Đề xuất của Phòng Hành chính - Tổng hợp").FillAsync("Cho điều chuyển kinh phí còn dư của nhiệm vụ 1.");
        await walk.ProveAsync(clerk, "vuong-mac-chuyen");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Chuyển Giám đốc Sở" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "Chuyển Giám đốc Sở" })).ToHaveCountAsync(0);
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("DifficultyOpinion: phan-van-hieu", "DifficultySubmitted: gd");

        await clerk.GetByLabel("Nội dung trả lời").FillAsync("Đồng ý điều chuyển trong tháng 12.");
        await clerk.Locator("#nguoi-ghi-tra-loi").SelectOptionAsync(DecemberWalk.Director);
        await clerk.Locator("#hinh-thuc-ghi-tra-loi").FillAsync("qua điện thoại");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận trả lời" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("đã trả lời");
        await walk.ProveAsync(clerk, "vuong-mac-da-tra-loi");
        await walk.Cycle.TickAsync();
        Assert.Contains("Đồng ý điều chuyển trong tháng 12.", walk.Cycle.MailsOf(Science)[^1].Text, StringComparison.Ordinal);
        walk.ExpectMailed("DifficultyAnswered: p-qlkh");
        await DecemberWalk.GoAsync(clerk, "Toàn cảnh");
        await Assertions.Expect(clerk.GetByText("Không có việc nào chờ Phòng Hành chính - Tổng hợp.")).ToBeVisibleAsync();
    }

    private static async Task ExtensionIsRecordedAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.GoToAsync("2026-12-08 09:00");
        walk.ExpectMailed("Reminder: p-hcth", "Reminder: p-qlkh", "Reminder: ttud");
        await walk.Cycle.SubmitAsync(Office, "Phòng đã phối hợp theo dõi, đôn đốc.");
        var centre = await walk.OpenAsync("/bao-cao/" + walk.Cycle.TokenOf(Centre));
        await centre.GetByRole(AriaRole.Link, new() { Name = "đề nghị gia hạn" }).ClickAsync();
        await centre.Locator("#den-ngay").FillAsync("2026-12-11");
        await centre.Locator("#ly-do").FillAsync("Chờ số liệu của các xã.");
        await walk.ProveAsync(centre, "ttud-xin-gia-han");
        await centre.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị gia hạn" }).ClickAsync();
        await Assertions.Expect(centre.GetByText("Đang xin gia hạn đến hết ngày 11/12/2026")).ToBeVisibleAsync();
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("ExtensionAsked: p-hcth", "Receipt: p-hcth");

        await DecemberWalk.TakeUpAsync(clerk, "01 đơn vị xin gia hạn: xin ý kiến lãnh đạo Sở");
        await Assertions.Expect(clerk.Locator(".grid tbody tr")).ToHaveCountAsync(1);
        await clerk.Locator(".grid tbody").GetByRole(AriaRole.Link, new() { Name = "TTUD" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("Chờ số liệu của các xã.");
        await clerk.GetByText("Ghi nhận lãnh đạo Sở cho gia hạn").ClickAsync();
        await Assertions.Expect(clerk.Locator("#gia-han-ngay")).ToHaveValueAsync("2026-12-11");
        await clerk.Locator("#nguoi-gh").SelectOptionAsync(DecemberWalk.Director);
        await clerk.Locator("#hinh-thuc-gh").FillAsync("qua điện thoại");
        await clerk.Locator("#gia-han-ly-do").FillAsync("Đồng ý gia hạn cho Trung tâm.");
        await walk.ProveAsync(clerk, "don-vi-gia-han");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận gia hạn" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("11/12/2026");
        await walk.Cycle.TickAsync();
        Assert.Contains("11/12/2026", walk.Cycle.MailsOf(Centre)[^1].Text, StringComparison.Ordinal);
        walk.ExpectMailed("Extended: ttud");
    }

    private static async Task PaperIsEnteredAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.GoToAsync("2026-12-09 09:00");
        walk.ExpectMailed("LastReminder: p-qlkh", "Reminder: ttud");
        await walk.GoToUnitAsync(clerk, Science);
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Nhập báo cáo gửi bằng giấy" }).ClickAsync();
        await walk.ProveAsync(clerk, "nhap-bao-cao");
        await clerk.Locator("#f-entered-channel").SelectOptionAsync("paper");
        await clerk.Locator("#f-entered-day").FillAsync("08/12/2026");
        await clerk.Locator("#f-entered-hour").FillAsync("16:20");
        await clerk.Locator("#f-entered-from").FillAsync("Nguyễn Thị Mẫu 2, chuyên viên");
        await clerk.Locator("#f-entered-signed").CheckAsync();
        await walk.ProveAsync(clerk, "nhap-bao-cao-dang-nhap");
        await clerk.Locator("#f-supports-nothing").CheckAsync();
        await clerk.Locator("#f-tasks-nv4-results").FillAsync("Đã ký 01 thỏa thuận hợp tác, tổ chức 02 hội thảo.");
        await clerk.Locator("#f-tasks-nv4-level").SelectOptionAsync("completed");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp và thêm bản quét, tệp" }).ClickAsync();
        await clerk.Locator("#chon-tep").SetInputFilesAsync(new FilePayload { Name = "Bản giấy đã ký.png", MimeType = "image/png", Buffer = TrialFiles.Png });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Gửi tệp" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Link, new() { Name = "Bản giấy đã ký.png" })).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "nhap-bao-cao-tep");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Xong, về báo cáo đang soạn" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận báo cáo" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Đã ký 01 thỏa thuận hợp tác, tổ chức 02 hội thảo.").First).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "nhap-bao-cao-xong");
        await walk.Cycle.TickAsync();
        Assert.Contains("16 giờ 20 phút ngày 08/12/2026", walk.Cycle.MailsOf(Science)[^1].Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        walk.ExpectMailed("Receipt: p-qlkh");
        await DecemberWalk.ExpectCountsAsync(clerk, ("Chưa gửi", 1), ("Đã gửi", 3), ("Gửi chậm", 0));
    }

    private static async Task StrayMailIsRecordedAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.GoToAsync("2026-12-10 09:00");
        // The deadline of the plan has passed: what has come is compiled.
        walk.ExpectMailed("ApprovalRequest: p-hcth");
        await StrayMail.ReceiveAsync(
            walk.Cycle, Centre, VietnamTime.At(new DateOnly(2026, 12, 10), new TimeOnly(8, 30)),
            "Báo cáo của Trung tâm", "Trung tâm đã phối hợp thực hiện các nhiệm vụ được giao.", "Báo cáo đã ký.pdf", SamplePdf.OfPages(1).Bytes);
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("Quarantined: p-hcth");

        await DecemberWalk.TakeUpAsync(clerk, "01 thư đến chờ xử lý");
        await walk.ProveAsync(clerk, "thu-cho-xu-ly");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Báo cáo của Trung tâm" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("#noi-dung-thu")).ToContainTextAsync("Trung tâm đã phối hợp thực hiện các nhiệm vụ được giao.");
        await clerk.GetByText("Ghi nhận là báo cáo của một đơn vị").ClickAsync();
        await Assertions.Expect(clerk.Locator("#ghi-nhan-don-vi")).ToHaveValueAsync(Centre);
        await clerk.Locator("#ghi-nhan-ly-do").FillAsync("Đã gọi điện xác minh với Trung tâm.");
        await walk.ProveAsync(clerk, "thu-cho-xu-ly-ghi-nhan");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận cho đơn vị" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("Ghi nhận là báo cáo của TTUD");
        await walk.ProveAsync(clerk, "thu-cho-xu-ly-xong");
        await walk.Cycle.TickAsync();

        await DecemberWalk.ExpectCountsAsync(clerk, ("Chưa gửi", 0), ("Đã gửi", 4), ("Gửi chậm", 0), ("Đang xin gia hạn", 0));
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("04/04 phòng, đơn vị đã gửi báo cáo.");
        await walk.ProveAsync(clerk, "toan-canh-da-gui-du");
        walk.ExpectMailed("Receipt: ttud");
    }

    private static async Task DraftIsEditedAndSubmittedAsync(DecemberWalk walk, IPage clerk)
    {
        // Nobody has touched the first draft: another, with what came since, has taken its place; only the first is mailed.
        await walk.Cycle.GoToAsync("2026-12-11 09:00");
        walk.ExpectMailed();
        await DecemberWalk.TakeUpAsync(clerk, "Báo cáo tổng hợp: đã có dự thảo; chuyên viên biên tập và trình kiểm tra");
        await walk.ProveAsync(clerk, "bao-cao-du-thao");
        await clerk.GetByLabel("Sửa phần Nhiệm vụ 1").ClickAsync();
        await clerk.Locator("#noi-dung").FillAsync("a) Kết quả thực hiện\nSở đã tham mưu 05 văn bản, tổ chức 02 hội nghị.");
        await clerk.GetByLabel("Lý do sửa").FillAsync("Chuyển lời của Phòng thành lời của Sở");
        await walk.ProveAsync(clerk, "bao-cao-sua-phan");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Lưu thành dự thảo mới" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Dự thảo lần 3 đang ở Phòng.")).ToBeVisibleAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "So với lần 2" }).ClickAsync();
        await walk.ProveAsync(clerk, "bao-cao-thay-doi");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Về trang Báo cáo" }).ClickAsync();
        await clerk.GetByLabel("Ghi chú cho Trưởng phòng").FillAsync("Kính đề nghị đồng chí kiểm tra.");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Trình Trưởng phòng kiểm tra" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Dự thảo lần 3 chờ Trưởng phòng kiểm tra.")).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "bao-cao-da-trinh");
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("CheckRequested: tp-hcth");
    }

    private static async Task DraftIsCheckedAndApprovedAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.GoToAsync("2026-12-14 09:00");
        walk.ExpectMailed();
        var head = await walk.SignInAsync(DecemberWalk.OfficeHead);
        await DecemberWalk.TakeUpAsync(head, "Báo cáo tổng hợp: dự thảo chờ Trưởng phòng kiểm tra");
        await walk.ProveAsync(head, "bao-cao-truong-phong");
        await head.GetByLabel("Ý kiến kiểm tra").FillAsync("Đạt yêu cầu.");
        await head.GetByRole(AriaRole.Button, new() { Name = "Đạt, trình lãnh đạo Sở" }).ClickAsync();
        await Assertions.Expect(head.GetByText("Dự thảo lần 3 chờ ý kiến, phê duyệt của lãnh đạo Sở.")).ToBeVisibleAsync();
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("OpinionRequested: phan-van-hieu", "OpinionRequested: tran-cong-hoa", "SignatureRequested: gd");

        var asked = walk.Cycle.MailsOf(Deputy).Single(mail => mail.Kind is MailKind.OpinionRequested);
        var deputy = await walk.OpenAsync(LeaderPost.LinkIn(asked));
        await walk.ProveAsync(deputy, "pho-giam-doc-y-kien");
        await deputy.GetByRole(AriaRole.Button, new() { Name = "Nhất trí với dự thảo" }).ClickAsync();
        await Assertions.Expect(deputy.GetByRole(AriaRole.Status)).ToContainTextAsync("nhất trí với dự thảo");
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("OpinionGiven: p-hcth");

        await walk.Cycle.GoToAsync("2026-12-15 09:00");
        walk.ExpectMailed();
        await DecemberWalk.TakeUpAsync(clerk, "Báo cáo tổng hợp: dự thảo chờ ý kiến, phê duyệt của lãnh đạo Sở");
        await Assertions.Expect(clerk.GetByText("Ý kiến của Phó Giám đốc chỉ đạo: 01/02")).ToBeVisibleAsync();
        await clerk.GetByText("Ghi nhận lãnh đạo Sở đã phê duyệt, ký").ClickAsync();
        await clerk.Locator("#anh-pd").SetInputFilesAsync(new FilePayload { Name = "phieu-trinh.png", MimeType = "image/png", Buffer = TrialFiles.Png });
        await clerk.Locator("#pd-ly-do").FillAsync("Đồng ý ký ban hành.");
        await walk.ProveAsync(clerk, "bao-cao-ghi-phe-duyet");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận phê duyệt" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Đã phê duyệt, chờ số và ngày.")).ToBeVisibleAsync();
        await walk.Cycle.TickAsync();
        walk.ExpectMailed("NumberRequested: van-thu");
    }

    private static async Task ReportIsNumberedSentAndIssuedAsync(DecemberWalk walk, IPage clerk)
    {
        await walk.Cycle.GoToAsync("2026-12-18 09:00");
        walk.ExpectMailed();
        var records = await walk.SignInAsync(DecemberWalk.RecordsClerk);
        await DecemberWalk.TakeUpAsync(records, "Báo cáo tổng hợp: đã phê duyệt; chờ số, ngày hoặc bản ký");
        await records.GetByLabel("Số, ký hiệu").FillAsync("215/BC-SKHCN");
        await records.GetByRole(AriaRole.Button, new() { Name = "Tải bản ký lên" }).ScrollIntoViewIfNeededAsync();
        await walk.ProveAsync(records, "van-thu-so-ngay");
        await records.GetByRole(AriaRole.Button, new() { Name = "Ghi số, ngày" }).ClickAsync();
        await Assertions.Expect(records.GetByText("Đã phê duyệt, đã có số; chờ bản ký.")).ToBeVisibleAsync();
        var signed = SamplePdf.OfPages(3).Sign(SampleSigner.Person.Sign).WithNumber().Sign(SampleSigner.Agency.Sign).Bytes;
        await records.Locator("#ban-ky").SetInputFilesAsync(new FilePayload { Name = "Báo cáo đã ký.pdf", MimeType = "application/pdf", Buffer = signed });
        await records.GetByRole(AriaRole.Button, new() { Name = "Tải bản ký lên" }).ClickAsync();
        await Assertions.Expect(records.GetByText("Đã đủ số, ngày và bản ký; chờ đến giờ gửi.")).ToBeVisibleAsync();
        await walk.ProveAsync(records, "van-thu-da-ky");
        await walk.Cycle.TickAsync();
        walk.ExpectMailed();

        await walk.Cycle.GoToAsync("2026-12-21 07:59");
        walk.ExpectMailed();
        await walk.Cycle.GoToAsync("2026-12-21 09:00");
        walk.ExpectMailed(
            "Dispatch: gd", "Dispatch: p-hcth", "Dispatch: p-qlcncn", "Dispatch: p-qlkh", "Dispatch: phan-van-hieu",
            "Dispatch: so-tai-chinh, ubnd-tinh", "Dispatch: tran-cong-hoa", "Dispatch: ttud", "IssueRequested: van-thu");

        await DecemberWalk.TakeUpAsync(records, "02 nơi nhận Báo cáo chưa ghi nhận đã phát hành");
        foreach (var recipient in new[] { "Ủy ban nhân dân tỉnh Quảng Ngãi", "Sở Tài chính" })
        {
            await records.GetByText($"Ghi nhận đã phát hành ({recipient})").ClickAsync();
            await walk.ProveAsync(records, "van-thu-phat-hanh");
            await records.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Ghi nhận" }).ClickAsync();
            await Assertions.Expect(records.Locator("li").Filter(new() { HasText = recipient + " (" }).First).ToContainTextAsync("đã phát hành ngày 21/12/2026");
        }

        await walk.Cycle.TickAsync();
        walk.ExpectMailed();
        await DecemberWalk.GoAsync(clerk, "Báo cáo tổng hợp");
        await Assertions.Expect(clerk.GetByText("Văn thư phát hành: 02/02 nơi nhận")).ToBeVisibleAsync();
        await walk.ProveAsync(clerk, "bao-cao-da-gui");
    }

    private static async Task YearIsClosedAsync(DecemberWalk walk, IPage clerk)
    {
        await DecemberWalk.ExpectCountsAsync(
            clerk, ("Chưa gửi", 0), ("Chờ Trưởng đơn vị duyệt", 0), ("Đã gửi", 4), ("Đề nghị hoàn thiện", 0), ("Gửi chậm", 0), ("Gửi trong ngày", 0),
            ("Đang xin gia hạn", 0), ("Báo đã gửi qua kênh khác", 0), ("Được miễn", 0));
        await Assertions.Expect(clerk.GetByText("Không có việc nào chờ Phòng Hành chính - Tổng hợp.")).ToBeVisibleAsync();
        await DecemberWalk.GoAsync(clerk, "Việc của cả kỳ");
        await clerk.GetByText("Đóng kỳ báo cáo", new() { Exact = true }).First.ClickAsync();
        await clerk.Locator("#xac-nhan").CheckAsync();
        await clerk.Locator("#dong-ky-ly-do").FillAsync("Báo cáo đã phát hành, không còn việc.");
        await walk.ProveAsync(clerk, "dong-ky");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Đóng kỳ" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("Kỳ báo cáo năm 2026 đã đóng.")).ToBeVisibleAsync();
        await walk.Cycle.UntilAsync(async () => (await walk.Cycle.Table.LoadAsync(CancellationToken.None)).Header.ClosedAt is not null);
        await walk.ProveAsync(clerk, "da-dong-ky");
        walk.ExpectMailed();
        await DecemberWalk.GoAsync(clerk, "Toàn cảnh");
        await Assertions.Expect(clerk.Locator(".standing").First).ToContainTextAsync("04/04 phòng, đơn vị đã gửi báo cáo.");
        await walk.ProveAsync(clerk, "toan-canh-da-dong");
    }

    private static async Task AuditBearsEachActOnceAsync(DecemberWalk walk, IPage clerk)
    {
        await DecemberWalk.GoAsync(clerk, "Việc của cả kỳ");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "Nhật ký của cả kỳ báo cáo" }).ClickAsync();
        await walk.ProveAsync(clerk, "nhat-ky");
        var lines = new List<string>();
        for (var more = true; more;)
        {
            lines.AddRange(await clerk.Locator("main ul.plain > li").AllInnerTextsAsync());
            var older = clerk.GetByRole(AriaRole.Link, new() { Name = "Cũ hơn" });
            more = await older.CountAsync() > 0;
            if (more)
                await older.ClickAsync();
        }

        // What was done at one moment of the clock that stands still comes in any order.
        var acts = lines.Select(line => Space().Replace(Moment().Replace(line, "", 1), " ").Trim()).Where(act => act is not "Theo Kế hoạch: Rà soát hằng ngày");
        Assert.Equal(Acts.Order(StringComparer.Ordinal), acts.Order(StringComparer.Ordinal));
    }

    /// <summary>Who did what, and why; the rounds of the mornings apart.</summary>
    private static readonly string[] Acts =
    [
        "Theo Kế hoạch: Mở kỳ báo cáo",
        "chuyên viên: TTUD: Trao đổi qua điện thoại với Nguyễn Thị Mẫu 4 Trung tâm đang chờ số liệu của các xã.",
        "chuyên viên: Phòng Quản lý Khoa học: Đôn đốc bằng thư Phòng chưa trả lời điện thoại.",
        "Phòng Quản lý Công nghệ và Chuyên ngành: Phòng Quản lý Công nghệ và Chuyên ngành: Gửi báo cáo",
        "chuyên viên: Phòng Quản lý Công nghệ và Chuyên ngành: Đề nghị hoàn thiện, gửi lại chậm nhất hết ngày 07/12/2026 Đề nghị hoàn thiện báo cáo.",
        "Phòng Quản lý Công nghệ và Chuyên ngành: Phòng Quản lý Công nghệ và Chuyên ngành: Gửi báo cáo",
        "chuyên viên: Phòng Quản lý Công nghệ và Chuyên ngành: Chấp nhận báo cáo Đã xem, chấp nhận báo cáo.",
        "Phòng Quản lý Khoa học: Đơn vị gửi khó khăn, vướng mắc số 1 Chưa có kinh phí tổ chức hội thảo quốc tế.",
        "chuyên viên: Khó khăn, vướng mắc số 1: báo cáo Giám đốc Sở kèm đề xuất 09 giờ 00 ngày 04/12/2026: Phòng Hành chính - Tổng hợp báo cáo Giám đốc Sở (chuyên viên), đề xuất: Cho điều chuyển kinh phí còn dư của nhiệm vụ 1.",
        "chuyên viên: Khó khăn, vướng mắc số 1: trả lời của lãnh đạo Sở Ngày 04/12/2026, đồng chí Giám đốc Sở (qua điện thoại; chuyên viên ghi nhận) trả lời: Đồng ý điều chuyển trong tháng 12.",
        "Phòng Hành chính - Tổng hợp: Phòng Hành chính - Tổng hợp: Gửi báo cáo",
        "TTUD: TTUD: Xin gia hạn đến hết ngày 11/12/2026 Chờ số liệu của các xã.",
        "đồng chí Giám đốc Sở (chuyên viên ghi nhận): TTUD: Gia hạn đến hết ngày 11/12/2026 Đồng ý gia hạn cho Trung tâm.",
        "chuyên viên: Phòng Quản lý Khoa học: Nhập báo cáo gửi qua kênh khác",
        "Theo Kế hoạch: Tổng hợp dự thảo",
        "chuyên viên: TTUD: Ghi nhận thư chờ xử lý là báo cáo của đơn vị Đã gọi điện xác minh với Trung tâm.",
        "Theo Kế hoạch: Tổng hợp dự thảo",
        "chuyên viên: Biên tập dự thảo Nhiệm vụ 1: Chuyển lời của Phòng thành lời của Sở",
        "chuyên viên: Trình dự thảo lần 3 Kính đề nghị đồng chí kiểm tra.",
        "Trưởng phòng: Kiểm tra dự thảo lần 3: đạt Đạt yêu cầu.",
        "đồng chí Trần Công Hòa, Phó Giám đốc Sở: Ý kiến về dự thảo lần 3: nhất trí Nhất trí.",
        "đồng chí Giám đốc Sở (chuyên viên ghi nhận): Phê duyệt dự thảo lần 3 Đồng ý ký ban hành.",
        "văn thư: Ghi số 215/BC-SKHCN ngày 18/12/2026 Văn thư cấp số.",
        "văn thư: Nhận bản Báo cáo đã ký Bản ký của dự thảo đã phê duyệt.",
        "Theo Kế hoạch: Gửi Báo cáo",
        "văn thư: Ghi nhận đã phát hành: Ủy ban nhân dân tỉnh Quảng Ngãi Đã phát hành.",
        "văn thư: Ghi nhận đã phát hành: Sở Tài chính Đã phát hành.",
        "chuyên viên: Đóng kỳ báo cáo Báo cáo đã phát hành, không còn việc.",
    ];

    [GeneratedRegex("^.*? ngày [0-9/]{10}, ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"@so-[0-9]+\.example$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnAddress();
}
