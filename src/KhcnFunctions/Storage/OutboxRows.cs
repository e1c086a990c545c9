using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Storage;

/// <summary>How far a decided mail came.</summary>
internal enum MailState
{
    Pending,
    Sent,
    Delivered,
    Bounced,

    /// <summary>Refused for good by the mail server or the allow-list.</summary>
    Refused,

    /// <summary>No longer true right before it was to go: the unit had reported, the day had changed.</summary>
    Dropped,
}

/// <summary>The lasting record of a mail.</summary>
/// <param name="DecidedAt">The cycle's time of the decision.</param>
/// <param name="SentAt">The cycle's time of sending.</param>
/// <param name="To">Addresses that it went to.</param>
internal sealed record OutboxRow(
    Notice Notice, MailState State, DateTimeOffset DecidedAt, DateTimeOffset? SentAt, IReadOnlyList<string> To, string? ProviderId, string? Remark);

/// <summary>A mail that still has to go.</summary>
/// <param name="NextAttempt">Real time; before it nobody touches the row: a lease while somebody sends, a back-off after a failure.</param>
internal sealed record PendingRow(Notice Notice, DateTimeOffset DecidedAt, DateTimeOffset NextAttempt, int Attempts, ETag ETag);

/// <summary>
/// Rows <c>m|{key}</c>, the record of a mail, and <c>p|{key}</c>, which stands beside it as long as the mail has to go.
/// Both are inserted in the transaction of what caused the mail; the mark that it went deletes <c>p</c>.
/// </summary>
internal static class OutboxRows
{
    public const string Prefix = "m|";
    public const string PendingPrefix = "p|";

    public static string Key(Notice notice) => Prefix + notice.Key;

    public static string PendingKey(Notice notice) => PendingPrefix + notice.Key;

    /// <param name="nextAttempt">Real time: now for a mail that anyone may send, later where the writer itself sends it.</param>
    public static IEnumerable<TableTransactionAction> Insert(string partition, Notice notice, DateTimeOffset decidedAt, DateTimeOffset nextAttempt, string transport)
    {
        var record = new TableEntity(partition, Key(notice))
        {
            ["Schema"] = 1,
            ["State"] = nameof(MailState.Pending),
            ["Kind"] = notice.Kind.ToString(),
            ["Unit"] = notice.Unit,
            ["DecidedAt"] = decidedAt,
            ["Transport"] = transport,
        };
        record.SetJson("Notice", notice);
        var pending = new TableEntity(partition, PendingKey(notice))
        {
            ["Schema"] = 1,
            ["DecidedAt"] = decidedAt,
            ["NextAttempt"] = nextAttempt,
            ["Attempts"] = 0,
        };
        pending.SetJson("Notice", notice);
        yield return new(TableTransactionActionType.Add, record);
        yield return new(TableTransactionActionType.Add, pending);
    }

    public static TableTransactionAction Claim(string partition, PendingRow pending, DateTimeOffset until) => new(
        TableTransactionActionType.UpdateMerge,
        new TableEntity(partition, PendingKey(pending.Notice)) { ["NextAttempt"] = until, ["Attempts"] = pending.Attempts + 1 },
        pending.ETag);

    /// <summary>The mail is done with: its record says how, and nothing is pending any more.</summary>
    public static IEnumerable<TableTransactionAction> Settle(
        string partition, Notice notice, MailState state, DateTimeOffset at, IReadOnlyList<string> to, string? providerId, string? remark)
    {
        var record = new TableEntity(partition, Key(notice)) { ["State"] = state.ToString(), ["SentAt"] = at, ["To"] = string.Join(' ', to) };
        if (providerId is not null)
            record["ProviderId"] = providerId;
        if (remark is not null)
            record["Remark"] = remark;
        yield return new(TableTransactionActionType.UpdateMerge, record, ETag.All);
        yield return new(TableTransactionActionType.Delete, new TableEntity(partition, PendingKey(notice)), ETag.All);
    }

    public static OutboxRow Read(TableEntity row) => new(
        row.GetJson<Notice>("Notice"), Enum.Parse<MailState>(row.GetString("State")), row.GetDateTimeOffset("DecidedAt") ?? default,
        row.GetDateTimeOffset("SentAt"), (row.GetString("To") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.GetString("ProviderId"), row.GetString("Remark"));

    public static PendingRow ReadPending(TableEntity row) => new(
        row.GetJson<Notice>("Notice"), row.GetDateTimeOffset("DecidedAt") ?? default, row.GetDateTimeOffset("NextAttempt") ?? default,
        row.GetInt32("Attempts") ?? 0, row.ETag);
}
