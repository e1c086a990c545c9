using Azure.Storage.Blobs;
using KhcnFunctions.Archiving;
using KhcnFunctions.Calendar;
using KhcnFunctions.LocalHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Archiving;

/// <summary>One export a day, by whichever host, never over another; old ones go, the newest stays.</summary>
[Collection(SharedAzurite.Name)]
public sealed class NightlyExportTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Today = VietnamTime.Day(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Export_OfTwoHostsAtOnce_IsWrittenOnceAndStandsUnchanged()
    {
        await using var office = await SavedOffice.InDecemberAsync(azurite);
        await using var other = await SavedOffice.StartAsync(azurite, office.Account);

        await Task.WhenAll(RunAsync(office.App), RunAsync(other.App));
        var container = new BlobServiceClient(office.Account).GetBlobContainerClient(Exports.ContainerName);
        var first = Assert.Single(container.GetBlobs());
        await office.Cycle.GoToAsync("2026-12-14 11:00");
        await RunAsync(office.App);
        var second = Assert.Single(container.GetBlobs());

        Assert.Equal(Exports.NameOf(Today), first.Name);
        Assert.Equal("application/zip", first.Properties.ContentType);
        Assert.Equal((first.Properties.ETag, first.Properties.ContentHash), (second.Properties.ETag, second.Properties.ContentHash));
        await using var archive = await office.App.Services.GetRequiredService<ArchiveImport>().OpenAsync(await container.GetBlobClient(first.Name).OpenReadAsync(), CancellationToken.None);
        Assert.True(archive.Manifest is { Cycle: null, Rows: > 30, Blobs: > 4 });
        Assert.Equal(ArchiveManifest.ThisProduct, archive.Manifest.Product);
    }

    [Fact]
    public async Task Export_OfMoreThanOneBlock_ReadsAsItWasWritten()
    {
        await using var office = await SavedOffice.InDecemberAsync(azurite);
        var large = new byte[20 * 1024 * 1024];
        new Random(1).NextBytes(large);
        await office.Cycle.Table.Realm.Files.GetBlobClient("so-khcn/dich-vu-khcn/2026/files/ttud/large").UploadAsync(new BinaryData(large));

        await RunAsync(office.App);

        var exports = new BlobServiceClient(office.Account).GetBlobContainerClient(Exports.ContainerName);
        await using var archive = await office.App.Services.GetRequiredService<ArchiveImport>().OpenAsync(await exports.GetBlobClient(Exports.NameOf(Today)).OpenReadAsync(), CancellationToken.None);
        Assert.True(archive.Manifest.Files.Single(files => files.Container == "khcn-files").Bytes > large.Length);
    }

    [Fact]
    public async Task OldExports_GoAfterTheirDays_OthersAndTheNewestStay()
    {
        await using var host = await StartAsync(azurite.NewAccount(), ("Khcn:Export:Keep", "10"));
        var container = host.Services.GetRequiredService<Exports>().Container;
        await container.CreateAsync();
        string[] names = [Exports.NameOf(Today.AddDays(-60)), Exports.NameOf(Today.AddDays(-11)), Exports.NameOf(Today.AddDays(-10)), "khcn-20260101T000000Z.tar.gz", "ghi-chu.txt"];
        foreach (var name in names)
            await container.UploadBlobAsync(name, new BinaryData("x"));

        await RunAsync(host);
        var left = container.GetBlobs().Select(blob => blob.Name).ToList();
        await container.DeleteBlobAsync(names[2]);
        await container.UploadBlobAsync(names[0], new BinaryData("x"));
        await RunAsync(host);

        Assert.Equal(names[2..].Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
        Assert.Contains(names[0], container.GetBlobs().Select(blob => blob.Name));
    }

    [Fact]
    public async Task Export_OfAnAccountWithoutData_IsNone()
    {
        await using var host = await StartAsync(azurite.NewAccount());

        await RunAsync(host);

        Assert.False(await host.Services.GetRequiredService<Exports>().Container.ExistsAsync());
    }

    private Task<LocalHostApp> StartAsync(string account, params (string Name, string Value)[] settings) => azurite.StartHostAsync(options => options with
    {
        ConnectionString = account,
        RunEngine = false,
        Settings = settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value, StringComparer.Ordinal),
    });

    private static Task RunAsync(LocalHostApp host) => ActivatorUtilities.CreateInstance<NightlyExport>(host.Services).RunAsync(new TimerInfo(), CancellationToken.None);
}
