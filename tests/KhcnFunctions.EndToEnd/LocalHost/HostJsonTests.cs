using KhcnFunctions.LocalHost.Durable;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

public sealed class HostJsonTests
{
    [Fact]
    public void Read_TheProductsFile_GivesWhatBothHostsUse()
    {
        var host = HostJson.Read();

        Assert.Equal(new HostJson("", "KhcnHub", "1.0", 1, TimeSpan.FromSeconds(30)), host);
    }

    [Fact]
    public void Parse_AnEmptyFile_GivesTheDefaultsOfTheFunctionsHost()
    {
        var host = HostJson.Parse("""{ "version": "2.0" }""");

        Assert.Equal(new HostJson("api", "TestHubName", "", 4, TimeSpan.FromSeconds(30)), host);
    }
}
