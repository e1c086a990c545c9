using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Submissions.ByMail;

namespace KhcnFunctions.Storage;

/// <summary>A mail that is stored and not settled yet.</summary>
/// <param name="Sha256">Of its bytes, by which its blob is named.</param>
internal sealed record PendingInbound(string Sha256, MailFacts Facts, int Attempts, DateTimeOffset StoredAt);

/// <summary>What became of a mail.</summary>
/// <param name="Outcome">Such as submission, approved, elsewhere, quarantined, keptOut.</param>
/// <param name="Detail">Receipt or reason.</param>
internal sealed record InboundOutcome(string Outcome, string? Detail, IncomingMail? Mail, string? Cycle, string? Unit)
{
    /// <summary>Id of what was sent, whichever way and however often its mail came.</summary>
    public string? Identity { get; init; }
}

/// <summary>
/// Partition <c>mail</c> of the table Cycle: <c>m|{sha256}</c> a mail that came, <c>p|{sha256}</c> beside it while it is not
/// settled, <c>q|{identity}</c> what waits for HCTH, <c>n|{day}|{unit}|{n}</c> guidance that was mailed.
/// </summary>
internal static class InboundRows
{
    public const string Partition = "mail";
    public const string PendingPrefix = "p|";
    public const string QuarantinePrefix = "q|";

    /// <summary>In which the mails lie as they came.</summary>
    public const string Folder = "inbound/";

    public static string BlobOf(string sha256) => $"{Folder}{sha256}.eml";

    public static string Key(string sha256) => "m|" + sha256;

    public static string PendingKey(string sha256) => PendingPrefix + sha256;

    public static IEnumerable<TableTransactionAction> Insert(string sha256, MailFacts facts, DateTimeOffset storedAt, DateTimeOffset nextAttempt)
    {
        var record = new TableEntity(Partition, Key(sha256)) { ["Schema"] = 1, ["StoredAt"] = storedAt, ["State"] = "Stored" };
        record.SetJson("Facts", facts);
        var pending = new TableEntity(Partition, PendingKey(sha256)) { ["Schema"] = 1, ["StoredAt"] = storedAt, ["NextAttempt"] = nextAttempt, ["Attempts"] = 0 };
        pending.SetJson("Facts", facts);
        yield return new(TableTransactionActionType.Add, record);
        yield return new(TableTransactionActionType.Add, pending);
    }

    public static IEnumerable<TableTransactionAction> Settle(string sha256, InboundOutcome outcome, DateTimeOffset at)
    {
        var record = new TableEntity(Partition, Key(sha256))
        {
            ["State"] = "Settled",
            ["SettledAt"] = at,
            ["Outcome"] = outcome.Outcome,
            ["Detail"] = outcome.Detail,
            ["Kind"] = outcome.Mail?.Kind.ToString(),
            ["Sender"] = outcome.Mail?.Sender,
            ["Subject"] = outcome.Mail?.Subject,
            ["MessageId"] = outcome.Mail?.MessageId,
            ["ReceivedAt"] = outcome.Mail?.ReceivedAt,
            ["Cycle"] = outcome.Cycle,
            ["Unit"] = outcome.Unit,
            ["Identity"] = outcome.Identity,
        };
        yield return new(TableTransactionActionType.UpdateMerge, record, ETag.All);
        yield return new(TableTransactionActionType.Delete, new TableEntity(Partition, PendingKey(sha256)), ETag.All);
    }

    public static PendingInbound ReadPending(TableEntity row) => new(
        row.RowKey[PendingPrefix.Length..], row.GetJson<MailFacts>("Facts"), row.GetInt32("Attempts") ?? 0, row.GetDateTimeOffset("StoredAt") ?? default);
}
