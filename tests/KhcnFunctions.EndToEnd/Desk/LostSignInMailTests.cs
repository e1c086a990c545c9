using System.Collections.Concurrent;
using System.Net;
using KhcnFunctions.EndToEnd.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>A mail server that can't be reached: the page says what it always says, the log the rest.</summary>
[Collection(DeskAzurite.Name)]
public sealed class LostSignInMailTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task Mail_ThatCannotBeSent_IsInTheLogWithoutTheAddress()
    {
        var office = await DeskOffice.OpenAsync(host);
        // Nobody listens on port 1.
        await using var app = await host.StartAsync(("Khcn:Mail:Transport", "Smtp"), ("Khcn:Mail:From", "hcth@khcn.test"), ("Khcn:Mail:Smtp:Host", "127.0.0.1"), ("Khcn:Mail:Smtp:Port", "1"), ("Khcn:Mail:Smtp:Security", "None"));
        using var log = new KeptLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var http = WebSite.ClientOf(app);

        using var answer = await office.NewBrowser(http).PostAsync("/dang-nhap", [("email", office.AddressOf(DeskOffice.Officer))]);
        using var usual = await office.NewBrowser().PostAsync("/dang-nhap", [("email", "ai-do@la.example")]);

        Assert.Equal((HttpStatusCode.OK, await usual.Content.ReadAsStringAsync()), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Contains(await log.WaitForAsync("Sign-in mail"), line => line.EndsWith("was not taken: Deferred", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains('@', StringComparison.Ordinal));
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public async Task<IEnumerable<string>> WaitForAsync(string start)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (!Lines.Any(line => line.StartsWith(start, StringComparison.Ordinal)))
                await Task.Delay(TimeSpan.FromMilliseconds(50), deadline.Token);
            return Lines;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
