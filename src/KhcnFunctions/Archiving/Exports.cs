using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using KhcnFunctions.Calendar;
using KhcnFunctions.Storage;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Archiving;

/// <summary>The exports of production, one a day, in a container where Azure lets nobody change them: <c>{yyyy-MM-dd}.zip</c>, of the day in Việt Nam.</summary>
public sealed class Exports(StorageRealms realms, BlobServiceClient blobs, ArchiveImport import, TimeProvider time, IOptions<ExportOptions> options)
{
    public const string ContainerName = "khcn-exports";

    private const string Ending = ".zip";
    private const string DayForm = "yyyy-MM-dd";

    internal BlobContainerClient Container { get; } = blobs.GetBlobContainerClient(ContainerName);

    /// <summary>Writes today's export, reads it again and compares its hashes. One that stands is left as it is, whoever made it.</summary>
    /// <returns>What it holds; null where it stands already, or there is nothing yet.</returns>
    /// <exception cref="ArchiveException">The tables change all the time, or it does not read as it was written.</exception>
    internal async Task<ArchiveManifest?> MakeAsync(CancellationToken ct)
    {
        if (!await realms.Production.ExistsAsync(ct))
            return null;
        await Container.CreateIfNotExistsAsync(cancellationToken: ct);
        var now = time.GetUtcNow();
        var blob = Container.GetBlockBlobClient(NameOf(VietnamTime.Day(now)));
        if (await blob.ExistsAsync(ct))
            return null;

        if (await TryWriteAsync(blob, now, ct) is not { } manifest)
            return null;
        await using var written = await import.OpenAsync(await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct), ct);
        return manifest;
    }

    private async Task<ArchiveManifest?> TryWriteAsync(BlockBlobClient blob, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var upload = new BlockUpload(blob);
            var manifest = await new ArchiveWriter(import.ScopeOf(null), now).WriteAsync(upload, ct);
            await upload.CommitAsync("application/zip", ct);
            return manifest;
        }
        catch (RequestFailedException) when (!ct.IsCancellationRequested)
        {
            // Another's commit throws our blocks away, and what fails of ours then differs.
            if (await blob.ExistsAsync(ct))
                return null;
            throw;
        }
    }

    /// <summary>Deletes what is older than the settings say, but never the newest. What is immutable stays.</summary>
    internal async Task SweepAsync(CancellationToken ct)
    {
        if (options.Value.Keep == 0 || !await Container.ExistsAsync(ct))
            return;
        var days = new List<DateOnly>();
        await foreach (var blob in Container.GetBlobsAsync(cancellationToken: ct))
        {
            if (blob.Name.EndsWith(Ending, StringComparison.Ordinal)
                && DateOnly.TryParseExact(blob.Name[..^Ending.Length], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
        }

        var first = VietnamTime.Day(time.GetUtcNow()).AddDays(-options.Value.Keep);
        foreach (var day in days.Order().SkipLast(1).Where(day => day < first))
            await DeleteAsync(NameOf(day), ct);
    }

    internal static string NameOf(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture) + Ending;

    private async Task DeleteAsync(string name, CancellationToken ct)
    {
        try
        {
            await Container.DeleteBlobIfExistsAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);
        }
        catch (RequestFailedException immutable) when (immutable.Status == 409)
        {
            // Its time has not come by the container's own policy.
        }
    }
}
