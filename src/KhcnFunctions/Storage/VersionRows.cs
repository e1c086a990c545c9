using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Storage;

/// <summary>One version of a unit's report as it was received.</summary>
/// <param name="Operation">Id of the write, by which a writer knows its own row again.</param>
/// <param name="Content">Canonical JSON in UTF-8; null where it stands in <paramref name="Blob"/>.</param>
internal sealed record StoredVersion(
    string Unit, int Version, string ReceiptId, string Sha256, DateTimeOffset ReceivedAt, Timeliness Timeliness,
    string Operation, byte[]? Content, string? Blob)
{
    public SubmissionChannel Channel { get; init; }

    /// <summary>By which link or address it came, such as <c>link 1</c>, <c>head link 1</c> or <c>mail</c>.</summary>
    public string? Through { get; init; }
}

/// <summary>Rows <c>v|{unit}|{version}</c>: inserted once, never changed.</summary>
internal static class VersionRows
{
    public const string Prefix = "v|";

    /// <summary>The columns that say what was received and when, without its content.</summary>
    public static readonly string[] Head = ["PartitionKey", "RowKey", "ReceiptId", "Sha256", "ReceivedAt", "Timeliness", "Operation", "Channel", "Through"];

    public static string Key(string unit, int version) => FormattableString.Invariant($"{Prefix}{unit}|{version:0000}");

    public static TableEntity Write(string partition, StoredVersion version)
    {
        var row = new TableEntity(partition, Key(version.Unit, version.Version))
        {
            ["Schema"] = 1,
            ["ReceiptId"] = version.ReceiptId,
            ["Sha256"] = version.Sha256,
            ["ReceivedAt"] = version.ReceivedAt,
            ["Timeliness"] = version.Timeliness.ToString(),
            ["Operation"] = version.Operation,
        };
        if (version.Channel is not SubmissionChannel.Api)
            row["Channel"] = version.Channel.ToString();
        if (version.Through is not null)
            row["Through"] = version.Through;
        if (version.Blob is not null)
            row["Blob"] = version.Blob;
        else
            row.SetText("Content", Encoding.UTF8.GetString(version.Content!));
        return row;
    }

    public static StoredVersion Read(TableEntity row)
    {
        var parts = row.RowKey.Split('|');
        return new StoredVersion(
            parts[1],
            int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
            row.GetString("ReceiptId"),
            row.GetString("Sha256"),
            row.GetDateTimeOffset("ReceivedAt") ?? default,
            Enum.Parse<Timeliness>(row.GetString("Timeliness")),
            row.GetString("Operation"),
            row.FindText("Content") is { } content ? Encoding.UTF8.GetBytes(content) : null,
            row.GetString("Blob"))
        {
            Channel = row.GetString("Channel") is { } channel ? Enum.Parse<SubmissionChannel>(channel) : default,
            Through = row.GetString("Through"),
        };
    }
}
