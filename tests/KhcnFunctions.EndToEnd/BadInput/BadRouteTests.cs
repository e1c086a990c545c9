using KhcnFunctions.EndToEnd.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.BadInput;

/// <summary>Addresses that name nothing. The answer is a problem; what is no request at all the server itself turns away.</summary>
[Collection(SharedAzurite.Name)]
public sealed class BadRouteTests(BadInputHost host) : IClassFixture<BadInputHost>
{
    [Theory]
    [InlineData("{agency}/plans/{plan}/cycles/2026", "other/plans/{plan}/cycles/2026", 401, "token-unknown")]
    [InlineData("{agency}", "{AGENCY}", 401, "token-unknown")]
    [InlineData("{plan}", "DICH-VU-KHCN", 401, "token-unknown")]
    [InlineData("{plan}", "dich%2Fvu", 401, "token-unknown")]
    [InlineData("{plan}", "dich%7Cvu", 401, "token-unknown")]
    [InlineData("{plan}", "..", 404, "no-route")]
    [InlineData("{plan}", "%2e%2e", 404, "no-route")]
    [InlineData("{plan}", "d%E1%BB%8Bch-v%E1%BB%A5", 401, "token-unknown")]
    [InlineData("2026", "2026-99", 401, "token-unknown")]
    [InlineData("2026", "2026-Q5", 401, "token-unknown")]
    [InlineData("2026", "2026-W60", 401, "token-unknown")]
    [InlineData("2026", "9999", 401, "token-unknown")]
    [InlineData("2026", "nam-nay", 401, "token-unknown")]
    [InlineData("/reports", "/report", 404, "no-route")]
    [InlineData("/reports", "/reports/1", 404, "no-route")]
    [InlineData("api/", "api/v1/", 404, "no-route")]
    public async Task Route_Wrong_IsAnsweredWithAProblem(string part, string instead, int status, string problem)
    {
        var answer = await PostAsync(Target(part, instead));

        Assert.Equal((status, problem), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task Route_WithAVeryLongSegment_IsAnsweredWithAProblem()
    {
        var answer = await PostAsync(Target("{plan}", new string('a', 3000)));

        Assert.Equal((401, "token-unknown"), (answer.Status, answer.Problem));
    }

    [Theory]
    [InlineData("2026%00", 400)]
    [InlineData("2026 HTTP/9", 400)]
    [InlineData("long", 414)]
    public async Task RequestLine_Impossible_IsTurnedAwayByTheServer(string period, int status)
    {
        var answer = await PostAsync(Target("2026", period == "long" ? new string('1', 20_000) : period));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("PUT", "decisions", 404)]
    [InlineData("PUT", "reports", 404)]
    [InlineData("DELETE", "reports", 404)]
    public async Task Method_Wrong_IsAnsweredWithAProblem(string method, string what, int status)
    {
        var answer = await RawHttp.SendAsync(
            host.Cycle.Address, method, $"/{host.Cycle.Route}/{what}", [$"Authorization: Bearer {host.Cycle.TokenOf("ttud")}", "Content-Length: 0"]);

        Assert.Equal((status, "no-route"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task Routes_Wrong_ChangeNoRow()
    {
        var before = await host.ContentAsync();

        foreach (var instead in new[] { "DICH-VU-KHCN", "dich%2Fvu", "..", new string('a', 3000) })
            await PostAsync(Target("{plan}", instead));
        await RawHttp.SendAsync(host.Cycle.Address, "DELETE", $"/{host.Cycle.Route}/reports", ["Content-Length: 0"]);

        Assert.Equal(before, await host.ContentAsync());
    }

    private string Target(string part, string instead) => "/" + "api/{agency}/plans/{plan}/cycles/2026/reports".Replace(part, instead, StringComparison.Ordinal)
        .Replace("{agency}", host.Cycle.Key.Agency, StringComparison.Ordinal)
        .Replace("{AGENCY}", host.Cycle.Key.Agency.ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{plan}", host.Cycle.Key.Plan, StringComparison.Ordinal);

    private Task<RawAnswer> PostAsync(string target) =>
        host.PostAsync(target, host.Cycle.TokenOf("ttud"), TrialReports.Of(host.Cycle.DutyOf("ttud"), "Nội dung khác").ToJsonString());
}
