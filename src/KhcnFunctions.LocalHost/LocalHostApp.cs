using System.Text.Json;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.LocalHost.Azurite;
using KhcnFunctions.LocalHost.Durable;
using KhcnFunctions.LocalHost.Functions;
using KhcnFunctions.LocalHost.Mailbox;
using KhcnFunctions.Watching;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.LocalHost;

/// <summary>The product's functions, running in this process: engine, HTTP, timers and, where needed, Azurite.</summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    /// <summary>Azurite is asked this often; on a real account the interval of host.json holds, since asking costs.</summary>
    private static readonly TimeSpan AzuritePolling = TimeSpan.FromMilliseconds(150);

    private const string PublicAddress = $"{KhcnOptions.Section}:{nameof(KhcnOptions.PublicAddress)}";

    private readonly WebApplication _app;
    private readonly AzuriteProcess? _azurite;

    private LocalHostApp(WebApplication app, AzuriteProcess? azurite, string connectionString)
    {
        _app = app;
        _azurite = azurite;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>True when this host started the Azurite that it uses.</summary>
    public bool OwnsAzurite => _azurite is not null;

    /// <summary>Where it listens, with the port that it got.</summary>
    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public DurableTaskClient Client => Services.GetRequiredService<DurableTaskClient>();

    public DurableEngine Engine => Services.GetRequiredService<DurableEngine>();

    /// <summary>Starts everything that the options ask for, and returns when requests are answered.</summary>
    /// <exception cref="LocalHostException">Node.js is missing, storage does not start, or the port is taken.</exception>
    /// <exception cref="InvalidOperationException">A function is one that this host can't run.</exception>
    public static async Task<LocalHostApp> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        LocalPort.RequireFree(options.Port);
        var builder = CreateBuilder(options);
        var connectionString = StorageOf(builder.Configuration, options);
        var azurite = DevelopmentStorage.IsMeantBy(connectionString)
            ? await DevelopmentStorage.EnsureAsync(options.DataFolder, options.Say, cancellationToken)
            : null;
        WebApplication? app = null;
        try
        {
            app = Build(builder, options, connectionString);
            await app.StartAsync(cancellationToken);
            return new LocalHostApp(app, azurite, connectionString);
        }
        catch
        {
            await DisposeAsync(app, azurite);
            throw;
        }
    }

    /// <summary>Waits until Ctrl+C, a signal or the token asks it to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops requests, timers and engine, then Azurite, which keeps its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await DisposeAsync(_app, _azurite);
    }

    private static async ValueTask DisposeAsync(WebApplication? app, AzuriteProcess? azurite)
    {
        if (app is not null)
            await app.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
    }

    private static WebApplicationBuilder CreateBuilder(LocalHostOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        return builder;
    }

    private static string StorageOf(ConfigurationManager configuration, LocalHostOptions options)
    {
        const string setting = "AzureWebJobsStorage";
        if (options.ConnectionString is { } given)
            return given;
        if (configuration[setting] is { Length: > 0 } configured)
            return configured;
        return configuration.GetSection(setting)["accountName"] is null
            ? DevelopmentStorage.ConnectionString
            : throw new LocalHostException(ExitCode.WrongInput, $"Trên máy này {setting} phải là chuỗi kết nối; {setting}__accountName chỉ dùng trên Azure.");
    }

    private static WebApplication Build(WebApplicationBuilder builder, LocalHostOptions options, string connectionString)
    {
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", connectionString)]);
        // Links in mails lead to this host, unless the settings name another address.
        if (options.Port != 0)
            builder.Configuration[PublicAddress] ??= $"http://localhost:{options.Port}";
        builder.WebHost.UseUrls(options.Port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{options.Port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddMvc();
        builder.Services.AddRequestLimits();
        // The isolated worker reads JSON so, too.
        builder.Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        builder.Services.AddKhcn(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddSingleton(SignInHost.Local);
        builder.Services.AddSingleton<LocalMailboxes>();

        var hostJson = HostJson.Read(builder.Configuration);
        AddFunctions(builder.Services, options, hostJson, connectionString);
        options.Services(builder.Services);

        var app = builder.Build();
        app.UseWithoutForeignPrincipals();
        app.MapFunctions(options.Functions, hostJson.RoutePrefix);
        app.MapMailbox();
        return app;
    }

    private static void AddFunctions(IServiceCollection services, LocalHostOptions options, HostJson hostJson, string connectionString)
    {
        services.AddSingleton(options.Functions);
        services.AddSingleton(options.Durable(new DurableOptions
        {
            ConnectionString = connectionString,
            HubName = hostJson.HubName,
            DefaultVersion = hostJson.DefaultVersion,
            PartitionCount = hostJson.PartitionCount,
            MaxQueuePollingInterval = IsEmulator(connectionString) ? AzuritePolling : hostJson.MaxQueuePollingInterval,
            VisibilityTimeout = hostJson.VisibilityTimeout,
            LeaseInterval = hostJson.LeaseInterval,
        }));
        services.AddSingleton<DurableTaskClient, LocalDurableTaskClient>();
        services.AddSingleton<DurableEngine>();
        if (options.RunEngine)
            services.AddHostedService(provider => provider.GetRequiredService<DurableEngine>());
        if (options.RunTimers)
            services.AddHostedService<TimerLoop>();
    }

    private static bool IsEmulator(string connectionString) =>
        DevelopmentStorage.IsMeantBy(connectionString)
        || connectionString.Contains("AccountName=devstoreaccount1", StringComparison.Ordinal);
}
