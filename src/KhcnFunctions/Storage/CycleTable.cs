using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Board;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Storage;

/// <summary>A row stands where a new one was to go, or was changed since it was read: somebody else was first.</summary>
public sealed class StorageConflictException(string message, Exception cause) : Exception(message, cause);

/// <summary>The head of a cycle with its drafts and decisions: one request to storage.</summary>
internal sealed record CycleSnapshot(CycleHeader Header, CycleDecisions Decisions, IReadOnlyList<Draft> Drafts)
{
    /// <summary>Of the head as it was read.</summary>
    public ETag HeadTag { get; init; } = ETag.All;

    public Draft? LatestDraft => Drafts.Count > 0 ? Drafts[^1] : null;
}

/// <summary>What is pending and what the rounds decided: one request to storage.</summary>
internal sealed record PendingAndRounds(IReadOnlyList<PendingRow> Pending, IReadOnlyList<RoundRecord> Rounds, StoredRound? Last)
{
    /// <summary>Mails that wait for a corrected address.</summary>
    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    public RoundMark? LastRound => Last?.Mark;
}

/// <summary>One cycle's partition. Every fact of the cycle is a row in it.</summary>
internal sealed class CycleTable(CycleKey cycle, StorageRealm realm)
{
    private const int LargestTransaction = 100;

    public CycleKey Cycle { get; } = cycle;

    public StorageRealm Realm { get; } = realm;

    public string Partition { get; } = cycle.Partition;

    /// <summary>Null where no such cycle was opened.</summary>
    public async Task<CycleSnapshot?> FindAsync(CancellationToken ct)
    {
        CycleHeader? header = null;
        var tag = ETag.All;
        var decisions = new List<Decision>();
        var drafts = new List<Draft>();
        await foreach (var row in RangeAsync(CycleRows.DraftPrefix, "e", ct))
        {
            if (row.RowKey == CycleRows.HeaderKey)
                (header, tag) = (CycleRows.ReadHeader(row), row.ETag);
            else if (row.RowKey.StartsWith(CycleRows.DecisionPrefix, StringComparison.Ordinal))
                decisions.Add(row.GetJson<Decision>("Decision"));
            else
                drafts.Add(row.GetJson<Draft>("Draft"));
        }

        return header is null ? null : new CycleSnapshot(header, new CycleDecisions(decisions), drafts) { HeadTag = tag };
    }

    /// <exception cref="InvalidOperationException">No such cycle was opened.</exception>
    public async Task<CycleSnapshot> LoadAsync(CancellationToken ct) =>
        await FindAsync(ct) ?? throw new InvalidOperationException($"Cycle {Cycle} was never opened.");

    /// <summary>The head with the tag that a change of it must match.</summary>
    /// <exception cref="InvalidOperationException">No such cycle was opened.</exception>
    public async Task<(CycleHeader Header, ETag ETag)> HeaderAsync(CancellationToken ct)
    {
        var row = await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, CycleRows.HeaderKey, cancellationToken: ct);
        return row.HasValue ? (CycleRows.ReadHeader(row.Value!), row.Value!.ETag) : throw new InvalidOperationException($"Cycle {Cycle} was never opened.");
    }

    public Task<PendingAndRounds> PendingAndRoundsAsync(CancellationToken ct) => RoundsAsync(OutboxRows.PendingPrefix, ct);

    /// <summary>The same without the mails that have yet to go, hundreds on the morning of a round.</summary>
    public Task<PendingAndRounds> RefusedAndRoundsAsync(CancellationToken ct) => RoundsAsync(OutboxRows.RefusedPrefix, ct);

    private async Task<PendingAndRounds> RoundsAsync(string from, CancellationToken ct)
    {
        var pending = new List<PendingRow>();
        var refused = new List<RefusedRow>();
        var rounds = new List<RoundRecord>();
        StoredRound? last = null;
        await foreach (var row in RangeAsync(from, "s", ct))
        {
            if (row.RowKey.StartsWith(OutboxRows.PendingPrefix, StringComparison.Ordinal))
            {
                pending.Add(OutboxRows.ReadPending(row));
                continue;
            }

            if (row.RowKey.StartsWith(OutboxRows.RefusedPrefix, StringComparison.Ordinal))
            {
                refused.Add(OutboxRows.ReadRefused(row));
                continue;
            }

            last = CycleRows.ReadRound(row);
            rounds.Add(last.Record);
        }

        return new(pending, rounds, last) { Refused = refused };
    }

    public async Task<UnitRow?> FindUnitAsync(string unit, CancellationToken ct)
    {
        var row = await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, UnitRows.Key(unit), cancellationToken: ct);
        return row.HasValue ? UnitRows.Read(row.Value!) : null;
    }

    /// <summary>All units in the register's order.</summary>
    public async Task<IReadOnlyList<UnitRow>> UnitsAsync(CancellationToken ct)
    {
        var units = new List<UnitRow>();
        await foreach (var row in RangeAsync(UnitRows.Prefix, "u}", ct))
            units.Add(UnitRows.Read(row));
        return [.. units.OrderBy(row => row.Unit.Order)];
    }

    /// <summary>Which units had to report and when they first sent, without the rest of their rows.</summary>
    public async Task<IReadOnlyList<Sending>> SendingsAsync(CancellationToken ct)
    {
        var sendings = new List<Sending>();
        await foreach (var row in RangeAsync(UnitRows.Prefix, "u}", ct, UnitRows.SendingColumns))
            sendings.Add(UnitRows.ReadSending(row));
        return sendings;
    }

    /// <summary>The units from one id to another in the order of keys, both included.</summary>
    public async Task<IReadOnlyDictionary<string, CycleUnit>> UnitsAsync(string first, string last, CancellationToken ct)
    {
        var units = new Dictionary<string, CycleUnit>(StringComparer.Ordinal);
        await foreach (var row in RangeAsync(UnitRows.Key(first), UnitRows.Key(last) + "\0", ct))
            units.Add(row.RowKey[UnitRows.Prefix.Length..], UnitRows.Read(row).Unit);
        return units;
    }

    public async Task<StoredRound?> FindRoundAsync(DateOnly day, CancellationToken ct)
    {
        var row = await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, CycleRows.RoundKey(day), cancellationToken: ct);
        return row.HasValue ? CycleRows.ReadRound(row.Value!) : null;
    }

    public async Task<StoredVersion?> FindVersionAsync(string unit, int version, CancellationToken ct)
    {
        var row = await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, VersionRows.Key(unit, version), cancellationToken: ct);
        return row.HasValue ? VersionRows.Read(row.Value!) : null;
    }

    /// <summary>All versions, of one unit or of all, by unit and version.</summary>
    public async IAsyncEnumerable<StoredVersion> VersionsAsync(string? unit, [EnumeratorCancellation] CancellationToken ct)
    {
        var prefix = unit is null ? VersionRows.Prefix : $"{VersionRows.Prefix}{unit}|";
        await foreach (var row in RangeAsync(prefix, prefix[..^1] + "}", ct))
            yield return VersionRows.Read(row);
    }

    /// <summary>All versions of the units from one id to another in the order of keys, both included.</summary>
    public async IAsyncEnumerable<StoredVersion> VersionsAsync(string first, string last, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in RangeAsync($"{VersionRows.Prefix}{first}|", $"{VersionRows.Prefix}{last}}}", ct))
            yield return VersionRows.Read(row);
    }

    /// <summary>A unit's versions without what they contain.</summary>
    public async IAsyncEnumerable<StoredVersion> VersionHeadsAsync(string unit, [EnumeratorCancellation] CancellationToken ct)
    {
        var prefix = $"{VersionRows.Prefix}{unit}|";
        await foreach (var row in RangeAsync(prefix, prefix[..^1] + "}", ct, VersionRows.Head))
            yield return VersionRows.Read(row);
    }

    /// <summary>What heads answered, of one unit or of all, by unit and version.</summary>
    public async Task<IReadOnlyList<HeadAnswer>> HeadAnswersAsync(string? unit, CancellationToken ct)
    {
        var answers = new List<HeadAnswer>();
        var prefix = unit is null ? HeadAnswerRows.Prefix : $"{HeadAnswerRows.Prefix}{unit}|";
        await foreach (var row in RangeAsync(prefix, prefix[..^1] + "}", ct))
            answers.Add(HeadAnswerRows.Read(row));
        return answers;
    }

    public async IAsyncEnumerable<OutboxRow> OutboxAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in RangeAsync(OutboxRows.Prefix, "m}", ct))
            yield return OutboxRows.Read(row);
    }

    /// <summary>The decided mails to one holder.</summary>
    public async Task<IReadOnlyList<OutboxRow>> MailsToAsync(Holder holder, CancellationToken ct)
    {
        var mails = new List<OutboxRow>();
        var prefix = $"{OutboxRows.Prefix}{holder}|";
        await foreach (var row in RangeAsync(prefix, prefix[..^1] + "}", ct))
            mails.Add(OutboxRows.Read(row));
        return mails;
    }

    /// <summary>Keys of the decided mails to one holder.</summary>
    public async Task<IReadOnlyList<string>> MailKeysToAsync(Holder holder, CancellationToken ct)
    {
        var keys = new List<string>();
        var prefix = $"{OutboxRows.Prefix}{holder}|";
        await foreach (var row in RangeAsync(prefix, prefix[..^1] + "}", ct, ["RowKey"]))
            keys.Add(row.RowKey[OutboxRows.Prefix.Length..]);
        return keys;
    }

    /// <summary>What changed from a moment on, in order.</summary>
    public async IAsyncEnumerable<AuditEntry> AuditAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in RangeAsync(AuditRows.KeyOf(since), "a}", ct))
            yield return AuditRows.Read(row);
    }

    /// <summary>Keys of all mails that were ever decided.</summary>
    public async Task<IReadOnlySet<string>> MailKeysAsync(CancellationToken ct)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in RangeAsync(OutboxRows.Prefix, "m}", ct, ["RowKey"]))
            keys.Add(row.RowKey[OutboxRows.Prefix.Length..]);
        return keys;
    }

    /// <summary>Whether a hold was ever recorded: one small request, and where none was, the decisions need not be read.</summary>
    public async Task<bool> WasHeldAsync(CancellationToken ct)
    {
        var prefix = CycleRows.DecisionPrefix + "hold|";
        await foreach (var _ in RangeAsync(prefix, prefix[..^1] + "}", ct, ["RowKey"]))
            return true;
        return false;
    }

    /// <param name="mail">The notice's key.</param>
    public async Task<OutboxRow?> FindMailAsync(string mail, CancellationToken ct)
    {
        var row = await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, OutboxRows.Prefix + mail, cancellationToken: ct);
        return row.HasValue ? OutboxRows.Read(row.Value!) : null;
    }

    /// <inheritdoc cref="FindMailAsync"/>
    public async Task<RefusedRow?> FindRefusedAsync(string mail, CancellationToken ct)
    {
        var row = await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, OutboxRows.RefusedKey(mail), cancellationToken: ct);
        return row.HasValue ? OutboxRows.ReadRefused(row.Value!) : null;
    }

    public async Task<bool> ExistsAsync(string rowKey, CancellationToken ct) =>
        (await Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(Partition, rowKey, ["RowKey"], ct)).HasValue;

    /// <summary>All or nothing, in one transaction of at most 100 rows.</summary>
    /// <returns>The rows' new ETags, in order.</returns>
    /// <exception cref="StorageConflictException">A row exists already, is gone, or was changed since.</exception>
    public async Task<IReadOnlyList<ETag>> CommitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken ct)
    {
        try
        {
            var answers = await Realm.Cycles.SubmitTransactionAsync(actions, ct);
            return [.. answers.Value.Select(answer => answer.Headers.ETag ?? default)];
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            throw new StorageConflictException($"Rows of cycle {Cycle} were changed by somebody else ({fault.ErrorCode}).", fault);
        }
    }

    /// <summary>Inserts groups of rows that stand for themselves; a group that exists already is left as it is.</summary>
    public async Task InsertAbsentAsync(IReadOnlyList<IReadOnlyList<TableTransactionAction>> groups, CancellationToken ct)
    {
        var perTransaction = groups.Count == 0 ? 1 : Math.Max(1, LargestTransaction / groups.Max(group => group.Count));
        foreach (var chunk in groups.Chunk(perTransaction))
        {
            try
            {
                await CommitAsync(chunk.SelectMany(group => group), ct);
            }
            catch (StorageConflictException) when (chunk.Length > 1)
            {
                await InsertAbsentAsync([.. chunk.Take(chunk.Length / 2)], ct);
                await InsertAbsentAsync([.. chunk.Skip(chunk.Length / 2)], ct);
            }
            catch (StorageConflictException)
            {
                // Decided before: the row that stands is the decision.
            }
        }
    }

    /// <summary>Writes decided mails for anyone to send; those decided before are left as they are.</summary>
    public Task WriteMailsAsync(IEnumerable<Notice> notices, CycleView view, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return InsertAbsentAsync([.. notices.Select(notice => OutboxRows.Insert(Partition, notice, view.Now, now, view.Transport).ToList())], ct);
    }

    /// <summary>HCTH was told of refused mails; those that were sent again meanwhile need no mark.</summary>
    public async Task MarkToldAsync(IEnumerable<string> mails, CancellationToken ct)
    {
        foreach (var mail in mails)
        {
            try
            {
                await Realm.Cycles.UpdateEntityAsync(new TableEntity(Partition, OutboxRows.RefusedKey(mail)) { ["Told"] = true }, ETag.All, TableUpdateMode.Merge, ct);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Its address was corrected.
            }
        }
    }

    internal AsyncPageable<TableEntity> RangeAsync(string from, string below, CancellationToken ct, IEnumerable<string>? columns = null) =>
        Realm.Cycles.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {from} and RowKey lt {below}"), select: columns, cancellationToken: ct);
}
