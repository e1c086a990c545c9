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
    public async Task Host_WhoseMailServerIsAway_IsDegradedUntilItIsBack()
    {
        var time = new ShiftedTime();
        var mail = new ReceivingSmtpServer();
        var settings = TrialSettings.For(mail);
        settings["Khcn:Mail:Hold"] = "true";
        await using var host = await StartAsync(settings, time);
        var (_, before) = await AskAsync(host, "ready");
        await mail.DisposeAsync();

        var (_, still) = await AskAsync(host, "ready");
        time.Advance(Readiness.Lasts);
        var (status, after) = await AskAsync(host, "ready");

        Assert.Equal(("healthy", true), (Word(before, "mail"), (bool)before["mailHeld"]!));
        Assert.Equal("healthy", Word(still, "mail"));
        Assert.Equal((HttpStatusCode.OK, "degraded", "healthy", "degraded"), (status, Word(after, "status"), Word(after, "storage"), Word(after, "mail")));
        Assert.DoesNotContain(mail.Port.ToString(CultureInfo.InvariantCulture), after.ToJsonString(), StringComparison.Ordinal);
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
