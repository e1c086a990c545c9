using System.Collections.Concurrent;
using System.Text;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.EndToEnd.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KhcnFunctions.EndToEnd.Watching;

/// <summary>A collector that speaks OTLP over HTTP gets what the settings say, and nothing that names a person or opens a link.</summary>
[Collection(SharedAzurite.Name)]
public sealed class CollectorTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly ConcurrentBag<(string Path, string Body)> _taken = [];
    private WebApplication _collector = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _taken.Add((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await _collector.StartAsync();
    }

    public async Task DisposeAsync() => await _collector.DisposeAsync();

    [Fact]
    public async Task Traces_AndMetrics_GoToTheCollector()
    {
        await using var mail = new ReceivingSmtpServer();
        string token;
        await using (var host = await azurite.StartHostAsync(options => options with
        {
            ConnectionString = azurite.NewAccount(),
            Settings = new Dictionary<string, string?>(TrialSettings.For(mail), StringComparer.Ordinal)
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Urls.First(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
        }))
        {
            var cycle = await CycleHarness.OpenAsync(host, mail, TrialPlan.For("so-do"), "2026-12-08 09:00");
            token = cycle.TokenOf("ttud");
            await cycle.SubmitAsync("ttud");
            using var http = WebSite.ClientOf(host);
            using var page = await http.GetAsync("/bao-cao/" + token);
        }

        Assert.Contains(_taken, one => one.Path == "/v1/traces" && one.Body.Contains("function SubmitReport", StringComparison.Ordinal));
        Assert.Contains(_taken, one => one.Path == "/v1/traces" && one.Body.Contains("TableClient", StringComparison.Ordinal));
        Assert.Contains(_taken, one => one.Path == "/v1/metrics" && one.Body.Contains("khcn.outbox.age", StringComparison.Ordinal));
        Assert.DoesNotContain(_taken, one => one.Body.Contains(token, StringComparison.Ordinal) || one.Body.Contains("@so-do.example", StringComparison.Ordinal));
    }
}
