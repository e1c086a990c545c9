using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Planning;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Planning;

/// <summary>A reorganisation that is published while a cycle is open, from the form to the successor's report.</summary>
[Collection(DeskAzurite.Name)]
public sealed partial class ReorganisationTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Old = "p-qlkh";
    private const string Name = "Phòng Khoa học và Đổi mới sáng tạo";
    private const string Why = "Sắp xếp theo Quyết định số 12/QĐ-UBND";

    [Fact]
    public async Task Rename_PublishedInAnOpenCycle_PassesTheDutiesOnAndIsMailed()
    {
        var cycle = await office.OpenAsync("2026-11-23 07:30");
        await cycle.GoToAsync("2026-11-24 09:00");
        await PublishAsync(cycle, ("viec", "doi-ten"), ("tu-ngay", "2026-12-01"), ("don-vi", Old), ("ten-moi", Name));

        var succeed = Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Succeed>());
        Assert.Equal((Old, new DateOnly(2026, 12, 1), Name, "tp-hcth", Why), (succeed.Unit, succeed.From, succeed.Entry?.Name, succeed.RecordedBy, succeed.Reason));
        Assert.Single(await AuditAsync(cycle), entry => entry.What == "decision.succeed" && entry.Who == "tp-hcth");
        await cycle.EnsureAsync();
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Succeed>());

        await cycle.GoToAsync("2026-11-30 09:00");
        Assert.Equal(UnitStatus.Open, (await cycle.Table.FindUnitAsync(Old, CancellationToken.None))!.Unit.Status);
        await cycle.GoToAsync("2026-12-01 09:00");
        Assert.Equal(UnitStatus.Transferred, (await cycle.Table.FindUnitAsync(Old, CancellationToken.None))!.Unit.Status);
        var row = (await cycle.Table.FindUnitAsync(succeed.Successor, CancellationToken.None))!.Unit;
        Assert.Equal(cycle.DutyOf(Old).Leads, row.Leads);
        var letter = Assert.Single(cycle.MailsOf(Old), mail => mail.Kind is MailKind.Transferred);
        Assert.Contains(Name, letter.Text, StringComparison.Ordinal);
        Assert.Contains(cycle.TokenOf(succeed.Successor), letter.Text, StringComparison.Ordinal);

        using var http = WebSite.ClientOf(office.App);
        using var page = await new DeskBrowser(http, "203.0.113.90").OpenAsync($"/bao-cao/{cycle.TokenOf(succeed.Successor)}");
        Assert.True(page.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, page.StatusCode.ToString());
        var report = TrialReports.Of(new(succeed.Entry!, row.Leads, row.Supports));
        Assert.Equal("transferred", (await cycle.PostAsync("reports", cycle.TokenOf(Old), report)).Problem);
        Assert.Equal(HttpStatusCode.Created, (await cycle.PostAsync("reports", cycle.TokenOf(succeed.Successor), report)).Status);
        await cycle.GoToAsync("2026-12-02 09:00");
        Assert.DoesNotContain(cycle.MailsOf(Old), mail => mail.Kind is MailKind.Reminder && mail.Day >= new DateOnly(2026, 12, 1));
    }

    [Fact]
    public async Task Merger_IntoAUnitThatHasSent_AsksItForWhatItTookOver()
    {
        var cycle = await office.OpenAsync("2026-11-23 07:30");
        await cycle.GoToAsync("2026-11-24 09:00");
        await cycle.SubmitAsync("p-qlcncn");
        await PublishAsync(cycle, ("viec", "sap-nhap"), ("tu-ngay", "2026-12-01"), ("don-vi", Old), ("vao", "p-qlcncn"));
        await cycle.GoToAsync("2026-12-01 09:00");

        var succeed = Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Succeed>());
        Assert.Equal(("p-qlcncn", null), (succeed.Successor, succeed.Entry));
        var row = (await cycle.Table.FindUnitAsync("p-qlcncn", CancellationToken.None))!.Unit;
        Assert.Equal(UnitStatus.Open, row.Status);
        Assert.Superset(cycle.DutyOf(Old).Leads.ToHashSet(), row.Leads.ToHashSet());
        Assert.Single(cycle.MailsOf("p-qlcncn"), mail => mail.Kind is MailKind.Transferred);
    }

    private async Task PublishAsync(CycleHarness cycle, params (string Name, string Value)[] wanted)
    {
        await cycle.Service<PlanStore>().PublishAsync(cycle.Plan, null, cycle.Now, CancellationToken.None);
        var user = DeskUser.Of(cycle.Plan, VietnamTime.Day(TimeProvider.System.GetUtcNow())).First(user => user.Id == "tp-hcth");
        using var http = WebSite.ClientOf(office.App);
        var browser = new DeskBrowser(http, "203.0.113.91") { Cookie = "khcn-ban-lam-viec=" + await cycle.Service<DeskSessions>().OpenAsync(user, CancellationToken.None) };
        var mark = FormMark.Of(user, PlanPages.Route);
        using var drafted = await browser.PostAsync(FormMark.AddTo("/ke-hoach/sap-xep", mark), [.. wanted, ("ban", await RevisionAsync(browser, "/ke-hoach/sap-xep"))]);
        Assert.Equal(HttpStatusCode.SeeOther, drafted.StatusCode);
        using var published = await browser.PostAsync(FormMark.AddTo("/ke-hoach/ban-hanh", mark), [("ban", await RevisionAsync(browser, "/ke-hoach")), ("ly-do", Why)]);
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        await cycle.TickAsync();
    }

    private static async Task<string> RevisionAsync(DeskBrowser browser, string path)
    {
        using var answer = await browser.OpenAsync(path);
        return Revision().Match(await answer.Content.ReadAsStringAsync()).Groups["revision"].Value;
    }

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(CycleHarness cycle)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in cycle.Table.AuditAsync(DateTimeOffset.UnixEpoch, CancellationToken.None))
            entries.Add(entry);
        return entries;
    }

    [GeneratedRegex("name=\"ban\" value=\"(?<revision>[0-9a-f]{64})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Revision();
}
