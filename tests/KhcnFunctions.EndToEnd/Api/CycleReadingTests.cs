using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Api;

/// <summary>HCTH's programs read the cycle, part by part, and decide on what they have read.</summary>
[Collection(SharedWebSite.Name)]
public sealed class CycleReadingTests(WebSite site)
{
    [Fact]
    public async Task Units_ReadPartByPart_AreAllOnce()
    {
        var office = await OfficeAsync();
        var seen = new List<string>();
        for (var next = ""; next is not null;)
        {
            var (_, page) = await office.GetAsync($"/units?limit=3&after={next}");
            seen.AddRange(page["items"]!.AsArray().Select(unit => unit!["id"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(office.Cycle.Plan.Register.Units.Select(unit => unit.Id).Order(StringComparer.Ordinal), seen);
    }

    [Theory]
    [InlineData("/units?limit=0")]
    [InlineData("/units?limit=201")]
    [InlineData("/mails?limit=x")]
    [InlineData("/audit?limit=-1")]
    public async Task Range_ThatCannotBe_IsRefused(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await (await OfficeAsync()).GetAsync(path)).Status);

    [Fact]
    public async Task Unit_ReadAgain_IsNotSentAgainUntilItChanged()
    {
        var office = await OfficeAsync();
        using var first = await office.SendAsync(HttpMethod.Get, $"/units/{OpenCycle.Science}");
        using var again = await office.SendAsync(HttpMethod.Get, $"/units/{OpenCycle.Science}", ifNoneMatch: first.Headers.ETag);
        await office.Cycle.SendReportAsync();
        using var changed = await office.SendAsync(HttpMethod.Get, $"/units/{OpenCycle.Science}", ifNoneMatch: first.Headers.ETag);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK], new[] { first.StatusCode, again.StatusCode, changed.StatusCode });
    }

    [Fact]
    public async Task Unit_IsSpokenOfInTheWordsOfTheApi()
    {
        var office = await OfficeAsync();
        var (_, before) = await office.GetAsync($"/units/{OpenCycle.Science}");
        await office.Cycle.SetClockAsync(new DateOnly(2026, 11, 24), new TimeOnly(9, 0));
        await office.Cycle.SendReportAsync();
        var (_, after) = await office.GetAsync($"/units/{OpenCycle.Science}");

        Assert.Equal("open", before["status"]!.GetValue<string>());
        Assert.Equal(("reported", "onTime"), (after["status"]!.GetValue<string>(), after["timeliness"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("khong-co")]
    [InlineData("%7C%7C")]
    public async Task Unit_OfNoPlan_IsNotThere(string unit) => Assert.Equal(HttpStatusCode.NotFound, (await (await OfficeAsync()).GetAsync("/units/" + unit)).Status);

    [Fact]
    public async Task Decision_OnAUnitThatChangedSince_IsRefusedAndChangesNothing()
    {
        var office = await OfficeAsync();
        using var read = await office.SendAsync(HttpMethod.Get, $"/units/{OpenCycle.Science}");
        await office.Cycle.SendReportAsync();

        using var refused = await office.DecideAsync("mot", read.Headers.ETag);
        using var fresh = await office.SendAsync(HttpMethod.Get, $"/units/{OpenCycle.Science}");
        using var taken = await office.DecideAsync("hai", fresh.Headers.ETag);

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.Created), (refused.StatusCode, taken.StatusCode));
        var (_, decisions) = await office.GetAsync("/decisions");
        Assert.Equal(["hai"], decisions.AsArray().Select(decision => decision!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Audit_AndMails_TellOfAReport()
    {
        var office = await OfficeAsync();
        await office.Cycle.SetClockAsync(new DateOnly(2026, 11, 24), new TimeOnly(9, 0));
        await office.Cycle.SendReportAsync();

        var (_, audit) = await office.GetAsync("/audit?limit=1");
        var (_, rest) = await office.GetAsync("/audit?after=" + Uri.EscapeDataString(audit["next"]!.GetValue<string>()));
        var (_, mails) = await office.GetAsync($"/mails?unit={OpenCycle.Science}");

        Assert.Equal("opened", audit["items"]![0]!["what"]!.GetValue<string>());
        Assert.Contains(rest["items"]!.AsArray(), line => line!["what"]!.GetValue<string>() == "submission");
        Assert.Contains(mails["items"]!.AsArray(), mail => mail!["kind"]!.GetValue<string>() == "receipt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/units")]
    [InlineData("/units/p-qlkh")]
    [InlineData("/mails")]
    [InlineData("/decisions")]
    [InlineData("/audit")]
    public async Task Reading_WithAUnitsToken_IsRefused(string path)
    {
        var office = await OfficeAsync();

        using var answer = await office.SendAsync(HttpMethod.Get, path, token: (await office.Cycle.LinkOfAsync())[^40..]);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Document_IsServedToEverybody()
    {
        using var answer = await site.Http.OpenAsync("/api/openapi.json");

        Assert.Equal("3.1.1", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["openapi"]!.GetValue<string>());
    }

    private async Task<Office> OfficeAsync()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        var key = await site.Host.Services.GetRequiredService<TokenKeys>().SigningKeyAsync(cycle.Key, CancellationToken.None);
        return new(site.Http, cycle, AccessToken.Issue(cycle.Key, CallerFinder.OfficeHolder, 1, key));
    }

    private sealed record Office(HttpClient Http, OpenCycle Cycle, string Token)
    {
        public async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path)
        {
            using var answer = await SendAsync(HttpMethod.Get, path);
            return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        }

        public Task<HttpResponseMessage> DecideAsync(string id, EntityTagHeaderValue? seen)
        {
            var decision = new JsonObject
            {
                ["id"] = id,
                ["kind"] = "reissueLink",
                ["unit"] = OpenCycle.Science,
                ["decidedBy"] = "p-hcth",
                ["decidedOn"] = "2026-11-24",
                ["form"] = "trực tiếp",
                ["reason"] = "Thử",
            };
            return SendAsync(HttpMethod.Post, "/decisions", ifMatch: seen, body: decision.ToJsonString());
        }

        public async Task<HttpResponseMessage> SendAsync(
            HttpMethod method, string path, EntityTagHeaderValue? ifNoneMatch = null, EntityTagHeaderValue? ifMatch = null, string? body = null, string? token = null)
        {
            using var request = new HttpRequestMessage(method, $"/api/{Cycle.Key.Agency}/plans/{Cycle.Key.Plan}/cycles/{Cycle.Key.Period}{path}");
            request.Headers.Authorization = new("Bearer", token ?? Token);
            if (ifNoneMatch is not null)
                request.Headers.IfNoneMatch.Add(ifNoneMatch);
            if (ifMatch is not null)
                request.Headers.IfMatch.Add(ifMatch);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            return await Http.SendAsync(request);
        }
    }
}
