using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Leaders;

/// <summary>A leader's own view of the cycle, signed in.</summary>
[Collection(DeskAzurite.Name)]
public sealed class LeaderDeskTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Page = "/ban-lam-viec/2026/lanh-dao";

    [Theory]
    [InlineData(320, 700)]
    [InlineData(1366, 768)]
    public async Task Deputy_SeesTheOwnTasks_AndAnswersThere(int width, int height)
    {
        var cycle = await office.OpenAsync("2026-12-08 07:30");
        await cycle.GoToAsync("2026-12-08 09:00");
        await cycle.SubmitAsync("p-qlkh", "Đã tổ chức 02 hội nghị.");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.DecideAsync("assess", new() { ["task"] = "nv1", ["level"] = "inProgress", ["decidedBy"] = "cv-hcth", ["reason"] = "Còn một đề án chưa trình." });
        await cycle.DecideAsync("noteTask", new() { ["task"] = "nv1", ["decidedBy"] = "cv-hcth", ["reason"] = "Đã kiểm tra tiến độ đề án & nhắc \"đơn vị\"." });
        await cycle.CheckAsync((await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1].Number);
        var way = await ReportWay.OpenAsync(office.App, cycle);

        var deputy = await way.PageOfAsync(chromium, "tran-cong-hoa", width, height);
        await deputy.GotoAsync(Page);
        await deputy.GetByText("Nhiệm vụ 1:").ClickAsync();
        await deputy.ProveAsync($"lanh-dao-nhiem-vu-{width}");
        await Assertions.Expect(deputy.GetByText("Đánh giá của Sở:")).ToBeVisibleAsync();
        Assert.Equal(0, await deputy.GetByText("Xem của:").CountAsync());
        await deputy.GetByRole(AriaRole.Button, new() { Name = "Nhất trí với dự thảo" }).ClickAsync();
        Assert.Equal(Page, new Uri(deputy.Url).AbsolutePath);
        await Assertions.Expect(deputy.GetByText("Ý kiến đã ghi nhận")).ToBeVisibleAsync();

        // Another deputy's is not shown, whatever the address says.
        await deputy.GotoAsync(Page + "?ai=phan-van-hieu");
        await Assertions.Expect(deputy.GetByText("chỉ đạo nhiệm vụ 1")).ToBeVisibleAsync();

        var director = await way.PageOfAsync(chromium, "gd", width, height);
        await director.GotoAsync(Page);
        await director.ProveAsync($"lanh-dao-giam-doc-{width}");
        await Assertions.Expect(director.GetByRole(AriaRole.Heading, new() { Name = "Phan Văn Hiếu" })).ToBeVisibleAsync();
        await director.GetByRole(AriaRole.Link, new() { Name = "Phan Văn Hiếu" }).ClickAsync();
        Assert.Equal(0, await director.GetByText("Nhiệm vụ 1:").CountAsync());

        var officer = await way.PageOfAsync(chromium, "cv-hcth", width, height);
        await officer.GotoAsync(Page + "?ai=tran-cong-hoa");
        await officer.ProveAsync($"lanh-dao-hcth-xem-{width}");
        Assert.Equal(0, await officer.Locator("form").CountAsync());
        await officer.GotoAsync(Page + "?ai=%3Cscript%3E");
        await Assertions.Expect(officer.GetByText("toàn bộ nhiệm vụ")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Director_ApprovesOnTheOwnPage_AndComesBackToIt()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.CheckAsync(1);
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var director = await way.PageOfAsync(chromium, "gd", 320, 700);

        await director.GotoAsync(Page);
        await director.ProveAsync("lanh-dao-trinh-ky-320");
        await director.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt dự thảo lần 1" }).ClickAsync();

        Assert.Equal(Page, new Uri(director.Url).AbsolutePath);
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Approve>());
    }

    [Fact]
    public async Task Staff_PublishedAfterTheRequest_MayWorkAtTheDesk_AndGetsItsMails()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        var plan = cycle.Plan;
        var later = plan with
        {
            Tasks = [.. plan.Tasks.Select(task => task with { Title = "Tên khác" })],
            Register = plan.Register with
            {
                Staff =
                [
                    .. plan.Register.Staff.Select(member => member.Id == "tp-hcth" ? member with { To = new(2026, 12, 9), Successor = "tp-moi" } : member),
                    new StaffMember { Id = "tp-moi", Role = StaffRole.OfficeHead, From = new(2026, 12, 10), Email = TrialPlan.AddressOf(plan.Agency.Id, "tp-moi") },
                ],
                People =
                [
                    .. plan.Register.People.Select(person => person.Id == "gd" ? person with { To = new(2026, 12, 9), Successor = "gd-moi" } : person),
                    new Person { Id = "gd-moi", Name = "Đỗ Thị Mới", Role = LeaderRole.Director, From = new(2026, 12, 10), Email = TrialPlan.AddressOf(plan.Agency.Id, "gd-moi"), Digest = false },
                ],
            },
        };
        await cycle.Service<PlanStore>().PublishAsync(later, null, cycle.Now, CancellationToken.None);

        await cycle.DecideAsync("submitDraft", new() { ["draft"] = 1, ["decidedBy"] = "cv-hcth" });
        var former = await cycle.TryDecideAsync("checkDraft", new() { ["draft"] = 1, ["verdict"] = "passed", ["decidedBy"] = "tp-hcth" });
        await cycle.DecideAsync("checkDraft", new() { ["draft"] = 1, ["verdict"] = "passed", ["decidedBy"] = "tp-moi" });

        Assert.Equal(HttpStatusCode.Conflict, former.Status);
        Assert.Single(cycle.MailsOf("tp-moi"), mail => mail.Kind is MailKind.CheckRequested);
        var asked = Assert.Single(cycle.MailsOf("gd-moi"), mail => mail.Kind is MailKind.SignatureRequested);
        Assert.Empty(cycle.MailsOf("gd"));
        Assert.DoesNotContain("Tên khác", asked.Text, StringComparison.Ordinal);
        Assert.True(LeaderPost.HasLink(asked));
        await cycle.DecideAsync("approve", new() { ["draft"] = 1, ["decidedBy"] = "gd-moi" });
    }
}
