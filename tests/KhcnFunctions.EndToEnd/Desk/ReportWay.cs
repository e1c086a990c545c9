using System.Net;
using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Storage;
using Microsoft.Playwright;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>The people at the desk before a running cycle: each is signed in by a session of their own.</summary>
internal sealed class ReportWay(LocalHostApp app, CycleHarness cycle)
{
    public const string Page = "/ban-lam-viec/2026/bao-cao";

    /// <summary>The desk asks the published plan, which the harness takes away once the cycle is open.</summary>
    public static async Task<ReportWay> OpenAsync(LocalHostApp app, CycleHarness cycle)
    {
        await cycle.Service<PlanStore>().PublishAsync(cycle.Plan, null, cycle.Now, CancellationToken.None);
        return new(app, cycle);
    }

    /// <summary>Somebody's browser.</summary>
    public async Task<IPage> PageOfAsync(Chromium chromium, string person, int width = 1366, int height = 768)
    {
        var context = await chromium.OpenAsync(app, width, height);
        await context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = CookieName, Value = await SessionAsync(person), Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Page);
        return page;
    }

    /// <summary>Sends a form as the page of that person does, and lets the cycle look what is due.</summary>
    public async Task<HttpResponseMessage> PostAsync(string person, string step, (string Name, string Value)[] fields, (string Name, byte[] Content)? file = null, string site = "same-origin")
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (file is { } sent)
            form.Add(new ByteArrayContent(sent.Content), "tep", sent.Name);
        var mark = KhcnFunctions.Web.FormMark.Of(cycle.Key, "desk|" + person);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, $"{Page}/{step}?trang={mark}")) { Content = form };
        request.Headers.Add("Cookie", $"{CookieName}={await SessionAsync(person)}");
        request.Headers.Add("Sec-Fetch-Site", site);
        var answer = await http.SendAsync(request);
        await cycle.TickAsync();
        return answer;
    }

    public async Task<byte[]> SaveAsync(string person, string name)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, $"{Page}/tep/{name}"));
        request.Headers.Add("Cookie", $"{CookieName}={await SessionAsync(person)}");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode is HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync() : throw new InvalidOperationException($"{name}: {answer.StatusCode}");
    }

    public static string NewId() => Guid.NewGuid().ToString("N");

    private const string CookieName = "khcn-ban-lam-viec";

    private Task<string> SessionAsync(string person)
    {
        var user = DeskUser.Of(cycle.Plan, VietnamTime.Day(TimeProvider.System.GetUtcNow())).First(user => user.Id == person);
        return cycle.Service<DeskSessions>().OpenAsync(user, CancellationToken.None);
    }
}
