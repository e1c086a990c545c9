using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>What host.json tells both hosts, with the defaults of the Functions host where it is silent.</summary>
public sealed record HostJson(string RoutePrefix, string HubName, string DefaultVersion, int PartitionCount, TimeSpan MaxQueuePollingInterval)
{
    /// <summary>The host.json beside the program.</summary>
    public static HostJson Read() => Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));

    public static HostJson Parse(string text)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var extensions = JsonNode.Parse(text, documentOptions: options)?["extensions"];
        var durable = extensions?["durableTask"];
        var storage = durable?["storageProvider"];
        return new HostJson(
            (string?)extensions?["http"]?["routePrefix"] ?? "api",
            (string?)durable?["hubName"] ?? "TestHubName",
            (string?)durable?["defaultVersion"] ?? "",
            (int?)storage?["partitionCount"] ?? 4,
            TimeSpan.Parse((string?)storage?["maxQueuePollingInterval"] ?? "00:00:30", CultureInfo.InvariantCulture));
    }
}
