using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Storage;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Archiving;

/// <summary>What a deletion of a cycle takes away.</summary>
internal sealed record CycleContent(int Rows, int Files);

/// <summary>
/// Deletes a closed cycle whose term is over, once an archive was read that holds all of it as it stands. What was deleted
/// and by which archive it is proven stays as a row.
/// </summary>
public sealed class CycleDeletion(StorageRealms realms, ArchiveImport archives, TimeProvider time, IOptions<RetentionOptions> options)
{
    private const int MostRows = 100;

    /// <summary>Whether the cycle may go now, and whether the archive holds all of it.</summary>
    /// <exception cref="ArchiveException">Why not.</exception>
    internal async Task<CycleContent> CheckAsync(CycleKey cycle, ArchiveReader archive, CancellationToken ct)
    {
        await CheckTermAsync(cycle, ct);
        if (archive.Manifest.Cycle is { } other && other != cycle)
            throw new ArchiveException($"Bản lưu này là của kỳ báo cáo {other}, không phải {cycle}.");
        var scope = archives.ScopeOf(cycle);
        var (rows, files) = (0, 0);
        foreach (var table in archive.Manifest.Tables.Where(table => table.Name == realms.Production.Cycles.Name))
        {
            await using var kept = archive.RowsAsync(table, ct).GetAsyncEnumerator(ct);
            await foreach (var row in scope.RowsAsync(realms.Production.Cycles, ct))
            {
                rows++;
                if (!await HoldsAsync(kept, row))
                    throw NotHeld($"dòng {row.RowKey}");
            }
        }

        foreach (var container in archive.Manifest.Files.Where(container => container.Container == realms.Production.Files.Name))
        {
            await using var kept = archive.FilesAsync(container, ct).GetAsyncEnumerator(ct);
            await foreach (var name in scope.BlobsAsync(realms.Production.Files, ct))
            {
                files++;
                if (!await HoldsAsync(kept, await ArchiveImport.ReadAsync(realms.Production.Files, name, ct)))
                    throw NotHeld($"tệp {name}");
            }
        }

        return new(rows, files);
    }

    /// <summary>Deletes what was checked. The row of the index goes last, so that what was cut off can be taken up again.</summary>
    /// <param name="archiveSha256">Of the archive's file.</param>
    internal async Task RunAsync(CycleKey cycle, CycleContent content, string archiveSha256, CancellationToken ct)
    {
        var (production, scope) = (realms.Production, archives.ScopeOf(cycle));
        await NoteAsync(cycle, content, archiveSha256, ct);
        await foreach (var name in scope.BlobsAsync(production.Files, ct))
            await production.Files.DeleteBlobIfExistsAsync(name, cancellationToken: ct);
        var keys = new List<TableEntity>();
        await foreach (var row in scope.RowsAsync(production.Cycles, ct))
            keys.Add(new(row.PartitionKey, row.RowKey));
        foreach (var partition in keys.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).OrderBy(group => group.Key == CycleIndex.Index))
        {
            foreach (var chunk in partition.Chunk(MostRows))
                await production.Cycles.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), ct);
        }
    }

    private async Task CheckTermAsync(CycleKey cycle, CancellationToken ct)
    {
        if (options.Value.Years == 0)
            throw new ArchiveException($"Chưa đặt thời hạn bảo quản ({RetentionOptions.Section}:Years): không kỳ báo cáo nào được xóa.");
        var index = await realms.Production.Cycles.GetEntityIfExistsAsync<TableEntity>(CycleIndex.Index, cycle.Partition, cancellationToken: ct);
        if (!index.HasValue)
            throw new ArchiveException($"Không có kỳ báo cáo {cycle}.");
        if (CycleIndex.ReadOpen(index.Value!) is not null)
            throw new ArchiveException($"Kỳ báo cáo {cycle} chưa đóng xong; không xóa.");
        // Its head goes before the index: of a deletion that was cut off the year of the period has to do.
        var head = await realms.Production.Cycles.GetEntityIfExistsAsync<TableEntity>(cycle.Partition, CycleRows.HeaderKey, cancellationToken: ct);
        var closed = head.HasValue && CycleRows.ReadHeader(head.Value!).ClosedAt is { } at ? VietnamTime.Day(at).Year : cycle.Year + 1;
        var first = new DateOnly(closed + options.Value.Years + 1, 1, 1);
        if (VietnamTime.Day(time.GetUtcNow()) < first)
            throw new ArchiveException($"Kỳ báo cáo {cycle} còn trong thời hạn bảo quản: chỉ được xóa từ ngày {DayText.Date(first)}.");
    }

    // Both are in the order of the keys: the archive's rows are walked through once.
    private static async Task<bool> HoldsAsync(IAsyncEnumerator<(TableEntity Row, int Bytes)> kept, TableEntity row)
    {
        while (await kept.MoveNextAsync())
        {
            var order = ArchivedRow.Compare(kept.Current.Row, row);
            if (order >= 0)
                return order == 0 && ArchivedRow.Write(kept.Current.Row).AsSpan().SequenceEqual(ArchivedRow.Write(row));
        }

        return false;
    }

    private static async Task<bool> HoldsAsync(IAsyncEnumerator<ArchivedFile> kept, ArchivedFile file)
    {
        while (await kept.MoveNextAsync())
        {
            var order = string.CompareOrdinal(kept.Current.Name, file.Name);
            if (order >= 0)
                return order == 0 && kept.Current.IsSameAs(file);
        }

        return false;
    }

    private async Task NoteAsync(CycleKey cycle, CycleContent content, string archiveSha256, CancellationToken ct)
    {
        var row = new TableEntity(cycle.Agency, $"deleted|{cycle.Plan}|{cycle.Period}")
        {
            ["Schema"] = 1,
            ["At"] = time.GetUtcNow(),
            ["By"] = DeskNames.Operator,
            ["Archive"] = archiveSha256,
            ["Rows"] = content.Rows,
            ["Files"] = content.Files,
        };
        try
        {
            await realms.Production.Plans.AddEntityAsync(row, ct);
        }
        catch (RequestFailedException noted) when (noted.Status == 409)
        {
            // An earlier run was cut off: what it began with is what was deleted.
        }
    }

    private static ArchiveException NotHeld(string what) =>
        new($"Bản lưu không có đủ kỳ báo cáo như hiện nay ({what}); đề nghị lập bản lưu mới của kỳ báo cáo rồi thử lại. Không có gì bị xóa.");
}
