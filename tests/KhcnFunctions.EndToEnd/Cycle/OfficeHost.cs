using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Plans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>The product on a storage account and with a mail server of its own, for all tests of a class; each test opens a cycle of its own agency.</summary>
public sealed class OfficeHost(AzuriteFixture azurite) : IAsyncLifetime
{
    private int _agencies;

    public LocalHostApp App { get; private set; } = null!;

    public ReceivingSmtpServer Mail { get; } = new();

    public string Account { get; } = azurite.NewAccount();

    public async Task InitializeAsync() => App = await azurite.StartHostAsync(options => options with
    {
        ConnectionString = Account,
        Settings = TrialSettings.For(Mail),
        Durable = durable => options.Durable(durable) with { MaxQueuePollingInterval = TimeSpan.FromMilliseconds(30) },
    });

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>The one switch that holds all sending.</summary>
    public void HoldMail(bool hold)
    {
        var settings = (IConfigurationRoot)App.Services.GetRequiredService<IConfiguration>();
        settings["Khcn:Mail:Hold"] = hold ? "true" : "false";
        settings.Reload();
    }

    public string NewAgency() => FormattableString.Invariant($"so-{Interlocked.Increment(ref _agencies)}");

    /// <summary>Opens a cycle of 2026.</summary>
    /// <param name="at">Such as 2026-11-02 07:30, in Việt Nam.</param>
    internal Task<CycleHarness> OpenAsync(string at = "2026-11-02 07:30", Func<Plan, Plan>? with = null)
    {
        var plan = TrialPlan.For(NewAgency());
        return CycleHarness.OpenAsync(App, Mail, with?.Invoke(plan) ?? plan, at);
    }
}
