using System.Diagnostics;
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

    // Of the processor, so that other work on the machine does not count.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Board_OfThreeHundredUnits_CostsAsManyRequestsAsThatOfAFew()
    {
        var (few, many) = (await OpenAsync(0), await OpenAsync(Units));

        var first = (await CountAsync(few.Browser)).Requests;
        var second = (await CountAsync(many.Browser)).Requests;
        var firstAgain = (await CountAsync(few.Browser)).Requests;
        var (secondAgain, againTime) = await CountAsync(many.Browser);

        Assert.Equal(first, second);
        Assert.Equal(firstAgain, secondAgain);
        Assert.InRange(secondAgain, 4, 12);
        Assert.True(againTime < Longest, $"The board took {againTime} of the processor.");
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

    private async Task<(int Requests, TimeSpan Time)> CountAsync(DeskBrowser browser)
    {
        var before = (await azurite.ReadRequestsAsync()).Mark;
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        using var answer = await browser.OpenAsync(Board);
        var length = (await answer.Content.ReadAsStringAsync()).Length;
        var time = Process.GetCurrentProcess().TotalProcessorTime - used;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var log = await azurite.ReadRequestsAsync();
        var requests = log.Between(before).Count(request => request.Service is StorageService.Table);
        output.WriteLine($"{requests} requests, {time.TotalMilliseconds:0} ms of the processor, {length / 1024} KB");
        return (requests, time);
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
