using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>What a sign-in link stands for.</summary>
/// <param name="Address">Whose it is: the hash of the address that it was mailed to.</param>
/// <param name="Path">Where its reader wanted to go; null for the desk itself.</param>
/// <param name="ETag">Of its row: whoever uses it first takes the row away.</param>
internal sealed record SignInToken(string Key, string Address, string? Path, ETag ETag);

/// <summary>The single-use tokens of sign-in links: a row each, under the token's hash. Partition <c>signin</c> of the table Cycle; in real time.</summary>
public sealed class SignInTokens(StorageRealms realms, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Partition = "signin";

    private TableClient Table => realms.Production.Cycles;

    /// <returns>The token, for the mail alone.</returns>
    internal async Task<(string Token, DateTimeOffset Expires)> IssueAsync(string address, string? path, CancellationToken ct)
    {
        var (token, expires) = (Secret.New(), time.GetUtcNow() + Lifetime);
        await Table.AddEntityAsync(
            new TableEntity(Partition, Secret.HashOf(token)) { ["Schema"] = 1, ["Address"] = address, ["Path"] = path, ["Expires"] = expires }, ct);
        return (token, expires);
    }

    /// <summary>Null where the token is not ours, was used, or has expired.</summary>
    internal async Task<SignInToken?> FindAsync(string? token, CancellationToken ct)
    {
        if (!Secret.IsWellFormed(token))
            return null;
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(Partition, Secret.HashOf(token!), cancellationToken: ct);
        return row is { HasValue: true, Value: { } entity } && !HasExpired(entity, time.GetUtcNow())
            ? new(entity.RowKey, entity.GetString("Address"), entity.GetString("Path"), entity.ETag)
            : null;
    }

    /// <returns>False where somebody else used it first. After an answer that was lost it is used, too: better asked for twice than used twice.</returns>
    internal async Task<bool> TryUseAsync(SignInToken token, CancellationToken ct)
    {
        try
        {
            using var answer = await Table.DeleteEntityAsync(Partition, token.Key, token.ETag, ct);
            return !answer.IsError;
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Takes away the rows of tokens that nobody used in time.</summary>
    internal async Task SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await foreach (var row in Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, select: ["PartitionKey", "RowKey", "Expires"], cancellationToken: ct))
        {
            if (HasExpired(row, now))
                await Table.DeleteEntityAsync(Partition, row.RowKey, ETag.All, ct);
        }
    }

    private static bool HasExpired(TableEntity row, DateTimeOffset now) => now >= (row.GetDateTimeOffset("Expires") ?? default);
}
