using System.Text.RegularExpressions;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>
/// A cycle full of hostile texts, of which every page of the desk is opened in the browser: those to which links lead, and those of
/// <see cref="Extra"/>. A page that is never reached fails, so that a new one is looked at, too.
/// </summary>
[Collection(SharedAzurite.Name)]
public sealed partial class HostileTextsTests(OfficeHost office, Chromium chromium) : IClassFixture<OfficeHost>, IClassFixture<Chromium>
{
    private const string Desk = "/ban-lam-viec";
    private const int MostOfARoute = 4;

    /// <summary>Addresses of the desk to which no link leads in this cycle.</summary>
    private static readonly string[] Extra =
    [
        Desk + "/2026/bao-cao/thay-doi?lan=2",
    ];

    private static readonly string[] Routes =
    [
        .. FunctionCatalog.Of(typeof(KhcnServices).Assembly).TriggeredBy<HttpTriggerAttribute>().Select(function => (HttpTriggerAttribute)function.Trigger)
            .Where(trigger => trigger.Methods!.Contains("get", StringComparer.OrdinalIgnoreCase) && ("/" + trigger.Route).StartsWith(Desk, StringComparison.Ordinal))
            .Select(trigger => "/" + trigger.Route),
    ];

    [Theory]
    [InlineData("cv-hcth")]
    [InlineData("gd")]
    public async Task Page_OfACycleFullOfHostileTexts_ShowsThemAsTexts(string person)
    {
        var cycle = await FillAsync();
        var way = await ReportWay.OpenAsync(office.App, cycle);
        var page = await way.PageOfAsync(chromium, person);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([Desk, .. Extra]);
        var (faults, shown) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var address))
        {
            if (!visited.Add(address) || visited.Count(other => RouteOf(other) == RouteOf(address)) > MostOfARoute)
                continue;
            var answer = await page.Context.APIRequest.GetAsync(address);
            if (answer.Headers.GetValueOrDefault("content-disposition") is not null)
                continue;
            await page.GotoAsync(address);
            faults.AddRange((await FaultsAsync(page)).Select(fault => $"{address}: {fault}"));
            shown.UnionWith(Name().Matches(await page.Locator("body").InnerTextAsync()).Select(match => match.Value));
            foreach (var link in await page.Locator("a[href^='/ban-lam-viec']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
                waiting.Enqueue(link.Split('#')[0]);
        }

        Assert.Empty(faults);
        Assert.Superset(new HashSet<string>(["plan", "task", "unit", "contact", "phone", "staff", "leader", "report", "reason"], StringComparer.Ordinal), shown);
        if (person == "cv-hcth")
            Assert.Empty(Routes.Except(visited.Select(RouteOf)));
    }

    /// <summary>The same on the pages of a unit, by its own link.</summary>
    [Fact]
    public async Task Page_OfAUnitFullOfHostileTexts_ShowsThemAsTexts()
    {
        var cycle = await FillAsync();
        await using var context = await chromium.OpenAsync(office.App, 1366, 768);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/bao-cao/" + cycle.TokenOf("p-qlcncn"));

        foreach (var address in new[] { "/don-vi", "/don-vi/soan", "/don-vi/xem", "/don-vi/tep", "/don-vi/lan-gui/1", "/don-vi/duyet" })
        {
            await page.GotoAsync(address);
            Assert.Empty((await FaultsAsync(page)).Select(fault => $"{address}: {fault}"));
        }
    }

    /// <summary>A report is compiled, edited, submitted and sent back; every text that anybody gave is hostile.</summary>
    private async Task<CycleHarness> FillAsync()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30", HostileTexts.In);
        await cycle.GoToAsync("2026-12-09 09:00");
        await cycle.SubmitAsync("p-qlcncn", HostileTexts.LongOf("report"));
        await cycle.GoToAsync("2026-12-10 09:00");
        var way = await ReportWay.OpenAsync(office.App, cycle);
        using var edited = await way.PostAsync("cv-hcth", "phan/task." + cycle.Plan.Tasks[0].Id, Fields(("du-thao", "1"), ("noi-dung", HostileTexts.LongOf("edit")), ("ly-do", HostileTexts.LongOf("reason"))));
        var draft = FormattableString.Invariant($"{(await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1].Number}");
        using var noted = await way.PostAsync("cv-hcth", "theo-doi", Fields(("nhiem-vu", cycle.Plan.Tasks[0].Id), ("ly-do", HostileTexts.LongOf("note"))));
        using var submitted = await way.PostAsync("cv-hcth", "trinh", Fields(("du-thao", draft), ("ly-do", HostileTexts.LongOf("submitted"))));
        using var returned = await way.PostAsync("tp-hcth", "kiem-tra", Fields(("du-thao", draft), ("ket-qua", "hoan-thien"), ("ly-do", HostileTexts.LongOf("returned"))));
        Assert.Equal([303, 303, 303, 303], new[] { edited, noted, submitted, returned }.Select(answer => (int)answer.StatusCode));
        return cycle;
    }

    private static (string, string)[] Fields(params (string, string)[] fields) => [("ma", ReportWay.NewId()), .. fields];

    /// <summary>Whatever stands in the page that none of its components wrote.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        $$"""
        () => {
          const faults = [];
          if (window.__xss !== undefined) faults.push('a script ran');
          for (const element of document.querySelectorAll('*')) {
            const told = element.outerHTML.slice(0, 200);
            if (element.hasAttribute('{{HostileTexts.Mark}}')) faults.push('injected: ' + told);
            for (const attribute of element.attributes) {
              if (/^on/i.test(attribute.name)) faults.push('handler: ' + told);
              if (!/^[a-z][a-z0-9:-]*$/i.test(attribute.name)) faults.push('broken attribute: ' + told);
              if (/^(href|src|action|formaction)$/i.test(attribute.name) && /^\s*(javascript|data|vbscript):/i.test(attribute.value)) faults.push('address: ' + told);
            }
          }
          if (document.querySelectorAll('script').length > 1 || document.querySelectorAll('style').length > 1) faults.push('more than our own script or style');
          return faults;
        }
        """);

    private static string? RouteOf(string address) =>
        Routes.OrderBy(route => route.Count(letter => letter == '{')).FirstOrDefault(route => Regex.IsMatch(
            address.Split('?')[0], "^" + Place().Replace(Regex.Escape(route).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<=\[)[a-z-]+(?=\]""')", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
