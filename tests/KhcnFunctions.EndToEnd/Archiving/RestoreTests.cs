using System.IO.Compression;
using System.Xml.Linq;
using KhcnFunctions.Difficulties;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.LocalHost;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Mail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Archiving;

/// <summary>The nightly export of a cycle in mid-December, restored into another account, held, let go at the desk, and finished.</summary>
[Collection(SharedAzurite.Name)]
public sealed class RestoreTests(AzuriteFixture azurite, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Page = UnitDeskWay.Home + "/viec";

    [Fact]
    public async Task Cycle_RestoredFromTheNightlyExport_IsHeldAndThenEndsAsTheOneThatNeverWas()
    {
        await using var saved = await SavedOffice.InDecemberAsync(azurite);
        await saved.ExportAtNightAsync();
        var before = await RawStorage.ReadAsync(saved.Account);
        var file = await saved.SaveExportAsync();
        var account = azurite.NewAccount();

        await using (var import = ProgramRun.Start(account, new Dictionary<string, string>(StringComparer.Ordinal) { ["Khcn__TrialClocks"] = "true" }, "restore", file))
        {
            Assert.True(await import.EndAsync() == 0, import.Said);
            Assert.Contains("đang tạm dừng gửi mọi thư", import.Said, StringComparison.Ordinal);
        }

        File.Delete(file);
        AssertSame(before, await RawStorage.ReadAsync(account));

        await using var restored = await SavedOffice.StartAsync(azurite, account);
        await restored.TakeUpAsync(saved);
        await AssertNothingLeavesAsync(restored);
        await ReleaseAtThePageAsync(restored);
        saved.HoldMail(false);

        foreach (var office in new[] { saved, restored })
            await FinishAsync(office.Cycle);
        Assert.Equal(await ReportsOfAsync(saved), await ReportsOfAsync(restored));
        var (appendix, other) = (await AppendixOfAsync(saved), await AppendixOfAsync(restored));
        Assert.Equal([], appendix.Except(other));
        Assert.Equal([], other.Except(appendix));
        Assert.Equal(await UnitsOfAsync(saved), await UnitsOfAsync(restored));
        Assert.Contains(restored.Cycle.MailsOf("gd"), mail => mail.Kind is MailKind.Dispatch);
    }

    // But for who was signed in and what was counted, and for the hold with its audit.
    private static void AssertSame(IReadOnlyList<string> saved, IReadOnlyList<string> restored)
    {
        var kept = saved.Where(line => !RawStorage.Passes(line)).ToList();
        Assert.Contains(kept, line => line.StartsWith("Cycle/mail/q|", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.Contains("/x|", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.Contains("/w|ttud ", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.Contains("/p|", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.StartsWith("khcn-files/inbound/", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.StartsWith("khcn-keys/", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.Contains("application/json by=unit rev=1", StringComparison.Ordinal));
        Assert.Empty(kept.Except(restored));
        var added = restored.Except(kept).ToList();
        Assert.Equal(2, added.Count);
        Assert.Contains(added, line => line.Contains("/d|hold|import-", StringComparison.Ordinal) && line.Contains("\"scope\":\"everything\"", StringComparison.Ordinal));
        Assert.Contains(added, line => line.Contains("What:String=decision.hold", StringComparison.Ordinal) && line.Contains("Who:String=operator", StringComparison.Ordinal));
    }

    // The orchestration runs again from the rows; it, the sweeper and a unit's new report send nothing.
    private static async Task AssertNothingLeavesAsync(SavedOffice office)
    {
        var cycle = office.Cycle;
        await cycle.TickAsync();
        Assert.NotNull(await cycle.Client.GetInstanceAsync(cycle.Key.InstanceId));
        Assert.NotNull(await cycle.Client.GetInstanceAsync(DifficultyRun.InstanceIdOf(cycle.Key, 1)));
        await cycle.GoToAsync("2026-12-14 10:00");
        Assert.Null((await cycle.SubmitAsync("ttud")).Problem);
        await ActivatorUtilities.CreateInstance<SweepMail>(office.App.Services).RunAsync(new TimerInfo(), CancellationToken.None);
        await cycle.TickAsync();
        Assert.Empty(office.Mail.Received);
        Assert.Contains((await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending, mail => mail.Notice is { Kind: NoticeKind.Receipt, Unit: "ttud" });
    }

    private async Task ReleaseAtThePageAsync(SavedOffice office)
    {
        var cycle = office.Cycle;
        var page = await office.Way.PageOfAsync(chromium, Officer, Page);
        await Assertions.Expect(page.GetByText("Đang tạm dừng gửi: mọi thư của kỳ báo cáo")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Quản trị phần mềm").First).ToBeVisibleAsync();
        await page.ProveAsync("khoi-phuc-dang-dung");
        await page.GetByLabel("đến Giám đốc Sở").CheckAsync();
        await page.Locator("#khong-gui-ly-do").FillAsync("Đã gửi trước khi khôi phục.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Không gửi các thư đã chọn" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("đến Giám đốc Sở")).ToHaveCountAsync(0);
        await page.ProveAsync("khoi-phuc-da-bo-mot-thu");
        await page.GetByText("Tiếp tục gửi", new() { Exact = true }).First.ClickAsync();
        await page.Locator("#tiep-tuc-ly-do").FillAsync("Đã xem danh sách.");
        await cycle.SetClockAsync(cycle.Now.AddSeconds(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục gửi" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kỳ báo cáo đang chạy")).ToBeVisibleAsync();
        cycle.AwaitsMail = true;
        await cycle.TickAsync();

        Assert.Contains(cycle.MailsOf("ttud"), mail => mail.Kind is MailKind.Receipt);
        Assert.DoesNotContain(cycle.MailsOf("gd"), mail => mail.Kind is MailKind.LeaderList);
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhật ký của cả kỳ báo cáo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Không gửi danh sách đơn vị chưa gửi báo cáo, đến Giám đốc Sở")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Đã gửi trước khi khôi phục.").First).ToBeVisibleAsync();
    }

    private static async Task FinishAsync(CycleHarness cycle)
    {
        if (cycle.Now < CycleHarness.Instant("2026-12-14 10:00"))
        {
            await cycle.GoToAsync("2026-12-14 10:00");
            await cycle.SubmitAsync("ttud");
        }

        cycle.AwaitsMail = true;
        await cycle.GoToAsync("2026-12-15 09:00");
        await cycle.SubmitAsync("p-qlkh", "Đã hoàn thành chậm 05 ngày.");
        await cycle.GoToAsync("2026-12-17 09:00");
        var draft = (await cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!;
        await cycle.ApproveAsync(draft.Number, "215/BC-SKHCN", "2026-12-17");
        await cycle.GoToAsync("2026-12-22 09:00");
    }

    private static async Task<IReadOnlyList<string>> ReportsOfAsync(SavedOffice office) =>
        [.. (await office.Cycle.Table.LoadAsync(CancellationToken.None)).Drafts.Select(draft => $"{draft.Number} {draft.Report.Sha256}")];

    private static async Task<IReadOnlyList<string>> AppendixOfAsync(SavedOffice office)
    {
        var draft = (await office.Cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!;
        var content = (await office.Cycle.Table.Realm.Files.GetBlobClient(draft.Appendix.Name).DownloadContentAsync()).Value.Content;
        await using var zip = await ZipArchive.CreateAsync(content.ToStream(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        await using var document = await zip.GetEntry("word/document.xml")!.OpenAsync();
        XNamespace word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return [.. XDocument.Load(document).Descendants(word + "p").Select(paragraph => string.Concat(paragraph.Descendants(word + "t").Select(text => text.Value)))];
    }

    private static async Task<IReadOnlyList<string>> UnitsOfAsync(SavedOffice office) =>
        [.. (await office.Cycle.Table.UnitsAsync(CancellationToken.None)).Select(row => $"{row.Unit.Unit} {row.Unit.Status} {row.Unit.Version} {row.Unit.Sha256} {row.Unit.Timeliness} {row.Unit.FirstReceivedAt:O}")];
}
