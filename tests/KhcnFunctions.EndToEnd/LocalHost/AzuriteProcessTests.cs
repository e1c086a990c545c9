using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.LocalHost.Azurite;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

[Collection(SharedAzurite.Name)]
public sealed class AzuriteProcessTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Azurite_StoppedAndStartedAgain_KeepsItsData()
    {
        var folder = Directory.CreateTempSubdirectory("khcn-azurite-").FullName;
        var options = new AzuriteOptions { DataFolder = folder };

        await using (var first = await AzuriteProcess.StartAsync(options, _ => { }))
        {
            var container = await new BlobServiceClient(first.ConnectionString).CreateBlobContainerAsync("kept");
            await container.Value.UploadBlobAsync("a", BinaryData.FromString("còn nguyên"));
        }

        await using var second = await AzuriteProcess.StartAsync(options, _ => { });
        var blob = await new BlobClient(second.ConnectionString, "kept", "a").DownloadContentAsync();

        Assert.Equal("còn nguyên", blob.Value.Content.ToString());
    }

    [Fact]
    public async Task StorageLog_CountsAGroupTransactionAsOne()
    {
        var table = new TableClient(azurite.ConnectionString, $"t{Guid.NewGuid():N}");
        await table.CreateAsync();
        var before = await azurite.ReadRequestsAsync();

        await table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(i =>
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i}"))));
        await table.GetEntityAsync<TableEntity>("p", "1");
        var requests = (await azurite.ReadRequestsAsync()).Between(before.Mark);

        Assert.Equal([("GroupTransaction", "$batch", 202), ("GetEntity", table.Name, 200)], requests.Select(request => (request.Operation, request.Resource, request.Status)));
    }

    [Fact]
    public async Task Accounts_OfOneAzurite_SeeNothingOfEachOther()
    {
        await new TableClient(azurite.NewAccount(), "Cycle").CreateAsync();

        var tables = new TableServiceClient(azurite.NewAccount()).Query();

        Assert.Empty(tables);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", true)]
    [InlineData("usedevelopmentstorage=TRUE;", true)]
    [InlineData("AccountName=real;AccountKey=x", false)]
    public void DevelopmentStorage_IsMeantByItsConnectionStringAlone(string connectionString, bool meant) =>
        Assert.Equal(meant, DevelopmentStorage.IsMeantBy(connectionString));
}
