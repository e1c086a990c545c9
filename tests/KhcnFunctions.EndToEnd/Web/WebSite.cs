using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.LocalHost;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>A host on a storage of its own, whose cycles have clocks of their own.</summary>
public sealed class WebSite : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite = new();

    public LocalHostApp Host { get; private set; } = null!;

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Http { get; private set; } = null!;

    public Task<StorageLog> ReadRequestsAsync() => _azurite.ReadRequestsAsync();

    public string ConnectionString => _azurite.ConnectionString;

    public Task<LocalHostApp> StartHostAsync(params (string Name, string Value)[] settings) => _azurite.StartHostAsync(options => options with
    {
        RunEngine = false,
        Settings = settings
            .Append(("Khcn:TrialClocks", "true"))
            .Append(("Khcn:HourlyCheck", "false"))
            .ToDictionary(setting => setting.Item1, string? (setting) => setting.Item2, StringComparer.Ordinal),
    });

    public static HttpClient ClientOf(LocalHostApp host) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };

    public async Task InitializeAsync()
    {
        await _azurite.InitializeAsync();
        Host = await StartHostAsync();
        Http = ClientOf(Host);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class SharedWebSite : ICollectionFixture<WebSite>
{
    public const string Name = "Web";
}
