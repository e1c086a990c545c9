using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Archiving;

/// <summary>
/// Puts an archive into an account in which nothing is yet. Every open cycle is held before anything knows of it; the hold
/// ends at the desk, where HCTH first sees what would go. Orchestrations are not in an archive: they start again from the rows.
/// </summary>
public sealed class ArchiveImport(StorageRealms realms, CycleKeeper keeper, CycleIndex index, CycleClocks clocks, TimeProvider time)
{
    // Of the 100 rows and 4 MiB that a transaction may have; a row takes more on the wire than here.
    private const int MostRows = 100;
    private const int MostBytes = 1024 * 1024;

    /// <summary>Opens an archive and checks all of it.</summary>
    /// <param name="from">Can seek; is closed with the reader.</param>
    /// <exception cref="ArchiveException">It is not whole.</exception>
    internal Task<ArchiveReader> OpenAsync(Stream from, CancellationToken ct) => ArchiveReader.OpenAsync(from, manifest => ScopeOf(manifest.Cycle), ct);

    /// <summary>The tables and containers of production that hold anything, as people are told.</summary>
    internal async Task<IReadOnlyList<string>> WhatIsThereAsync(CancellationToken ct)
    {
        var there = new List<string>();
        var scope = ScopeOf(null);
        foreach (var table in scope.Tables)
        {
            if (await HoldsAnythingAsync(table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["RowKey"], cancellationToken: ct)))
                there.Add($"bảng {table.Name}");
        }

        foreach (var container in scope.Containers)
        {
            if (await HoldsAnythingAsync(container.GetBlobsAsync(cancellationToken: ct)))
                there.Add($"vùng chứa {container.Name}");
        }

        return there;
    }

    /// <summary>Writes all of the archive, reads it again and compares, and holds every open cycle.</summary>
    /// <returns>The cycles that are held.</returns>
    /// <exception cref="ArchiveException">The account is not empty, and nothing was written; or what was written does not read as it should.</exception>
    internal async Task<IReadOnlyList<CycleKey>> RunAsync(ArchiveReader archive, CancellationToken ct)
    {
        if (await WhatIsThereAsync(ct) is { Count: > 0 } there)
            throw new ArchiveException($"Tài khoản lưu trữ không trống ({string.Join(", ", there)}); chỉ khôi phục vào tài khoản trống. Không có gì thay đổi.");
        await realms.Production.CreateAsync(ct);
        var scope = ScopeOf(archive.Manifest.Cycle);
        foreach (var container in archive.Manifest.Files)
            await WriteAsync(archive, container, scope.Container(container.Container)!, ct);

        // Nothing finds a cycle that is not in the index, nor opens one of a plan that is not published: both come last.
        await WriteAsync(archive, scope, row => !MakesKnown(row), ct);
        var made = archive.Manifest.MadeAt;
        var added = new HashSet<(string, string)>();
        foreach (var cycle in await OpenCyclesAsync(archive, ct))
            added.UnionWith(await HoldAsync(cycle, made, ct));
        await WriteAsync(archive, scope, MakesKnown, ct);
        await CompareAsync(archive, added, ct);

        // A cycle whose day has come since the export would open at the first start.
        await keeper.OpenDueAsync(ct);
        var held = new List<CycleKey>();
        await foreach (var cycle in index.OpenAsync(null, ct))
        {
            var table = new CycleTable(cycle, realms.For(cycle));
            if (await table.FindAsync(ct) is { Decisions.HoldsEverything: false })
                await HoldAsync(cycle, made, ct);
            held.Add(cycle);
        }

        return held;
    }

    /// <summary>What an archive of one cycle, or of everything, may hold in production's storage.</summary>
    internal ArchiveScope ScopeOf(CycleKey? cycle) => new(realms.Production, cycle);

    private static bool MakesKnown(TableEntity row) => row.PartitionKey == CycleIndex.Index || row.RowKey.StartsWith("plan|", StringComparison.Ordinal);

    private static async Task WriteAsync(ArchiveReader archive, ArchivedContainer container, BlobContainerClient to, CancellationToken ct)
    {
        await foreach (var file in archive.FilesAsync(container, ct))
        {
            await using var content = await archive.OpenAsync(container, file, ct);
            await to.GetBlobClient(file.Name).UploadAsync(content, new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = file.Type },
                Metadata = file.Metadata.ToDictionary(),
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            }, ct);
        }
    }

    private static async Task WriteAsync(ArchiveReader archive, ArchiveScope scope, Func<TableEntity, bool> isMeant, CancellationToken ct)
    {
        foreach (var table in archive.Manifest.Tables)
        {
            var to = scope.Table(table.Name)!;
            var batch = new List<TableTransactionAction>();
            var bytes = 0;
            await foreach (var (row, size) in archive.RowsAsync(table, ct))
            {
                if (!isMeant(row))
                    continue;
                if (batch.Count > 0 && (batch.Count == MostRows || bytes + size > MostBytes || batch[0].Entity.PartitionKey != row.PartitionKey))
                {
                    await to.SubmitTransactionAsync(batch, ct);
                    batch.Clear();
                    bytes = 0;
                }

                batch.Add(new(TableTransactionActionType.Add, row));
                bytes += size;
            }

            if (batch.Count > 0)
                await to.SubmitTransactionAsync(batch, ct);
        }
    }

    private static async Task<IReadOnlyList<CycleKey>> OpenCyclesAsync(ArchiveReader archive, CancellationToken ct)
    {
        var heads = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<CycleKey>();
        foreach (var table in archive.Manifest.Tables.Take(1))
        {
            await foreach (var (row, _) in archive.RowsAsync(table, ct))
            {
                if (row.RowKey == CycleRows.HeaderKey)
                    heads.Add(row.PartitionKey);
                else if (row.PartitionKey == CycleIndex.Index && CycleIndex.ReadOpen(row) is { } cycle)
                    open.Add(cycle);
            }
        }

        // Opening may have been cut off between the index and the head.
        return [.. open.Where(cycle => heads.Contains(cycle.Partition))];
    }

    /// <returns>The keys of the rows that were added.</returns>
    private async Task<IReadOnlyList<(string, string)>> HoldAsync(CycleKey cycle, DateTimeOffset made, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        var hold = new Hold(HoldScope.Everything)
        {
            Id = FormattableString.Invariant($"import-{time.GetUtcNow().UtcDateTime:yyyyMMddHHmmssfff}"),
            At = now,
            DecidedBy = DeskNames.Operator,
            DecidedOn = VietnamTime.Day(now),
            Form = "khôi phục dữ liệu",
            Reason = $"Khôi phục từ bản lưu lập lúc {DayText.Moment(made)}. Thư đã gửi sau thời điểm đó không còn được ghi nhận: đề nghị xem danh sách thư trước khi tiếp tục gửi.",
        };
        var audit = new AuditEntry(now, DeskNames.Operator, "decision.hold", hold.Subject, null, null, $"{hold.Form}, {DayText.Date(hold.DecidedOn)}: {hold.Reason}", hold.Id);
        TableEntity[] rows = [CycleRows.Write(table.Partition, hold), AuditRows.Write(table.Partition, audit)];
        await table.CommitAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), ct);
        return [.. rows.Select(row => (row.PartitionKey, row.RowKey))];
    }

    // The account was empty: all that is there now must be what the archive holds, and what holds the cycles.
    private async Task CompareAsync(ArchiveReader archive, HashSet<(string, string)> added, CancellationToken ct)
    {
        var everything = ScopeOf(null);
        foreach (var table in archive.Manifest.Tables)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await foreach (var row in everything.RowsAsync(everything.Table(table.Name)!, ct))
            {
                if (added.Contains((row.PartitionKey, row.RowKey)))
                    continue;
                hash.AppendData(ArchivedRow.Write(row));
                hash.AppendData("\n"u8);
            }

            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != table.Sha256)
                throw NotAsSaved($"bảng {table.Name}");
        }

        foreach (var container in archive.Manifest.Files)
        {
            await foreach (var file in archive.FilesAsync(container, ct))
            {
                if (!file.IsSameAs(await ReadAsync(everything.Container(container.Container)!, file.Name, ct)))
                    throw NotAsSaved($"tệp {file.Name} của {container.Container}");
            }
        }
    }

    /// <summary>A blob as an archive made now would list it.</summary>
    internal static async Task<ArchivedFile> ReadAsync(BlobContainerClient container, string name, CancellationToken ct)
    {
        using var blob = (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: ct)).Value;
        var (sha256, bytes) = await Spool.CopyAsync(blob.Content, Stream.Null, ct);
        return ArchivedFile.Of(name, bytes, sha256, blob.Details);
    }

    private static ArchiveException NotAsSaved(string what) =>
        new($"Dữ liệu vừa khôi phục không đọc lại đúng như bản lưu: {what}. Đề nghị dừng phần mềm trên tài khoản này và khôi phục lại vào một tài khoản trống khác.") { HasWritten = true };

    private static async Task<bool> HoldsAnythingAsync<T>(AsyncPageable<T> items)
        where T : notnull
    {
        try
        {
            await foreach (var _ in items)
                return true;
            return false;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }
}
