using System.Text.Json;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>A save that rests on another state than the one that stands.</summary>
internal sealed class DraftConflictException(Draft standing) : Exception("The draft was saved in between.")
{
    public Draft Standing { get; } = standing;
}

/// <summary>
/// Keeps what a unit is writing: one draft a unit, shared by all who hold its links. A new one starts from the last version
/// that came.
/// </summary>
public sealed class DraftDesk(VersionReader versions, FileStore files, TimeProvider time)
{
    /// <summary>Saves and uploads of one unit in an hour.</summary>
    public const int MostSaves = 1_200;

    public const int MostFiles = 40;

    private const int Tries = 6;

    /// <summary>The draft as it stands; writes nothing.</summary>
    internal async Task<Draft> ReadAsync(CycleTable table, CycleUnit unit, CancellationToken ct) =>
        (await FindAsync(table, unit, ct)).Draft;

    /// <summary>Saves the fields.</summary>
    /// <param name="rev">Of the fields that the writer started from; null to save whatever stands.</param>
    /// <exception cref="DraftConflictException">Somebody else saved in between.</exception>
    /// <exception cref="ProblemException">429 for too many saves.</exception>
    internal async Task<Draft> SaveAsync(CycleTable table, UnitCaller caller, CycleUnit unit, ReportForm form, string? rev, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = Draft.RevOf(Draft.OwnerOf(table, unit), form);
        return await WriteAsync(table, unit, async (stored, draft) =>
        {
            if (draft.Rev == wanted && stored is not null)
                return (null, draft);
            if (rev is not null && rev != draft.Rev)
                throw new DraftConflictException(draft);
            var actions = await WriteDraftAsync(table, caller, unit, stored, draft, form, now, ct);
            return (actions, draft with { Form = form, Saved = new(now, caller.Through) });
        }, ct);
    }

    /// <summary>Puts a file, whose content lies in storage already, to the draft.</summary>
    /// <exception cref="ProblemException">409 where the draft holds as many or as much as it may, 429 for too many uploads.</exception>
    internal async Task<Draft> AddFileAsync(CycleTable table, UnitCaller caller, CycleUnit unit, ReportFile file, DateTimeOffset now, CancellationToken ct) =>
        await WriteAsync(table, unit, async (stored, draft) =>
        {
            var all = With(draft.Files, file);
            var actions = await WriteDraftAsync(table, caller, unit, stored, draft, draft.Form, now, ct);
            actions.RemoveAll(action => action.Entity.RowKey == DraftRows.FileKey(unit.Unit, file.Sha256));
            actions.Add(new(TableTransactionActionType.UpsertReplace, DraftRows.Write(table.Partition, unit.Unit, file, now)));
            return (actions, draft with { Files = all });
        }, ct);

    /// <summary>The files of a report with one more; the same file twice is one.</summary>
    /// <exception cref="ProblemException">409 where they are too many, or too large together.</exception>
    internal static IReadOnlyList<ReportFile> With(IReadOnlyList<ReportFile> files, ReportFile file)
    {
        var others = files.Where(other => other.Sha256 != file.Sha256).ToList();
        return others.Count < MostFiles && others.Sum(other => other.Size) + file.Size <= FileLimits.LargestReport ? [.. others, file] : throw TooMuch();
    }

    /// <summary>Takes a file out of the draft; the versions that carried it keep it.</summary>
    internal async Task<Draft> RemoveFileAsync(CycleTable table, UnitCaller caller, CycleUnit unit, string sha256, DateTimeOffset now, CancellationToken ct) =>
        await WriteAsync(table, unit, async (stored, draft) =>
        {
            if (draft.Files.All(file => file.Sha256 != sha256))
                return (null, draft);
            var key = DraftRows.FileKey(unit.Unit, sha256);
            var actions = await WriteDraftAsync(table, caller, unit, stored, draft, draft.Form, now, ct);
            if (actions.RemoveAll(action => action.Entity.RowKey == key) == 0)
                actions.Add(new(TableTransactionActionType.Delete, new TableEntity(table.Partition, key), Azure.ETag.All));
            return (actions, draft with { Files = [.. draft.Files.Where(file => file.Sha256 != sha256)] });
        }, ct);

    /// <summary>
    /// The draft was sent: the next one starts from that version. A draft whose fields or files somebody changed meanwhile
    /// stays whole, so that the next version carries both what was sent and what came since.
    /// </summary>
    internal async Task ClearAsync(CycleTable table, CycleUnit unit, Draft sent, CancellationToken ct)
    {
        try
        {
            await WriteAsync(table, unit, (stored, draft) =>
            {
                if (stored is null || draft.WholeRev != sent.WholeRev)
                    return Task.FromResult<(List<TableTransactionAction>?, Draft)>((null, draft));
                var partition = table.Partition;
                return Task.FromResult<(List<TableTransactionAction>?, Draft)>((
                [
                    new(TableTransactionActionType.Delete, new TableEntity(partition, DraftRows.Key(unit.Unit)), stored.ETag),
                    .. sent.Files.Select(file => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, DraftRows.FileKey(unit.Unit, file.Sha256)), Azure.ETag.All)),
                ], draft));
            }, ct);
        }
        catch (StorageConflictException)
        {
            // The report is received; a draft that stays is only shown once more.
        }
    }

    private static ProblemException TooMuch() => new(StatusCodes.Status409Conflict, "too-many-files", "Vượt quá dung lượng tệp kèm theo",
        FormattableString.Invariant($"Một báo cáo kèm tối đa {MostFiles} tệp, tổng cộng không quá {FileLimits.LargestReport / 1024 / 1024} MB; đề nghị bỏ bớt tệp hoặc gửi phần còn lại cho Phòng Hành chính - Tổng hợp."));

    private async Task<Draft> WriteAsync(
        CycleTable table, CycleUnit unit, Func<StoredDraft?, Draft, Task<(List<TableTransactionAction>? Actions, Draft Draft)>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (stored, draft) = await FindAsync(table, unit, ct);
            var (actions, changed) = await change(stored, draft);
            if (actions is null)
                return changed;
            try
            {
                await table.CommitAsync(actions, ct);
                return changed;
            }
            catch (StorageConflictException) when (attempt < Tries)
            {
                // Somebody else wrote at the same moment: judged anew by what stands now.
            }
        }
    }

    // A draft that begins takes the files of its version along.
    private async Task<List<TableTransactionAction>> WriteDraftAsync(
        CycleTable table, UnitCaller caller, CycleUnit unit, StoredDraft? stored, Draft draft, ReportForm form, DateTimeOffset now, CancellationToken ct)
    {
        var window = RateWindow.Next(stored?.Saves, time.GetUtcNow(), MostSaves) ?? throw RateWindow.TooOften();
        var (fields, blob) = await FieldsAsync(table, unit, form, ct);
        var row = DraftRows.Write(table.Partition, unit.Unit, new StoredDraft(fields, blob, now, caller.Through, window, default));
        return stored is null
            ? [new(TableTransactionActionType.Add, row), .. draft.Files.Select(file => new TableTransactionAction(TableTransactionActionType.Add, DraftRows.Write(table.Partition, unit.Unit, file, now)))]
            : [new(TableTransactionActionType.UpdateReplace, row, stored.ETag)];
    }

    private async Task<(StoredDraft? Stored, Draft Draft)> FindAsync(CycleTable table, CycleUnit unit, CancellationToken ct)
    {
        StoredDraft? stored = null;
        var row = await table.Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(table.Partition, DraftRows.Key(unit.Unit), cancellationToken: ct);
        if (row.HasValue)
            stored = DraftRows.Read(row.Value!);
        var last = unit.LastVersion;
        if (stored is null)
        {
            var report = last > 0 ? await versions.ReadAsync(table, unit.Unit, last, ct) : null;
            return (null, new Draft(Draft.OwnerOf(table, unit), report is null ? new ReportForm() : ReportForm.Of(report), report?.Files ?? [], null, last));
        }

        var lying = new List<(DateTimeOffset At, ReportFile File)>();
        var prefix = $"{DraftRows.FilePrefix}{unit.Unit}|";
        await foreach (var file in table.RangeAsync(prefix, prefix[..^1] + "}", ct))
            lying.Add((file.GetDateTimeOffset("At") ?? default, DraftRows.ReadFile(file)));
        var fields = stored.Fields ?? JsonSerializer.Deserialize<Dictionary<string, string>>(await files.ReadAsync(table.Realm, stored.Blob!, ct), TextColumns.Form)!;
        return (stored, new Draft(Draft.OwnerOf(table, unit), new ReportForm(fields), [.. lying.OrderBy(file => file.At).Select(file => file.File)], new(stored.SavedAt, stored.Through), last));
    }

    // The blob is written first: a row never names a file that is not there.
    private async Task<(IReadOnlyDictionary<string, string>? Fields, string? Blob)> FieldsAsync(CycleTable table, CycleUnit unit, ReportForm form, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(form.Fields, TextColumns.Form);
        if (System.Text.Encoding.UTF8.GetCharCount(json) <= TextColumns.LongestInline)
            return (form.Fields, null);
        var cycle = table.Cycle;
        var name = $"{cycle.RealAgency}/{cycle.Plan}/{cycle.Period}/writing/{unit.Unit}/{Draft.RevOf(Draft.OwnerOf(table, unit), form)}.json";
        await files.WriteAsync(table.Realm, name, json, ct);
        return (null, name);
    }
}
