using KhcnFunctions.LocalHost.Durable;
using KhcnFunctions.LocalHost.Functions;

namespace KhcnFunctions.LocalHost;

/// <summary>How a local host is put together; the defaults are those of the command that serves.</summary>
public sealed record LocalHostOptions
{
    public const int DefaultPort = 7071;

    /// <summary>The port on this machine; 0 means any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Where Azurite keeps its data, should it be started.</summary>
    public string DataFolder { get; init; } = UserFolder.Data;

    /// <summary>The storage account; null means the setting <c>AzureWebJobsStorage</c>, and without one Azurite.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>What is served: the product's functions.</summary>
    public FunctionCatalog Functions { get; init; } = FunctionCatalog.Of(typeof(KhcnServices).Assembly);

    /// <summary>False: requests are answered and orchestrations can be scheduled, but none is worked on.</summary>
    public bool RunEngine { get; init; } = true;

    public bool RunTimers { get; init; } = true;

    /// <summary>Settings that win over appsettings.json and environment variables.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Changes what host.json says about the task hub.</summary>
    public Func<DurableOptions, DurableOptions> Durable { get; init; } = options => options;

    /// <summary>Services added after the product's own, which they replace.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Takes a line for the user.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
