using System.IO.Compression;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Archiving;

/// <summary>
/// Writes an archive as one stream, from begin to end: a row or a piece of a file is in memory at a time. Tables come first,
/// since a blob is written before the row that names it and never goes away.
/// </summary>
internal sealed class ArchiveWriter(ArchiveScope scope, DateTimeOffset at)
{
    private const int MostReadings = 6;

    // Of the last line too: a file that was cut off is seen.
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();

    /// <param name="to">Need not be able to seek; stays open.</param>
    /// <exception cref="ArchiveException">The tables change all the time.</exception>
    public async Task<ArchiveManifest> WriteAsync(Stream to, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var tables = new List<ArchivedTable>();
        foreach (var table in scope.Tables)
            tables.Add(await AddAsync(zip, table, ct));
        var files = new List<ArchivedContainer>();
        foreach (var container in scope.Containers)
            files.Add(await AddAsync(zip, container, ct));
        var manifest = new ArchiveManifest(ArchiveManifest.CurrentFormat, ArchiveManifest.ThisProduct, at, scope.Cycle, tables, files);
        await using var part = await OpenAsync(zip, ArchiveManifest.Name, CompressionLevel.Optimal, ct);
        await part.WriteAsync(manifest.Write(), ct);
        return manifest;
    }

    private async Task<ArchivedTable> AddAsync(ZipArchive zip, TableClient table, CancellationToken ct)
    {
        var (lines, rows, sha256) = await SettledAsync(table, ct);
        await using (lines)
        {
            lines.Position = 0;
            await using var part = await OpenAsync(zip, ArchivedTable.PartOf(table.Name), CompressionLevel.Optimal, ct);
            await lines.CopyToAsync(part, ct);
        }

        return new(table.Name, rows, sha256);
    }

    // The table as it was at one moment: two readings that say the same, since a transaction may fall into one.
    private async Task<(FileStream Lines, int Rows, string Sha256)> SettledAsync(TableClient table, CancellationToken ct)
    {
        string? before = null;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var lines = Spool.Open();
            try
            {
                var (rows, sha256) = await ReadAsync(table, lines, ct);
                if (sha256 == before)
                    return (lines, rows, sha256);
                before = sha256;
            }
            catch
            {
                await lines.DisposeAsync();
                throw;
            }

            await lines.DisposeAsync();
        }

        throw new ArchiveException($"Bảng {table.Name} thay đổi liên tục trong lúc đọc; đề nghị thử lại sau ít phút.");
    }

    private async Task<(int Rows, string Sha256)> ReadAsync(TableClient table, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0;
        await foreach (var row in scope.RowsAsync(table, ct))
        {
            await WriteLineAsync(to, hash, ArchivedRow.Write(row), ct);
            rows++;
        }

        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<ArchivedContainer> AddAsync(ZipArchive zip, BlobContainerClient container, CancellationToken ct)
    {
        await using var index = Spool.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, bytes) = (0, 0L);
        await foreach (var name in scope.BlobsAsync(container, ct))
        {
            var file = await AddAsync(zip, container, name, ct);
            await WriteLineAsync(index, hash, file.Write(), ct);
            count++;
            bytes += file.Bytes;
        }

        index.Position = 0;
        await using var part = await OpenAsync(zip, ArchivedContainer.IndexOf(container.Name), CompressionLevel.Optimal, ct);
        await index.CopyToAsync(part, ct);
        return new(container.Name, count, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // Stored as it is: most of it is compressed already, and the archive can't grow when it is read.
    private async Task<ArchivedFile> AddAsync(ZipArchive zip, BlobContainerClient container, string name, CancellationToken ct)
    {
        using var blob = (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: ct)).Value;
        await using var part = await OpenAsync(zip, ArchivedContainer.PartOf(container.Name, name), CompressionLevel.NoCompression, ct);
        var (sha256, bytes) = await Spool.CopyAsync(blob.Content, part, ct);
        return ArchivedFile.Of(name, bytes, sha256, blob.Details);
    }

    private async Task<Stream> OpenAsync(ZipArchive zip, string name, CompressionLevel level, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = at.ToOffset(VietnamTime.Offset);
        return await entry.OpenAsync(ct);
    }

    private static async Task WriteLineAsync(Stream to, IncrementalHash hash, byte[] line, CancellationToken ct)
    {
        foreach (var piece in new[] { line, EndOfLine })
        {
            hash.AppendData(piece);
            await to.WriteAsync(piece, ct);
        }
    }
}
