using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>Every address of the product, tried by everybody. The functions come from the attributes of which the build makes functions.metadata.</summary>
[Collection(SharedAzurite.Name)]
public sealed partial class RouteTableTests(DeskHost host) : IClassFixture<DeskHost>, IAsyncLifetime
{
    private static readonly Dictionary<string, (string Route, string[] Methods)> Routes = FunctionCatalog.Of(typeof(KhcnServices).Assembly)
        .TriggeredBy<HttpTriggerAttribute>()
        .ToDictionary(function => function.Name, function => (((HttpTriggerAttribute)function.Trigger).Route!, ((HttpTriggerAttribute)function.Trigger).Methods!), StringComparer.Ordinal);

    private LocalHostApp _app = null!;
    private HttpClient _http = null!;
    private DeskOffice _office = null!;

    public static TheoryData<string> Rows => [.. RouteTable.Rows.Select(row => row.ToString())];

    public static TheoryData<string> OfOneCycle => [.. Routes.Where(route => route.Value.Route.Contains("{agency}", StringComparison.Ordinal)).Select(route => route.Key)];

    public async Task InitializeAsync()
    {
        _app = await host.StartAsync(("Khcn:OperatorKey", RouteCallers.OperatorKey));
        _http = WebSite.ClientOf(_app);
        _office = await DeskOffice.OpenAsync(host, RouteCallers.WithAllRoles);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public void Routes_OfTheProduct_AllHaveALine()
    {
        var lines = RouteTable.Rows.Select(row => row.Function).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Routes.Keys, name => !lines.Contains(name));
        Assert.DoesNotContain(lines, name => !Routes.ContainsKey(name));
        Assert.All(RouteTable.Rows, row => Assert.Equal(RouteCallers.All.Count, row.Expected.Length));
    }

    /// <summary>Steps share an address and differ in rights: each has a line of its own.</summary>
    [Fact]
    public void Steps_OfTheReport_AllHaveALine() => Assert.Empty(
        ReportSteps.Names.Except(RouteTable.Rows.Where(row => row.Function == "DecideOnReport").Select(row => row.Value)));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Route_TriedByEverybody_AnswersAsTheTableSays(string name)
    {
        var row = RouteTable.Rows.Single(row => row.ToString() == name);
        var callers = new RouteCallers(host, _office);
        var faults = new List<string>();
        foreach (var method in Routes[row.Function].Methods)
        {
            foreach (var (caller, expected) in RouteCallers.All.Zip(row.Expected))
            {
                var (found, told) = await TryAsync(callers, row, method, caller);
                if (found != expected)
                    faults.Add($"{method} {caller}: '{expected}' was expected, '{found}' came ({told})");
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>Who may everything of one cycle may nothing of another's.</summary>
    [Theory]
    [MemberData(nameof(OfOneCycle))]
    public async Task Route_WithTheRightsOfAnotherCycle_IsRefused(string function)
    {
        var other = await DeskOffice.OpenAsync(host, RouteCallers.WithAllRoles);
        var callers = new RouteCallers(host, other);
        foreach (var method in Routes[function].Methods)
        {
            foreach (var caller in RouteCallers.All.Where(caller => caller != "operator"))
            {
                var (found, told) = await TryAsync(callers, new RouteRow(function, null, ""), method, caller);
                Assert.True(found == '1', $"{method} {caller}: {found} ({told})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Route_ByAMethodThatItDoesNotServe_DoesNothing(string name)
    {
        var row = RouteTable.Rows.Single(row => row.ToString() == name);
        var callers = new RouteCallers(host, _office);
        var served = Routes.Values.Where(route => route.Route == Routes[row.Function].Route).SelectMany(route => route.Methods).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var method in new[] { "get", "post", "put", "patch", "delete" }.Where(method => !served.Contains(method)))
        {
            foreach (var caller in RouteCallers.All)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), AddressOf(row));
                await callers.ArmAsync(request, caller);
                using var answer = await _http.SendAsync(request);
                Assert.True(answer.StatusCode >= HttpStatusCode.BadRequest, $"{method} {caller}: {answer.StatusCode}");
            }
        }
    }

    private async Task<(char Found, string Told)> TryAsync(RouteCallers callers, RouteRow row, string method, string caller)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), "/");
        var mark = await callers.ArmAsync(request, caller);
        request.RequestUri = new Uri($"{AddressOf(row)}?trang={mark}", UriKind.Relative);
        if (request.Method != HttpMethod.Get)
        {
            request.Content = HttpRequests.Form();
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (LetterOf(answer), FormattableString.Invariant($"{(int)answer.StatusCode} {answer.Headers.Location} {Title().Match(text).Value}"));

        char LetterOf(HttpResponseMessage answer) => answer.StatusCode switch
        {
            HttpStatusCode.SeeOther when IsToSignIn(answer.Headers.Location!.OriginalString) => '>',
            HttpStatusCode.Unauthorized => '1',
            HttpStatusCode.Forbidden => '3',
            // A file or part that is not there was looked for: whoever learns that had the right.
            HttpStatusCode.NotFound => IsNoPlace(text) ? '4' : '+',
            HttpStatusCode.Gone => 'x',
            HttpStatusCode.ServiceUnavailable => '5',
            HttpStatusCode.InternalServerError => '!',
            _ => '+',
        };
    }

    private static bool IsToSignIn(string address) => address.Split('?')[0] == "/dang-nhap" && !address.EndsWith("?da-xuat", StringComparison.Ordinal);

    /// <summary>There is no such address, cycle, step or link at all.</summary>
    private static bool IsNoPlace(string text) =>
        new[] { "Không có địa chỉ này", "Không có kỳ báo cáo này", "Không có việc này", "Đường liên kết không đúng" }.Any(title => text.Contains(title, StringComparison.Ordinal));

    private string AddressOf(RouteRow row)
    {
        var places = Place().Matches(Routes[row.Function].Route);
        var address = Place().Replace(Routes[row.Function].Route, place => (place.Groups["name"].Value, place.Groups["rule"].Value) switch
        {
            _ when row.Value is { } value && place.Index == places[^1].Index => value,
            ("agency", _) => _office.Plan.Agency.Id,
            ("plan", _) => _office.Plan.Id,
            ("period", _) => "2026",
            (_, var rule) when rule.Contains("maxlength(0)", StringComparison.Ordinal) => "",
            (_, var rule) when rule.Contains("int", StringComparison.Ordinal) => "1",
            var (name, _) => "x-" + name,
        });
        return "/" + address;
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z]+)(?<rule>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("(?<=<title>)[^<]*|(?<=\"title\":\")[^\"]*", RegexOptions.None, 1000)]
    private static partial Regex Title();
}
