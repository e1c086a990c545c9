using KhcnFunctions.LocalHost.Durable;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

public sealed class HostJsonTests
{
    private static readonly TimeSpan Invisible = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    [Fact]
    public void Read_TheProductsFile_GivesWhatBothHostsUse()
    {
        var host = HostJson.Read(new ConfigurationBuilder().Build());

        Assert.Equal(new HostJson("", "KhcnHub", "1.0", 1, HalfAMinute, Invisible, HalfAMinute), host);
    }

    [Fact]
    public void Parse_AnEmptyFile_GivesTheDefaultsOfTheFunctionsHost()
    {
        var host = HostJson.Parse("""{ "version": "2.0" }""");

        Assert.Equal(new HostJson("api", "TestHubName", "", 4, HalfAMinute, Invisible, HalfAMinute), host);
    }

    [Fact]
    public void Read_WithSettings_TakesThemOverTheFile()
    {
        const string durable = "AzureFunctionsJobHost:extensions:durableTask:";
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [durable + "hubName"] = "other",
            [durable + "storageProvider:controlQueueVisibilityTimeout"] = "00:00:10",
            [durable + "storageProvider:workItemQueueVisibilityTimeout"] = "00:00:10",
            [durable + "storageProvider:leaseInterval"] = "00:00:06",
        }).Build();

        var host = HostJson.Read(settings);

        Assert.Equal(new HostJson("", "other", "1.0", 1, HalfAMinute, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(6)), host);
    }
}
