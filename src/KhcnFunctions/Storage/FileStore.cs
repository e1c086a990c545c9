using Azure.Storage.Blobs;

namespace KhcnFunctions.Storage;

/// <summary>Files of a realm, named by a path that follows from what they are.</summary>
public sealed class FileStore
{
    /// <summary>The same name always holds the same content; writing it again changes nothing.</summary>
    internal async Task WriteAsync(StorageRealm realm, string name, byte[] content, CancellationToken ct) =>
        await Blob(realm, name).UploadAsync(new BinaryData(content), overwrite: true, ct);

    internal async Task<byte[]> ReadAsync(StorageRealm realm, string name, CancellationToken ct) =>
        (await Blob(realm, name).DownloadContentAsync(ct)).Value.Content.ToArray();

    private static BlobClient Blob(StorageRealm realm, string name) => realm.Files.GetBlobClient(name);
}
