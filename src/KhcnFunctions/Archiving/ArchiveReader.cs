using System.IO.Compression;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace KhcnFunctions.Archiving;

/// <summary>
/// An archive that was read from begin to end and found whole: every part is there and has its hash, and there is no other.
/// Nothing of it is unpacked to a disk. That it is whole does not say who made it: keep it where nobody can exchange it.
/// </summary>
internal sealed class ArchiveReader : IAsyncDisposable
{
    /// <summary>What unpacks to more, in all, is no export: files are stored as they are, and lines of tables shrink to a tenth.</summary>
    private const int MostGrowth = 200;

    private const long SmallGrowth = 64L * 1024 * 1024;
    private const int LongestManifest = 1024 * 1024;
    private const int LongestEntry = 64 * 1024;

    private readonly ZipArchive _zip;
    private long _room;

    private ArchiveReader(ZipArchive zip, long length) => (_zip, _room) = (zip, (length * MostGrowth) + SmallGrowth);

    public ArchiveManifest Manifest { get; private set; } = null!;

    /// <param name="from">Can seek; is closed with the reader.</param>
    /// <param name="scopeOf">What an archive of a cycle, or of everything, may hold.</param>
    /// <exception cref="ArchiveException">It is no archive, cut off, changed, or made to do harm.</exception>
    public static async Task<ArchiveReader> OpenAsync(Stream from, Func<ArchiveManifest, ArchiveScope> scopeOf, CancellationToken ct)
    {
        ArchiveReader? reader = null;
        try
        {
            reader = new(await ZipArchive.CreateAsync(from, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, ct), from.Length);
            await reader.CheckAsync(scopeOf, ct);
            return reader;
        }
        catch (Exception fault)
        {
            if (reader is null)
                await from.DisposeAsync();
            else
                await reader.DisposeAsync();
            if (fault is InvalidDataException or EndOfStreamException)
                throw new ArchiveException("Tệp không phải bản lưu của phần mềm, bị cắt cụt hoặc đã hỏng.", fault);
            throw;
        }
    }

    /// <summary>The rows of a table, in the order of their keys, each with its line.</summary>
    public async IAsyncEnumerable<(TableEntity Row, int Bytes)> RowsAsync(ArchivedTable table, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var part = await OpenPartAsync(table.Part, ct);
        await foreach (var line in new LineReader(part, ArchivedRow.LongestLine).ReadAsync(ct))
            yield return (ArchivedRow.Read(line), line.Length);
    }

    /// <summary>What lies in a container, in the order of the names.</summary>
    public async IAsyncEnumerable<ArchivedFile> FilesAsync(ArchivedContainer container, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var part = await OpenPartAsync(container.Index, ct);
        await foreach (var line in new LineReader(part, LongestEntry).ReadAsync(ct))
            yield return ArchivedFile.Read(line.Span);
    }

    public Task<Stream> OpenAsync(ArchivedContainer container, ArchivedFile file, CancellationToken ct) =>
        OpenPartAsync(ArchivedContainer.PartOf(container.Container, file.Name), ct);

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private async Task CheckAsync(Func<ArchiveManifest, ArchiveScope> scopeOf, CancellationToken ct)
    {
        Manifest = ArchiveManifest.Read(await ReadManifestAsync(ct));
        var scope = scopeOf(Manifest);
        if (!Manifest.Tables.Select(table => table.Name).SequenceEqual(scope.Tables.Select(table => table.Name), StringComparer.Ordinal)
            || !Manifest.Files.Select(container => container.Container).SequenceEqual(scope.Containers.Select(container => container.Name), StringComparer.Ordinal))
            throw new ArchiveException("Bản lưu không có đúng các bảng và vùng chứa của phần mềm.");

        var parts = 1 + Manifest.Tables.Count + Manifest.Files.Count;
        foreach (var table in Manifest.Tables)
            await CheckAsync(table, scope, ct);
        foreach (var container in Manifest.Files)
            parts += await CheckAsync(container, scope, ct);
        // Every name was found and none stands twice in a list: what is more than they are was put in by somebody.
        if (_zip.Entries.Count != parts)
            throw new ArchiveException("Bản lưu có phần lạ, không nêu trong danh mục.");
    }

    private async Task<byte[]> ReadManifestAsync(CancellationToken ct)
    {
        await using var part = await OpenPartAsync(ArchiveManifest.Name, ct);
        using var json = new MemoryStream();
        var (_, bytes) = await Spool.CopyAsync(part, json, ct, LongestManifest);
        return bytes <= LongestManifest ? json.ToArray() : throw TooLarge();
    }

    private async Task CheckAsync(ArchivedTable table, ArchiveScope scope, CancellationToken ct)
    {
        await CheckHashAsync(table.Part, table.Sha256, null, ct);
        TableEntity? before = null;
        var rows = 0;
        await foreach (var (row, _) in RowsAsync(table, ct))
        {
            if (!scope.Holds(table.Name, row) || (before is not null && ArchivedRow.Compare(before, row) >= 0))
                throw new ArchiveException($"Bản lưu có dòng lạ, lặp hoặc sai thứ tự trong bảng {table.Name}.");
            before = row;
            rows++;
        }

        if (rows != table.Rows)
            throw Changed(table.Part);
    }

    private async Task<int> CheckAsync(ArchivedContainer container, ArchiveScope scope, CancellationToken ct)
    {
        await CheckHashAsync(container.Index, container.Sha256, null, ct);
        var (before, count, bytes) = ("", 0, 0L);
        await foreach (var file in FilesAsync(container, ct))
        {
            if (!scope.Holds(file.Name) || string.CompareOrdinal(before, file.Name) >= 0)
                throw new ArchiveException($"Bản lưu có tệp lạ, lặp hoặc sai thứ tự trong vùng chứa {container.Container}.");
            await CheckHashAsync(ArchivedContainer.PartOf(container.Container, file.Name), file.Sha256, file.Bytes, ct);
            before = file.Name;
            count++;
            bytes += file.Bytes;
        }

        return count == container.Count && bytes == container.Bytes ? count : throw Changed(container.Index);
    }

    private async Task CheckHashAsync(string name, string sha256, long? length, CancellationToken ct)
    {
        await using var part = await OpenPartAsync(name, ct);
        var (found, bytes) = await Spool.CopyAsync(part, Stream.Null, ct, Math.Min(length ?? long.MaxValue, _room));
        if (bytes > _room)
            throw TooLarge();
        _room -= bytes;
        if (found != sha256 || (length is { } known && known != bytes))
            throw Changed(name);
    }

    private async Task<Stream> OpenPartAsync(string name, CancellationToken ct) =>
        _zip.GetEntry(name) is { } entry ? await entry.OpenAsync(ct) : throw new ArchiveException($"Bản lưu thiếu phần '{name}'.");

    private static ArchiveException Changed(string part) => new($"Bản lưu đã bị thay đổi hoặc hỏng: '{part}' không đúng mã băm.");

    private static ArchiveException TooLarge() => new("Bản lưu giãn ra quá lớn so với tệp nén; không đọc tiếp.");
}
