using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Plans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Mail.Events;

/// <summary>The product with a SendGrid of its own; each test opens a cycle of its own agency.</summary>
public sealed class SendGridOffice(AzuriteFixture azurite) : IAsyncLifetime
{
    private int _agencies;

    private ReceivingSmtpServer Unused { get; } = new();

    public LocalHostApp App { get; private set; } = null!;

    internal SmallSendGrid SendGrid { get; private set; } = null!;

    public string Account { get; } = azurite.NewAccount();

    public async Task InitializeAsync()
    {
        SendGrid = await SmallSendGrid.StartAsync();
        App = await StartAsync(SendGrid.PublicKey);
    }

    /// <param name="eventKey">Null: no events are taken.</param>
    internal Task<LocalHostApp> StartAsync(string? eventKey, bool runEngine = true) => azurite.StartHostAsync(options => options with
    {
        ConnectionString = Account,
        RunEngine = runEngine,
        Settings = new Dictionary<string, string?>(TrialSettings.For(Unused), StringComparer.Ordinal)
        {
            ["Khcn:Mail:Transport"] = "SendGrid",
            ["Khcn:Mail:SendGrid:ApiKey"] = "SG.trial",
            ["Khcn:Mail:SendGrid:Host"] = SendGrid.Host,
            ["Khcn:Mail:SendGrid:EventKey"] = eventKey,
        },
        Durable = durable => options.Durable(durable) with { MaxQueuePollingInterval = TimeSpan.FromMilliseconds(30) },
    });

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await SendGrid.DisposeAsync();
        await Unused.DisposeAsync();
    }

    /// <summary>The one switch that holds all sending.</summary>
    public void HoldMail(bool hold)
    {
        var settings = (IConfigurationRoot)App.Services.GetRequiredService<IConfiguration>();
        settings["Khcn:Mail:Hold"] = hold ? "true" : "false";
        settings.Reload();
    }

    /// <summary>Opens a cycle of 2026.</summary>
    /// <inheritdoc cref="OfficeHost.OpenAsync"/>
    internal Task<CycleHarness> OpenAsync(string at, Func<Plan, Plan>? with = null)
    {
        var plan = TrialPlan.For(FormattableString.Invariant($"so-sg-{Interlocked.Increment(ref _agencies)}"));
        return CycleHarness.OpenAsync(App, Unused, with?.Invoke(plan) ?? plan, at);
    }
}
