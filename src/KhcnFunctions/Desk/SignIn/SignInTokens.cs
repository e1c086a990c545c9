using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>What a sign-in link stands for.</summary>
/// <param name="Address">Whose it is: the hash of the address that it was mailed to; null where <paramref name="People"/> says it.</param>
/// <param name="People">Those who were proven otherwise, by <see cref="SignInChoice.ValueOf"/>; empty where the address says it.</param>
/// <param name="Path">Where its reader wanted to go; null for the desk itself.</param>
/// <param name="ETag">Of its row: whoever uses it first takes the row away.</param>
internal sealed record SignInToken(string Key, string? Address, IReadOnlyList<string> People, string? Path, ETag ETag);

/// <summary>
/// The single-use tokens of sign-in links: a row each, under the token's hash; and the states of other ways that were used, which
/// count once, too. Partition <c>signin</c> of the table Cycle; in real time.
/// </summary>
public sealed class SignInTokens(StorageRealms realms, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Partition = "signin";

    private TableClient Table => realms.Production.Cycles;

    /// <returns>The token, for the mail alone.</returns>
    internal Task<(string Token, DateTimeOffset Expires)> IssueAsync(string address, string? path, CancellationToken ct) => IssueAsync(address, null, path, ct);

    /// <summary>For people who were proven otherwise, to choose as whom.</summary>
    /// <returns>The token, for their browser alone.</returns>
    internal Task<(string Token, DateTimeOffset Expires)> IssueAsync(IReadOnlyList<string> people, string? path, CancellationToken ct) =>
        IssueAsync(null, string.Join('\n', people), path, ct);

    /// <summary>Notes that a state of another way was used.</summary>
    /// <returns>False where it was used before. After an answer that was lost it is used, too.</returns>
    internal async Task<bool> TryUseStateAsync(string state, DateTimeOffset expires, CancellationToken ct)
    {
        try
        {
            // Under a key that no token has.
            await Table.AddEntityAsync(new TableEntity(Partition, "state|" + Secret.HashOf(state)) { ["Schema"] = 1, ["Expires"] = expires }, ct);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Null where the token is not ours, was used, or has expired.</summary>
    internal async Task<SignInToken?> FindAsync(string? token, CancellationToken ct)
    {
        if (!Secret.IsWellFormed(token))
            return null;
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(Partition, Secret.HashOf(token!), cancellationToken: ct);
        return row is { HasValue: true, Value: { } entity } && !HasExpired(entity, time.GetUtcNow())
            ? new(entity.RowKey, entity.GetString("Address"), entity.GetString("People")?.Split('\n') ?? [], entity.GetString("Path"), entity.ETag)
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

    private async Task<(string Token, DateTimeOffset Expires)> IssueAsync(string? address, string? people, string? path, CancellationToken ct)
    {
        var (token, expires) = (Secret.New(), time.GetUtcNow() + Lifetime);
        await Table.AddEntityAsync(
            new TableEntity(Partition, Secret.HashOf(token)) { ["Schema"] = 1, ["Address"] = address, ["People"] = people, ["Path"] = path, ["Expires"] = expires }, ct);
        return (token, expires);
    }

    private static bool HasExpired(TableEntity row, DateTimeOffset now) => now >= (row.GetDateTimeOffset("Expires") ?? default);
}
