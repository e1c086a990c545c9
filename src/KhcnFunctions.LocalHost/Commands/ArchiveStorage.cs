using KhcnFunctions.LocalHost.Azurite;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>The storage of the settings for the commands about archives: no engine, no timers, no pages; an account that takes no keys is reached by who is signed in (az login).</summary>
internal sealed class ArchiveStorage : IAsyncDisposable
{
    private const string Setting = "AzureWebJobsStorage";

    private readonly IHost _services;
    private readonly AzuriteProcess? _azurite;

    private ArchiveStorage(IHost services, AzuriteProcess? azurite) => (_services, _azurite) = (services, azurite);

    /// <param name="dataFolder">Of Azurite, should it be started.</param>
    /// <exception cref="LocalHostException">Storage does not start.</exception>
    public static async Task<ArchiveStorage> OpenAsync(string dataFolder, CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration[Setting] is null or "" && builder.Configuration.GetSection(Setting)["accountName"] is null)
            builder.Configuration[Setting] = DevelopmentStorage.ConnectionString;
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddKhcn(builder.Configuration);
        var services = builder.Build();
        try
        {
            var isDevelopment = builder.Configuration[Setting] is { } connection && DevelopmentStorage.IsMeantBy(connection);
            return new(services, isDevelopment ? await DevelopmentStorage.EnsureAsync(dataFolder, Console.WriteLine, ct) : null);
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    public T Service<T>()
        where T : notnull => _services.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        _services.Dispose();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}
