using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Watching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Watching;

/// <summary>What a watcher outside is told. That storage which does not answer is 503 is seen where every function is asked without it.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Host_WhoseStorageAndMailAnswer_IsHealthy()
    {
        await using var mail = new ReceivingSmtpServer();
        await using var host = await StartAsync(TrialSettings.For(mail));

        var (live, alive) = await AskAsync(host, "live");
        var (status, ready) = await AskAsync(host, "ready");

        Assert.Equal((HttpStatusCode.OK, "healthy"), (live, Word(alive, "status")));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("healthy", "healthy", "healthy", false), (Word(ready, "status"), Word(ready, "storage"), Word(ready, "mail"), (bool)ready["mailHeld"]!));
        Assert.Empty(mail.Received);
    }

    [Fact]
    public async Task Host_WhoseMailServerIsAway_IsDegradedAndSaysNotWhere()
    {
        var mail = new ReceivingSmtpServer();
        var settings = TrialSettings.For(mail);
        settings["Khcn:Mail:Hold"] = "true";
        await mail.DisposeAsync();
        await using var host = await StartAsync(settings);

        var (status, ready) = await AskAsync(host, "ready");

        Assert.Equal((HttpStatusCode.OK, "degraded", "healthy", "degraded", true), (status, Word(ready, "status"), Word(ready, "storage"), Word(ready, "mail"), (bool)ready["mailHeld"]!));
        Assert.DoesNotContain(mail.Port.ToString(CultureInfo.InvariantCulture), ready.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Whoever asks again and again costs one look.</summary>
    [Fact]
    public async Task Answer_StandsForAWhile()
    {
        var time = new ShiftedTime();
        await using var mail = new ReceivingSmtpServer();
        await using var host = await StartAsync(TrialSettings.For(mail), time);
        await AskAsync(host, "ready");
        var before = (await azurite.ReadRequestsAsync()).Mark;

        await AskAsync(host, "ready");
        var same = (await azurite.ReadRequestsAsync()).Between(before).Count;
        time.Advance(Readiness.Lasts);
        await AskAsync(host, "ready");

        Assert.Equal(0, same);
        Assert.NotEmpty((await azurite.ReadRequestsAsync()).Between(before));
    }

    private Task<LocalHostApp> StartAsync(Dictionary<string, string?> settings, ShiftedTime? time = null) => azurite.StartHostAsync(options => options with
    {
        RunEngine = false,
        Settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Khcn:HourlyCheck"] = "false" },
        Services = services =>
        {
            if (time is not null)
                services.AddSingleton<TimeProvider>(time);
        },
    });

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(LocalHostApp host, string what)
    {
        using var http = WebSite.ClientOf(host);
        using var answer = await http.GetAsync($"/api/health/{what}");
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string Word(JsonNode body, string name) => (string)body[name]!;
}
