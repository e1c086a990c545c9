using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Storage;

/// <summary>How far a decided mail came.</summary>
internal enum MailState
{
    Pending,
    Sent,

    /// <summary>The servers of all its addresses took it, as the provider says.</summary>
    Delivered,

    /// <summary>It came back from an address, or the provider did not try it, for good.</summary>
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
    Notice Notice, MailState State, DateTimeOffset DecidedAt, DateTimeOffset? SentAt, IReadOnlyList<string> To, string? ProviderId, string? Remark)
{
    /// <summary>What the provider's events said of each address.</summary>
    public AddressFates Fates { get; init; } = AddressFates.None;

    /// <summary>Of the row as it was read.</summary>
    public ETag ETag { get; init; }
}

/// <summary>A mail that still has to go.</summary>
/// <param name="NextAttempt">Real time; before it nobody touches the row: a lease while somebody sends, a back-off after a failure.</param>
/// <param name="Transport">By which it may go, see <see cref="OutboxRows.TransportOf"/>.</param>
/// <param name="ETag">Of the row as it was read or claimed; default for one just inserted.</param>
internal sealed record PendingRow(Notice Notice, DateTimeOffset DecidedAt, DateTimeOffset NextAttempt, int Attempts, string? Transport, ETag ETag)
{
    /// <summary>Addresses that took the mail in an earlier attempt, in which others were refused.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];
}

/// <summary>A mail that was refused for good and may go again once an address is corrected.</summary>
/// <param name="To">Addresses that were refused.</param>
/// <param name="At">The cycle's time of the refusal.</param>
/// <param name="Told">HCTH was told of it.</param>
internal sealed record RefusedRow(PendingRow Mail, IReadOnlyList<string> To, RefusalCause Cause, string Answer, DateTimeOffset At, bool Told)
{
    public Notice Notice => Mail.Notice;
}

/// <summary>
/// Rows <c>m|{key}</c>, the record of a mail, and <c>p|{key}</c>, which stands beside it as long as the mail has to go.
/// Both are inserted in the transaction of what caused the mail; the mark that it went deletes <c>p</c>. Where it was
/// refused for good, <c>q|{key}</c> takes the place of <c>p</c> until an address is corrected.
/// </summary>
internal static class OutboxRows
{
    public const string Prefix = "m|";
    public const string PendingPrefix = "p|";
    public const string RefusedPrefix = "q|";

    private const string Configured = "configured";
    private const string Local = "local";

    public static string Key(Notice notice) => Prefix + notice.Key;

    public static string PendingKey(Notice notice) => PendingPrefix + notice.Key;

    public static string RefusedKey(string notice) => RefusedPrefix + notice;

    /// <summary>The mark of a cycle's mails: a rehearsal's stay on the machine, whatever the settings say.</summary>
    public static string TransportOf(CycleKey cycle) => cycle.Rehearsal is null ? Configured : Local;

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
            ["Transport"] = transport,
        };
        pending.SetJson("Notice", notice);
        yield return new(TableTransactionActionType.Add, record);
        yield return new(TableTransactionActionType.Add, pending);
    }

    /// <summary>A mail that nobody decided yet and that is not to go: whoever decides it meets its record.</summary>
    /// <param name="at">The cycle's time.</param>
    public static TableTransactionAction Forestall(string partition, Notice notice, DateTimeOffset at, string transport, string remark)
    {
        var record = (TableEntity)Insert(partition, notice, at, at, transport).First().Entity;
        (record["State"], record["SentAt"], record["Remark"]) = (nameof(MailState.Dropped), at, remark);
        return new(TableTransactionActionType.Add, record);
    }

    public static TableTransactionAction Claim(string partition, PendingRow pending, DateTimeOffset until) => new(
        TableTransactionActionType.UpdateMerge,
        new TableEntity(partition, PendingKey(pending.Notice)) { ["NextAttempt"] = until, ["Attempts"] = pending.Attempts + 1 },
        pending.ETag);

    /// <summary>The mail is done with: its record says how, and nothing is pending any more.</summary>
    /// <param name="claim">The row that may be deleted; any, where the mail has gone and must not go again.</param>
    public static IEnumerable<TableTransactionAction> Settle(
        string partition, Notice notice, MailState state, DateTimeOffset at, IReadOnlyList<string> to, string? providerId, string? remark, ETag claim)
    {
        var record = new TableEntity(partition, Key(notice)) { ["State"] = state.ToString(), ["SentAt"] = at, ["To"] = Join(to) };
        if (providerId is not null)
            record["ProviderId"] = providerId;
        if (remark is not null)
            record["Remark"] = remark;
        yield return new(TableTransactionActionType.UpdateMerge, record, ETag.All);
        yield return new(TableTransactionActionType.Delete, new TableEntity(partition, PendingKey(notice)), claim);
    }

    /// <summary>Goes with the mark: HCTH has to be told, and a corrected address lets the mail go again.</summary>
    public static TableTransactionAction Refuse(string partition, RefusedRow refused)
    {
        var row = Mail(partition, RefusedKey(refused.Notice.Key), refused.Mail);
        row["To"] = Join(refused.To);
        row["Cause"] = refused.Cause.ToString();
        row.SetText("Answer", refused.Answer);
        row["At"] = refused.At;
        row["Told"] = refused.Told;
        return new(TableTransactionActionType.UpsertReplace, row);
    }

    /// <summary>What was heard of a mail since it went.</summary>
    public static TableTransactionAction Learn(string partition, OutboxRow mail)
    {
        var row = new TableEntity(partition, Key(mail.Notice)) { ["State"] = mail.State.ToString(), ["SentAt"] = mail.SentAt, ["To"] = Join(mail.To), ["Remark"] = mail.Remark ?? "" };
        row.SetJson("Fates", mail.Fates.Known);
        return new(TableTransactionActionType.UpdateMerge, row, mail.ETag);
    }

    /// <summary>The refused mail has to go again, under the same key; what yet comes of its earlier attempts to the refused addresses no longer counts.</summary>
    /// <param name="record">The mail's record, as it was read.</param>
    public static IEnumerable<TableTransactionAction> Resend(string partition, OutboxRow record, RefusedRow refused, DateTimeOffset nextAttempt)
    {
        var row = new TableEntity(partition, Key(refused.Notice)) { ["State"] = nameof(MailState.Pending), ["Remark"] = "", ["To"] = Join(refused.Mail.Taken) };
        row.SetJson("Fates", record.Fates.GiveBack(refused.To, refused.Mail.Attempts).Known);
        yield return new(TableTransactionActionType.UpdateMerge, row, record.ETag);
        yield return new(TableTransactionActionType.Add, Mail(partition, PendingKey(refused.Notice), refused.Mail with { NextAttempt = nextAttempt }));
        yield return new(TableTransactionActionType.Delete, new TableEntity(partition, RefusedKey(refused.Notice.Key)), refused.Mail.ETag);
    }

    private static TableEntity Mail(string partition, string key, PendingRow mail)
    {
        var row = new TableEntity(partition, key)
        {
            ["Schema"] = 1,
            ["DecidedAt"] = mail.DecidedAt,
            ["NextAttempt"] = mail.NextAttempt,
            ["Attempts"] = mail.Attempts,
            ["Transport"] = mail.Transport,
            ["Taken"] = Join(mail.Taken),
        };
        row.SetJson("Notice", mail.Notice);
        return row;
    }

    public static OutboxRow Read(TableEntity row) => new(
        row.GetJson<Notice>("Notice"), Enum.Parse<MailState>(row.GetString("State")), row.GetDateTimeOffset("DecidedAt") ?? default,
        row.GetDateTimeOffset("SentAt"), Split(row, "To"),
        row.GetString("ProviderId"), row.GetString("Remark"))
    {
        Fates = row.FindText("Fates") is null ? AddressFates.None : new(row.GetJson<IReadOnlyList<AddressFate>>("Fates")),
        ETag = row.ETag,
    };

    public static PendingRow ReadPending(TableEntity row) => new(
        row.GetJson<Notice>("Notice"), row.GetDateTimeOffset("DecidedAt") ?? default, row.GetDateTimeOffset("NextAttempt") ?? default,
        row.GetInt32("Attempts") ?? 0, row.GetString("Transport"), row.ETag)
    {
        Taken = Split(row, "Taken"),
    };

    public static RefusedRow ReadRefused(TableEntity row) => new(
        ReadPending(row), Split(row, "To"), Enum.Parse<RefusalCause>(row.GetString("Cause")), row.FindText("Answer") ?? "",
        row.GetDateTimeOffset("At") ?? default, row.GetBoolean("Told") ?? false);

    private static string Join(IReadOnlyList<string> addresses) => string.Join(' ', addresses);

    private static string[] Split(TableEntity row, string column) => (row.GetString(column) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
