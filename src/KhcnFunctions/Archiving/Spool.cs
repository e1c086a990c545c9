using System.Security.Cryptography;

namespace KhcnFunctions.Archiving;

/// <summary>A temporary file for what is too long for the memory; it goes when it is closed.</summary>
internal static class Spool
{
    private const int Chunk = 128 * 1024;

    public static FileStream Open() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });

    /// <summary>Copies to the end, at most so many bytes.</summary>
    /// <returns>The SHA-256 of what was read, and its length; longer than <paramref name="most"/> where there was more.</returns>
    public static async Task<(string Sha256, long Bytes)> CopyAsync(Stream from, Stream to, CancellationToken ct, long most = long.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[Chunk];
        var bytes = 0L;
        while (bytes <= most && await from.ReadAsync(chunk, ct) is var read and > 0)
        {
            bytes += read;
            hash.AppendData(chunk, 0, read);
            await to.WriteAsync(chunk.AsMemory(0, read), ct);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}
