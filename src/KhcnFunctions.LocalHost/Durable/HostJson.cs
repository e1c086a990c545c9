using System.Text;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>What host.json tells both hosts, with the defaults of the Functions host where it is silent.</summary>
/// <param name="VisibilityTimeout">How long the messages of an engine that was killed stay invisible; the longer of both kinds of queue.</param>
/// <param name="LeaseInterval">How long the partitions of an engine that was killed stay its own. The Functions host has no such setting.</param>
public sealed record HostJson(
    string RoutePrefix, string HubName, string DefaultVersion, int PartitionCount, TimeSpan MaxQueuePollingInterval,
    TimeSpan VisibilityTimeout, TimeSpan LeaseInterval)
{
    /// <summary>Settings under this name win over host.json, in both hosts: <c>AzureFunctionsJobHost__extensions__durableTask__hubName</c>.</summary>
    private const string Overrides = "AzureFunctionsJobHost";

    /// <summary>The host.json beside the program, with what the settings say otherwise.</summary>
    public static HostJson Read(IConfiguration settings) =>
        Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")), settings.GetSection(Overrides));

    /// <param name="overrides">Of the same shape as the text, and stronger; null for none.</param>
    /// <exception cref="InvalidOperationException">A value is not of its type.</exception>
    public static HostJson Parse(string text, IConfiguration? overrides = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var builder = new ConfigurationBuilder().AddJsonStream(file);
        if (overrides is not null)
            builder.AddConfiguration(overrides);
        var extensions = builder.Build().GetSection("extensions");
        var durable = extensions.GetSection("durableTask");
        var storage = durable.GetSection("storageProvider");
        var invisible = TimeSpan.FromMinutes(5);
        return new HostJson(
            extensions["http:routePrefix"] ?? "api",
            durable["hubName"] ?? "TestHubName",
            durable["defaultVersion"] ?? "",
            storage.GetValue("partitionCount", 4),
            storage.GetValue("maxQueuePollingInterval", TimeSpan.FromSeconds(30)),
            new[] { storage.GetValue("controlQueueVisibilityTimeout", invisible), storage.GetValue("workItemQueueVisibilityTimeout", invisible) }.Max(),
            storage.GetValue("leaseInterval", TimeSpan.FromSeconds(30)));
    }
}
