using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Azurite;
using Xunit;

namespace KhcnFunctions.EndToEnd;

/// <summary>One Azurite for all tests of the assembly, on free ports, with a store of its own that goes with it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("khcn-azurite-").FullName;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    /// <summary>Every request that reached the storage.</summary>
    public StorageLog Requests => new(Path.Combine(_folder, "access.log"));

    /// <summary>A task hub of one test alone.</summary>
    public static string NewHubName() => $"hub{Guid.NewGuid():N}";

    /// <summary>
    /// A host on this storage: any free port, a hub of its own, and leases so short that a killed host is soon
    /// forgotten.
    /// </summary>
    /// <param name="with">Changes what this test needs otherwise.</param>
    public Task<LocalHostApp> StartHostAsync(Func<LocalHostOptions, LocalHostOptions>? with = null)
    {
        var hub = NewHubName();
        var options = new LocalHostOptions
        {
            Port = 0,
            ConnectionString = ConnectionString,
            RunTimers = false,
            Durable = durable => durable with
            {
                HubName = hub,
                MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
                VisibilityTimeout = TimeSpan.FromSeconds(10),
                LeaseInterval = TimeSpan.FromSeconds(6),
            },
        };
        return LocalHostApp.StartAsync(with?.Invoke(options) ?? options);
    }

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(
        new AzuriteOptions { DataFolder = Path.Combine(_folder, "data"), AccessLogFile = Path.Combine(_folder, "access.log") },
        Console.WriteLine);

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The tests that share the Azurite; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
