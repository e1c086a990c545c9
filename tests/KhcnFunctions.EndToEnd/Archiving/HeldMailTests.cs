using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Archiving;

/// <summary>What the page of the whole cycle lists beside the end of a hold, and what HCTH strikes of it.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HeldMailTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Page = UnitDeskWay.Home + "/viec";

    /// <summary>The list is what then goes: neither more nor less.</summary>
    [Fact]
    public async Task List_OfAHoldOverDays_IsWhatGoesAtItsEnd()
    {
        var (cycle, way) = await OpenAsync("2026-11-23 07:30");
        await cycle.GoToAsync("2026-11-24 09:00");
        await cycle.DecideAsync("hold", new() { ["scope"] = "reminders", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-11 09:00");
        var (_, text) = await way.GetAsync(Officer, Page);
        var listed = KeysIn(text);
        var before = await cycle.Table.MailKeysAsync(CancellationToken.None);

        await cycle.DecideAsync("release", new() { ["decidedBy"] = "p-hcth" });

        var decided = (await cycle.Table.MailKeysAsync(CancellationToken.None)).Except(before, StringComparer.Ordinal);
        Assert.NotEmpty(listed);
        Assert.Contains("đến hạn, lập khi tiếp tục gửi", text, StringComparison.Ordinal);
        Assert.Equal(listed.Order(StringComparer.Ordinal), decided.Order(StringComparer.Ordinal));
        foreach (var key in listed)
            Assert.Equal(MailState.Sent, (await cycle.Table.FindMailAsync(key, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Mails_ThatTheRoundWouldDecide_AreStruckBeforeItDoes()
    {
        var (cycle, way) = await OpenAsync("2026-12-07 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.DecideAsync("hold", new() { ["scope"] = "everything", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-09 09:00");
        var shown = await way.OpenPageAsync(Officer, Page);
        var key = Assert.Single(KeysIn((await way.GetAsync(Officer, Page)).Text), key => key.StartsWith("unit.ttud|", StringComparison.Ordinal));
        var id = ReportWay.NewId();

        var (status, _) = await way.PostAsync(Officer, Page, "khong-gui", [("thu-0", key), ("ly-do", "Đã gọi điện.")], shown, id: id);
        var again = await way.PostAsync(Officer, Page, "khong-gui", [("thu-0", key), ("ly-do", "Đã gọi điện.")], shown, id: id);
        await cycle.DecideAsync("release", new() { ["decidedBy"] = "p-hcth" });

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (status, again.Status));
        Assert.DoesNotContain(cycle.MailsOf("ttud"), mail => mail.Kind is MailKind.LastReminder);
        Assert.Contains(cycle.MailsOf("p-qlkh"), mail => mail.Kind is MailKind.LastReminder);
        var record = (await cycle.Table.FindMailAsync(key, CancellationToken.None))!;
        Assert.Equal((MailState.Dropped, true), (record.State, record.Remark!.EndsWith("Đã gọi điện.", StringComparison.Ordinal)));
        Assert.Contains(await AuditAsync(cycle), entry => entry is { What: "mailStruck", Who: Officer, Basis: "Đã gọi điện." } && entry.Subject == key);
    }

    [Fact]
    public async Task Strike_ThatCannotBeTaken_ChangesNothingAndKeepsWhatWasTyped()
    {
        var (cycle, way) = await OpenAsync("2026-12-07 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.DecideAsync("hold", new() { ["scope"] = "everything", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-09 09:00");
        var key = KeysIn((await way.GetAsync(Officer, Page)).Text)[0];

        var none = await way.PostAsync(Officer, Page, "khong-gui", [("ly-do", "Vì \"thế\"")]);
        var unreasoned = await way.PostAsync(Officer, Page, "khong-gui", [("thu-0", key), ("ly-do", " ")]);
        var gone = await way.PostAsync(Officer, Page, "khong-gui", [("thu-0", "unit.ttud|request|2026-12-09.request"), ("ly-do", "Không gửi")]);
        var hostile = await way.PostAsync(Officer, Page, "khong-gui", [("thu-0", "<script>alert(1)</script>|'\"/?#"), ("ly-do", "Không gửi")]);
        var leader = await way.PostAsync("gd", Page, "khong-gui", [("thu-0", key), ("ly-do", "Không gửi")]);

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Forbidden],
            [none.Status, unreasoned.Status, gone.Status, hostile.Status, leader.Status]);
        Assert.Contains("Chưa chọn thư nào.", none.Text, StringComparison.Ordinal);
        Assert.Contains("Vì \"thế\"", none.Text, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Regex.Escape(key)}\" checked", unreasoned.Text);
        Assert.DoesNotContain("Không gửi các thư đã chọn", (await way.GetAsync("gd", Page)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await AuditAsync(cycle), entry => entry.What == "mailStruck");
    }

    /// <summary>A unit's receipt is held with all the rest, and goes when the hold ends.</summary>
    [Theory]
    [InlineData("all", 1)]
    [InlineData("everything", 0)]
    public async Task Receipt_IsHeldByTheHoldOfEverythingAlone(string scope, int receipts)
    {
        var (cycle, _) = await OpenAsync("2026-12-07 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.DecideAsync("hold", new() { ["scope"] = scope, ["decidedBy"] = "p-hcth" });
        cycle.AwaitsMail = false;
        await cycle.SubmitAsync("ttud");
        var whileHeld = cycle.MailsOf("ttud").Count(mail => mail.Kind is MailKind.Receipt);

        await cycle.DecideAsync("release", new() { ["decidedBy"] = "p-hcth" });
        await cycle.UntilAsync(() => Task.FromResult(cycle.MailsOf("ttud").Any(mail => mail.Kind is MailKind.Receipt)));

        Assert.Equal(receipts, whileHeld);
        Assert.Single(cycle.MailsOf("ttud"), mail => mail.Kind is MailKind.Receipt);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task List_IsShownForTheItPersonsSwitchToo(int width, int height)
    {
        var (cycle, way) = await OpenAsync("2026-12-10 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        office.HoldMail(true);
        try
        {
            cycle.AwaitsMail = false;
            await cycle.GoToAsync("2026-12-11 09:00");
            var page = await way.PageOfAsync(chromium, Officer, Page, width, height);
            await page.ProveAsync($"thu-dang-dung-{width}");
            Assert.Contains("Quản trị phần mềm đang dừng toàn bộ việc gửi thư", await page.ContentAsync(), StringComparison.Ordinal);
            Assert.NotEqual(0, await page.Locator("input[name^=thu-]").CountAsync());
        }
        finally
        {
            office.HoldMail(false);
        }
    }

    private static List<string> KeysIn(string text) =>
        [.. Regex.Matches(text, "name=\"thu-[0-9]+\" type=\"checkbox\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups[1].Value)];

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
