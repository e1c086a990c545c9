using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.Playwright;

namespace KhcnFunctions.EndToEnd.Desk.Units;

/// <summary>What a page showed when it was opened, as its forms send it back.</summary>
internal sealed record Shown(string Moc, string Luc);

/// <summary>People at the pages of units and tasks, each signed in by a session of their own.</summary>
internal sealed class UnitDeskWay(LocalHostApp app, CycleHarness cycle)
{
    public const string Home = "/ban-lam-viec/2026";

    private const string CookieName = "khcn-ban-lam-viec";

    /// <summary>The desk asks the published plan, which the harness takes away once the cycle is open.</summary>
    public static async Task<UnitDeskWay> OpenAsync(LocalHostApp app, CycleHarness cycle)
    {
        await cycle.Service<PlanStore>().PublishAsync(cycle.Plan, null, cycle.Now, CancellationToken.None);
        return new(app, cycle);
    }

    public static string Unit(string unit) => $"{Home}/don-vi/{unit}";

    public static string Task(string task) => $"{Home}/nhiem-vu/{task}";

    public async Task<IPage> PageOfAsync(Chromium chromium, string person, string path, int width = 1366, int height = 768)
    {
        var context = await chromium.OpenAsync(app, width, height);
        await context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = CookieName, Value = await SessionAsync(person), Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string person, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, path));
        return await SendAsync(request, person);
    }

    /// <summary>Opens a page, so that its forms can be sent later.</summary>
    public async Task<Shown> OpenPageAsync(string person, string path)
    {
        var (_, text) = await GetAsync(person, path);
        return new(FieldIn(text, "moc"), FieldIn(text, "luc"));

        static string FieldIn(string text, string name) => Regex.Match(text, $"name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    /// <summary>Sends a form as its page does, opened right before unless it was opened earlier; then lets the cycle look what is due.</summary>
    /// <param name="mark">Of user and cycle; the right one where null, none where empty.</param>
    public async Task<(HttpStatusCode Status, string Text)> PostAsync(
        string person, string path, string step, (string Name, string Value)[] fields, Shown? shown = null, string site = "same-origin", string? mark = null, string? id = null)
    {
        shown ??= await OpenPageAsync(person, path);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Concat([("ma", id ?? ReportWay.NewId()), ("moc", shown.Moc), ("luc", shown.Luc)]))
            form.Add(new StringContent(value), name);
        mark ??= FormMark.Of(cycle.Key, "desk|" + person);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, $"{path}/{step}{(mark.Length == 0 ? "" : "?trang=" + mark)}")) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", site);
        var answer = await SendAsync(request, person);
        await cycle.TickAsync();
        return answer;
    }

    /// <summary>A leader's word, as it is recorded.</summary>
    public static (string, string)[] Word(params (string, string)[] more) => [("nguoi", "gd"), ("ngay", "2026-12-08"), ("hinh-thuc", "qua điện thoại"), ("ly-do", "Đồng ý theo đề nghị"), .. more];

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request, string person)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        request.Headers.Add("Cookie", $"{CookieName}={await SessionAsync(person)}");
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private Task<string> SessionAsync(string person)
    {
        var user = DeskUser.Of(cycle.Plan, VietnamTime.Day(TimeProvider.System.GetUtcNow())).First(user => user.Id == person);
        return cycle.Service<DeskSessions>().OpenAsync(user, CancellationToken.None);
    }
}
