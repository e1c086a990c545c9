using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>
/// Who is signed in: a row each, under the hash of what the browser keeps. Partition <c>session</c> of the table Cycle; in real
/// time. Who a session stands for is looked up in the register at each request, so that a change there counts at once.
/// </summary>
public sealed class DeskSessions(StorageRealms realms, DeskRegister register, TimeProvider time)
{
    /// <summary>From signing in on.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Without a request.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(2);

    private const string Partition = "session";

    /// <summary>A request is noted at most so often.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(10);

    private TableClient Table => realms.Production.Cycles;

    /// <summary>The seam for every kind of sign-in: somebody whose address was proven is signed in.</summary>
    /// <returns>The secret that the browser is to keep.</returns>
    internal async Task<string> OpenAsync(DeskUser user, CancellationToken ct)
    {
        var (secret, now) = (Secret.New(), time.GetUtcNow());
        await Table.AddEntityAsync(
            new TableEntity(Partition, Secret.HashOf(secret))
            {
                ["Schema"] = 1,
                ["Agency"] = user.Agency,
                ["Plan"] = user.Plan,
                ["Person"] = user.Id,
                ["Address"] = Secret.HashOfAddress(user.Email),
                ["IssuedAt"] = now,
                ["Expires"] = now + Longest,
                ["LastSeen"] = now,
            }, ct);
        return secret;
    }

    /// <summary>Who is signed in; null where nobody is any more.</summary>
    /// <param name="secret">What the browser kept.</param>
    internal async Task<DeskUser?> FindAsync(string? secret, CancellationToken ct)
    {
        if (!Secret.IsWellFormed(secret))
            return null;
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(Partition, Secret.HashOf(secret!), cancellationToken: ct);
        var now = time.GetUtcNow();
        if (!found.HasValue || HasEnded(found.Value!, now))
            return null;
        var row = found.Value!;
        var user = await register.FindAsync(row.GetString("Agency"), row.GetString("Plan"), row.GetString("Person"), row.GetString("Address"), ct);
        return user is null || await NoteAsync(row, now, ct) ? user : null;
    }

    internal async Task EndAsync(string? secret, CancellationToken ct)
    {
        if (Secret.IsWellFormed(secret))
            await Table.DeleteEntityAsync(Partition, Secret.HashOf(secret!), ETag.All, ct);
    }

    /// <summary>Takes away the rows of sessions that have ended.</summary>
    internal async Task SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await foreach (var row in Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, select: ["PartitionKey", "RowKey", "Expires", "LastSeen"], cancellationToken: ct))
        {
            if (HasEnded(row, now))
                await Table.DeleteEntityAsync(Partition, row.RowKey, ETag.All, ct);
        }
    }

    private static bool HasEnded(TableEntity row, DateTimeOffset now) =>
        now >= (row.GetDateTimeOffset("Expires") ?? default) || now >= (row.GetDateTimeOffset("LastSeen") ?? default) + LongestIdle;

    /// <returns>False where the session was ended meanwhile: noting it must not bring it back.</returns>
    private async Task<bool> NoteAsync(TableEntity row, DateTimeOffset now, CancellationToken ct)
    {
        if (now < row.GetDateTimeOffset("LastSeen") + NotedEvery)
            return true;
        try
        {
            await Table.UpdateEntityAsync(new TableEntity(Partition, row.RowKey) { ["LastSeen"] = now }, ETag.All, TableUpdateMode.Merge, ct);
            return true;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }
}
