using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Azurite;
using Xunit;

namespace KhcnFunctions.EndToEnd;

/// <summary>One Azurite for all tests of a collection, on free ports, with a store of its own that goes with it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int MostAccounts = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("khcn-azurite-").FullName;
    private AzuriteProcess? _azurite;
    private int _accounts;

    public string ConnectionString => _azurite!.ConnectionString;

    /// <summary>The connection string of an account in which nothing is yet, of one test alone.</summary>
    /// <exception cref="InvalidOperationException">Azurite was started with fewer accounts than the tests need.</exception>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _accounts);
        return number <= MostAccounts
            ? _azurite!.ConnectionStringOf(AccountName(number))
            : throw new InvalidOperationException($"All {MostAccounts} accounts of this Azurite are taken; raise {nameof(MostAccounts)}.");
    }

    /// <summary>Every request that reached the storage so far.</summary>
    public async Task<StorageLog> ReadRequestsAsync()
    {
        // A line is written just after its answer was sent.
        await Task.Delay(200);
        await using var file = new FileStream(Path.Combine(_folder, "access.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var log = new StorageLog();
        await log.ReadAsync(reader);
        return log;
    }

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
        new AzuriteOptions
        {
            DataFolder = Path.Combine(_folder, "data"),
            AccessLogFile = Path.Combine(_folder, "access.log"),
            Accounts = [.. Enumerable.Range(1, MostAccounts).Select(AccountName)],
        },
        Console.WriteLine);

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string AccountName(int number) => $"account{number:000}";
}

/// <summary>Tests that share an Azurite run one after another; those of the desk share another, so that two go on at a time.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}

/// <inheritdoc cref="SharedAzurite"/>
[CollectionDefinition(Name)]
public sealed class DeskAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Desk";
}
