using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KhcnFunctions.Storage;

/// <summary>Files of a realm, named by a path that follows from what they are.</summary>
public sealed class FileStore
{
    /// <summary>The same name always holds the same content; writing it again changes nothing.</summary>
    internal async Task WriteAsync(StorageRealm realm, string name, byte[] content, CancellationToken ct) =>
        await Blob(realm, name).UploadAsync(new BinaryData(content), overwrite: true, ct);

    /// <inheritdoc cref="WriteAsync(StorageRealm, string, byte[], CancellationToken)"/>
    internal async Task WriteAsync(StorageRealm realm, string name, Stream content, CancellationToken ct) =>
        await Blob(realm, name).UploadAsync(content, overwrite: true, ct);

    /// <summary>The content as a stream; the caller closes it.</summary>
    internal async Task<Stream> OpenAsync(StorageRealm realm, string name, CancellationToken ct) =>
        await Blob(realm, name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);

    internal async Task<byte[]> ReadAsync(StorageRealm realm, string name, CancellationToken ct) =>
        (await Blob(realm, name).DownloadContentAsync(ct)).Value.Content.ToArray();

    private static BlobClient Blob(StorageRealm realm, string name) => realm.Files.GetBlobClient(name);
}
