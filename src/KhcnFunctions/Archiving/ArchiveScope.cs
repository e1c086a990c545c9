using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Archiving;

/// <summary>
/// What goes into an archive: all of production, or one cycle with what it rests on. Never what passes by itself: who is
/// signed in, the counts of requests, rehearsals. Nor, with one cycle alone, the key of the links, which opens all the others.
/// </summary>
internal sealed class ArchiveScope(StorageRealm realm, CycleKey? cycle)
{
    private const string Mail = InboundRows.Partition;
    private const string MailRecord = "m|";
    private const string Rehearsal = "rehearsal|";

    public CycleKey? Cycle { get; } = cycle;

    public StorageRealm Realm { get; } = realm;

    public IReadOnlyList<TableClient> Tables => [Realm.Cycles, Realm.Plans];

    public IReadOnlyList<BlobContainerClient> Containers => Cycle is null ? [Realm.Keys, Realm.Files, Realm.Mailbox] : [Realm.Files];

    /// <summary>The rows of a table, in the order of their keys.</summary>
    public async IAsyncEnumerable<TableEntity> RowsAsync(TableClient table, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(FilterOf(table), cancellationToken: ct))
        {
            if (Holds(table.Name, row))
                yield return row;
        }
    }

    /// <summary>Whether an archive of this scope may hold the row.</summary>
    public bool Holds(string table, TableEntity row)
    {
        if (table == Realm.Plans.Name)
            return Cycle is null ? !row.RowKey.StartsWith(Rehearsal, StringComparison.Ordinal) : row.PartitionKey == Cycle.Agency && IsOfPlan(row.RowKey, Cycle.Plan);
        return Cycle is null ? row.PartitionKey is not ("limits" or "session" or "signin") : row.PartitionKey switch
        {
            CycleIndex.Index => row.RowKey == Cycle.Partition,
            CycleIndex.Token => row.RowKey == AccessToken.IdOf(Cycle),
            Mail => row.GetString("Cycle") == Cycle.Partition,
            _ => row.PartitionKey == Cycle.Partition,
        };
    }

    /// <summary>The blobs of a container, in the order of their names.</summary>
    public async IAsyncEnumerable<string> BlobsAsync(BlobContainerClient container, [EnumeratorCancellation] CancellationToken ct)
    {
        if (Cycle is null)
        {
            await foreach (var name in NamesAsync(container, null, ct))
                yield return name;
            yield break;
        }

        var mails = await MailsAsync(ct);
        var isMailFirst = mails.Count > 0 && string.CompareOrdinal(mails[0], FolderOf(Cycle)) < 0;
        foreach (var mail in isMailFirst ? mails : [])
            yield return mail;
        await foreach (var name in NamesAsync(container, FolderOf(Cycle), ct))
            yield return name;
        foreach (var mail in isMailFirst ? [] : mails)
            yield return mail;
    }

    /// <summary>Whether an archive of this scope may hold the blob.</summary>
    public bool Holds(string blob) => Cycle is null || blob.StartsWith(FolderOf(Cycle), StringComparison.Ordinal) || blob.StartsWith(InboundRows.Folder, StringComparison.Ordinal);

    /// <summary>The tables, by the names that they have in an archive.</summary>
    public TableClient? Table(string name) => Tables.FirstOrDefault(table => table.Name == name);

    public BlobContainerClient? Container(string name) => Containers.FirstOrDefault(container => container.Name == name);

    private static string FolderOf(CycleKey cycle) => $"{cycle.Agency}/{cycle.Plan}/{cycle.Period}/";

    private string? FilterOf(TableClient table) => Cycle is null ? null
        : table == Realm.Plans ? TableClient.CreateQueryFilter($"PartitionKey eq {Cycle.Agency}")
        : TableClient.CreateQueryFilter($"PartitionKey eq {Cycle.Partition} or PartitionKey eq {CycleIndex.Index} or PartitionKey eq {CycleIndex.Token} or PartitionKey eq {Mail}");

    // Leaders and staff are those of the current revision: with it the archive tells who they were.
    private static bool IsOfPlan(string row, string plan) =>
        row == $"plan|{plan}" || row.StartsWith($"rev|{plan}|", StringComparison.Ordinal) || row.StartsWith($"published|{plan}|", StringComparison.Ordinal)
        || row.StartsWith("calendar|", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> MailsAsync(CancellationToken ct)
    {
        var mails = new List<string>();
        await foreach (var row in RowsAsync(Realm.Cycles, ct))
        {
            if (row.PartitionKey == Mail && row.RowKey.StartsWith(MailRecord, StringComparison.Ordinal))
                mails.Add(InboundRows.BlobOf(row.RowKey[MailRecord.Length..]));
        }

        return mails;
    }

    private static async IAsyncEnumerable<string> NamesAsync(BlobContainerClient container, string? prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, ct).GetAsyncEnumerator(ct);
        while (await NextAsync(blobs))
            yield return blobs.Current.Name;
    }

    // A container comes with its first use.
    private static async Task<bool> NextAsync(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }
}
