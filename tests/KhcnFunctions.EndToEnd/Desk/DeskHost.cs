using Azure.Data.Tables;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Functions;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>
/// A host on a storage account of its own, for all tests of a class, whose real time a test may move on. Mail lands in the
/// local mailbox, although all sending is on hold: sign-in mails go nevertheless.
/// </summary>
public sealed class DeskHost(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly ShiftedTime _time = new();
    private readonly string _account = azurite.NewAccount();
    private int _agencies;

    public LocalHostApp App { get; private set; } = null!;

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Http { get; private set; } = null!;

    internal TableClient Cycles => Service<StorageRealms>().Production.Cycles;

    public async Task InitializeAsync()
    {
        App = await StartAsync(("Khcn:Mail:Hold", "true"));
        Http = WebSite.ClientOf(App);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>Another host on the same storage, which serves the probes, too.</summary>
    public Task<LocalHostApp> StartAsync(params (string Name, string Value)[] settings) => StartAsync(port: 0, settings);

    /// <inheritdoc cref="StartAsync(ValueTuple{string, string}[])"/>
    /// <param name="with">Services that replace the host's own.</param>
    internal Task<LocalHostApp> StartAsync(int port, (string Name, string Value)[] settings, Action<IServiceCollection>? with = null) => azurite.StartHostAsync(options => options with
    {
        Port = port,
        ConnectionString = _account,
        RunEngine = false,
        Functions = FunctionCatalog.Of([.. typeof(KhcnServices).Assembly.GetTypes(), typeof(DeskProbe)]),
        Settings = settings
            .Append(("Khcn:TrialClocks", "true"))
            .Append(("Khcn:HourlyCheck", "false"))
            .ToDictionary(setting => setting.Item1, string? (setting) => setting.Item2, StringComparer.Ordinal),
        Services = services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            with?.Invoke(services);
        },
    });

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public void Advance(TimeSpan by) => _time.Advance(by);

    public DateTimeOffset Now => _time.GetUtcNow();

    public int NextAgency() => Interlocked.Increment(ref _agencies);

    internal async Task<IReadOnlyList<TableEntity>> RowsAsync(string partition)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Cycles.QueryAsync<TableEntity>(row => row.PartitionKey == partition))
            rows.Add(row);
        return rows;
    }
}
