using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions;

/// <summary>The forms of the setting AzureWebJobsStorage that the Functions host knows; nothing is called.</summary>
public sealed class KhcnServicesTests
{
    [Fact]
    public async Task Storage_ByConnectionString_IsThatAccount()
    {
        await using var services = Services(("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=khcn;AccountKey=AAAA;EndpointSuffix=core.windows.net"));

        Assert.Equal(("https://khcn.table.core.windows.net/", "https://khcn.blob.core.windows.net/"), AddressesOf(services));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Storage_ByAccountName_IsThatAccountWithoutAKey(string? connection)
    {
        await using var services = Services(("AzureWebJobsStorage", connection), ("AzureWebJobsStorage:accountName", "khcn"), ("AzureWebJobsStorage:credential", "managedidentity"));

        Assert.Equal(("https://khcn.table.core.windows.net/", "https://khcn.blob.core.windows.net/"), AddressesOf(services));
        Assert.False(services.GetRequiredService<BlobServiceClient>().CanGenerateAccountSasUri);
    }

    [Fact]
    public async Task Storage_ByAddresses_IsAtThose()
    {
        await using var services = Services(("AzureWebJobsStorage:tableServiceUri", "https://khcn.table.example/"), ("AzureWebJobsStorage:blobServiceUri", "https://khcn.blob.example/"));

        Assert.Equal(("https://khcn.table.example/", "https://khcn.blob.example/"), AddressesOf(services));
    }

    [Fact]
    public async Task Storage_NotSet_SaysWhatIsMissing()
    {
        await using var services = Services();

        var missing = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<StorageRealms>());

        Assert.Contains("AzureWebJobsStorage__accountName", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_OfEveryFunction_CanBeMade()
    {
        await using var services = Services(("AzureWebJobsStorage", UnreachableStorage.ConnectionString));

        Assert.All(
            LocalHost.Functions.FunctionCatalog.Of(typeof(KhcnServices).Assembly)
                .TriggeredBy<Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute>()
                .Where(function => !function.Method.IsStatic).Select(function => function.Method.DeclaringType!).Distinct(),
            type => Assert.NotNull(ActivatorUtilities.CreateInstance(services, type)));
    }

    private static (string Table, string Blob) AddressesOf(ServiceProvider services) => (
        services.GetRequiredService<TableServiceClient>().Uri.AbsoluteUri,
        services.GetRequiredService<BlobServiceClient>().Uri.AbsoluteUri);

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
        return new ServiceCollection().AddLogging()
            .AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Development" })
            .AddKhcn(configuration).BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
