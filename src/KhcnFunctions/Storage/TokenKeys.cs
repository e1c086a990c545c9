using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Storage;

/// <summary>
/// Keys that sign the links. Each realm has its own, made on first use and kept in its container of keys, so that
/// every instance has the same.
/// </summary>
public sealed class TokenKeys(StorageRealms realms)
{
    private const int KeyBytes = 32;
    private const string BlobName = "token-key";
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    public Task<byte[]> SigningKeyAsync(CycleKey cycle, CancellationToken ct) => SigningKeyAsync(cycle.Rehearsal, ct);

    /// <summary>That of production, for what belongs to no cycle.</summary>
    public Task<byte[]> SigningKeyAsync(CancellationToken ct) => SigningKeyAsync(rehearsal: null, ct);

    /// <summary>The key of a realm; null while it has none, so that no link of it can be genuine. Writes nothing.</summary>
    public async Task<byte[]?> FindAsync(string? rehearsal, CancellationToken ct)
    {
        var name = rehearsal ?? "";
        if (_known.TryGetValue(name, out var known))
            return known;
        try
        {
            var key = (await realms.For(rehearsal).Keys.GetBlobClient(BlobName).DownloadContentAsync(ct)).Value.Content.ToArray();
            return _known[name] = key;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Gives a rehearsal a key of its own choice, so that the same seed gives the same links.</summary>
    /// <returns>False where the realm has a key already.</returns>
    public Task<bool> TryPutAsync(CycleKey cycle, byte[] key, CancellationToken ct) => TryPutAsync(cycle.Rehearsal, key, ct);

    private async Task<byte[]> SigningKeyAsync(string? rehearsal, CancellationToken ct)
    {
        if (await FindAsync(rehearsal, ct) is { } key)
            return key;
        await TryPutAsync(rehearsal, RandomNumberGenerator.GetBytes(KeyBytes), ct);
        return await FindAsync(rehearsal, ct) ?? throw new InvalidOperationException($"The key of {rehearsal ?? "production"} was written and is not there.");
    }

    private async Task<bool> TryPutAsync(string? rehearsal, byte[] key, CancellationToken ct)
    {
        try
        {
            await realms.For(rehearsal).Keys.GetBlobClient(BlobName).UploadAsync(
                new BinaryData(key), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, ct);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            return false;
        }
    }
}
