using Azure.Data.Tables;

namespace KhcnFunctions.Storage;

/// <summary>One change: who, when, what, before, after, on which basis.</summary>
/// <param name="What">Such as submission, round, decision.extend, compiled.</param>
/// <param name="Operation">Id of the write that made the change.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Who, string What, string Subject, string? Before, string? After, string? Basis, string Operation);

/// <summary>Rows <c>a|{time}|{operation}</c>: what changed, in order of the cycle's time.</summary>
internal static class AuditRows
{
    public const string Prefix = "a|";

    public static TableEntity Write(string partition, AuditEntry entry)
    {
        var row = new TableEntity(partition, FormattableString.Invariant($"{Prefix}{entry.At.UtcDateTime:yyyyMMddHHmmssfff}|{entry.Operation}"))
        {
            ["Schema"] = 1,
            ["At"] = entry.At,
            ["Who"] = entry.Who,
            ["What"] = entry.What,
            ["Subject"] = entry.Subject,
        };
        if (entry.Before is not null)
            row.SetText("Before", entry.Before);
        if (entry.After is not null)
            row.SetText("After", entry.After);
        if (entry.Basis is not null)
            row.SetText("Basis", entry.Basis);
        return row;
    }

    /// <summary>The first key of a moment.</summary>
    public static string KeyOf(DateTimeOffset moment) => FormattableString.Invariant($"{Prefix}{moment.UtcDateTime:yyyyMMddHHmmssfff}");

    public static AuditEntry Read(TableEntity row) => new(
        row.GetDateTimeOffset("At") ?? default, row.GetString("Who") ?? "", row.GetString("What") ?? "", row.GetString("Subject") ?? "",
        row.FindText("Before"), row.FindText("After"), row.FindText("Basis"), row.RowKey.Split('|', 3) is [_, _, var operation] ? operation : "");
}
