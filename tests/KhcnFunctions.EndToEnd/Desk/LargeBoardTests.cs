using System.Net;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Escalation;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>The board of three hundred units: as many requests to storage as that of a few, and a page that people can read.</summary>
[Collection(DeskAzurite.Name)]
public sealed class LargeBoardTests(AzuriteFixture azurite, DeskHost host, Chromium chromium, ITestOutputHelper output) : IClassFixture<DeskHost>, IClassFixture<Chromium>
{
    private const string Board = "/ban-lam-viec/2026";
    private const int Units = 300;

    [Fact]
    public async Task Board_OfThreeHundredUnits_CostsAsManyRequestsAsThatOfAFew()
    {
        var (few, many) = (await OpenAsync(0), await OpenAsync(Units));
        // On what a cycle rests is remembered from its first page on.
        await CountAsync(few.Browser, Board + "/goi-dien");
        await CountAsync(many.Browser, Board + "/goi-dien");

        var (firstFew, firstMany) = (await CountAsync(few.Browser), await CountAsync(many.Browser));
        var (againFew, againMany) = (await CountAsync(few.Browser), await CountAsync(many.Browser));

        // Few versions are read each by its key, many as one range.
        Assert.Equal(againFew + 1, firstMany);
        Assert.InRange(firstFew, againFew + 1, againFew + 4);
        Assert.Equal(againFew, againMany);
        Assert.InRange(againMany, 8, 11);
    }

    [Fact]
    public async Task Board_AfterOneOfThreeHundredUnitsSent_ReadsItsVersionAlone()
    {
        var (office, browser) = await OpenAsync(Units);
        await CountAsync(browser);
        var known = await CountAsync(browser);
        var table = new CycleTable(office.Key, host.Service<StorageRealms>().Production);
        await table.CommitAsync(Sent(table.Partition, (await table.UnitsAsync(CancellationToken.None)).First(row => row.Unit.Version == 0)), CancellationToken.None);

        Assert.Equal(known + 1, await CountAsync(browser));
    }

    [Fact]
    public async Task Task_OfThreeHundredUnits_CostsOneRequestForAllTheirAnswers()
    {
        var (office, browser) = await OpenAsync(Units);
        var task = office.Plan.Tasks.First(task => task.Coordination.Related);
        await CountAsync(browser, $"{Board}/nhiem-vu/{task.Id}");

        Assert.InRange(await CountAsync(browser, $"{Board}/nhiem-vu/{task.Id}"), 6, 8);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Pages_OfThreeHundredUnits_AreReadable(int width, int height)
    {
        var (_, session) = await OpenAsync(Units);
        await using var context = await chromium.OpenAsync(host.App, width, height);
        var pair = session.Cookie!.Split('=', 2);
        await context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = pair[0], Value = pair[1], Url = host.App.Address.ToString() }]);
        var page = await context.NewPageAsync();

        await page.GotoAsync(Board);
        await page.ShootAsync($"toan-canh-300-{width}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await Assertions.Expect(page.Locator(".grid tbody tr")).ToHaveCountAsync(Units + 4);
        if (width > 1000)
            await page.PdfAsync(new() { Path = Path.Combine(Path.GetTempPath(), "khcn-screenshots", "toan-canh-300.pdf"), PreferCSSPageSize = true });
        await page.GotoAsync(Board + "/thu?loc=cho-gui");
        await page.ShootAsync($"thu-300-{width}");
        await Assertions.Expect(page.Locator(".grid tbody tr")).ToHaveCountAsync(50);
        await page.GotoAsync(Board + "/goi-dien");
        await page.ShootAsync($"goi-dien-300-{width}");
        await page.GotoAsync(Board + "/viec-sap-toi");
        await page.ShootAsync($"viec-sap-toi-300-{width}");
    }

    private async Task<int> CountAsync(DeskBrowser browser, string page = Board)
    {
        var before = (await azurite.ReadRequestsAsync()).Mark;
        using var answer = await browser.OpenAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var log = await azurite.ReadRequestsAsync();
        output.WriteLine(log.ToMarkdown(before));
        return log.Between(before).Count(request => request.Service is StorageService.Table);
    }

    /// <summary>A cycle that has been asked and reminded, in which two of three units have sent.</summary>
    private async Task<(DeskOffice Office, DeskBrowser Browser)> OpenAsync(int units)
    {
        var office = await DeskOffice.OpenAsync(host, sampleUnits: units);
        var table = new CycleTable(office.Key, host.Service<StorageRealms>().Production);
        var round = ActivatorUtilities.CreateInstance<DailyRound>(host.App.Services);
        foreach (var day in new[] { new DateOnly(2026, 11, 24), new(2026, 11, 25), new(2026, 12, 2) })
        {
            await host.Service<CycleClocks>().SetAsync(office.Key, VietnamTime.At(day, VietnamTime.Morning), CancellationToken.None);
            await round.RunAsync(office.Key, CancellationToken.None);
        }

        foreach (var chunk in (await table.UnitsAsync(CancellationToken.None)).Where(row => row.Unit.Order % 3 > 0).Chunk(40))
            await table.CommitAsync(chunk.SelectMany(row => Sent(table.Partition, row)), CancellationToken.None);
        var browser = office.NewBrowser();
        browser.Cookie = "khcn-ban-lam-viec=" + await host.Service<DeskSessions>().OpenAsync(
            KhcnFunctions.Desk.DeskUser.Of(office.Plan, VietnamTime.Day(host.Now)).First(user => user.Id == DeskOffice.Officer), CancellationToken.None);
        return (office, browser);
    }

    private static IEnumerable<TableTransactionAction> Sent(string partition, UnitRow row)
    {
        var tasks = row.Unit.Leads.Concat(row.Unit.Supports).Select((task, number) => new TaskReport
        {
            Task = task,
            NothingToReport = (row.Unit.Order + number) % 4 == 0,
            Results = string.Concat(Enumerable.Repeat("Đã hoàn thành các nội dung được giao trong năm. ", 20)),
            Assessment = new((CompletionLevel)((row.Unit.Order + number) % 3), null, null, null),
        });
        var content = CanonicalReport.Write(new Report { Tasks = [.. tasks] });
        var sha = CanonicalReport.Sha256(content);
        var at = VietnamTime.At(new DateOnly(2026, 11, 25).AddDays(row.Unit.Order % 8), new(10, 0));
        var unit = row.Unit with { Status = UnitStatus.Reported, Version = 1, LastVersion = 1, Sha256 = sha, ReceiptId = "TN7K2M", FirstReceivedAt = at, LatestReceivedAt = at, StandsSince = at, Timeliness = Timeliness.OnTime };
        yield return new(TableTransactionActionType.UpdateReplace, UnitRows.Write(partition, unit), row.ETag);
        yield return new(TableTransactionActionType.Add, VersionRows.Write(partition, new(unit.Unit, 1, "TN7K2M", sha, at, Timeliness.OnTime, "thu", content, null)));
    }
}
