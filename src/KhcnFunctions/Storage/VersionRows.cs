using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Storage;

/// <summary>One version of a unit's report as it was received.</summary>
/// <param name="Operation">Id of the write, by which a writer knows its own row again.</param>
/// <param name="Content">Canonical JSON in UTF-8; null where it stands in <paramref name="Blob"/>.</param>
internal sealed record StoredVersion(
    string Unit, int Version, string ReceiptId, string Sha256, DateTimeOffset ReceivedAt, Timeliness Timeliness,
    string Operation, byte[]? Content, string? Blob);

/// <summary>Rows <c>v|{unit}|{version}</c>: inserted once, never changed.</summary>
internal static class VersionRows
{
    public const string Prefix = "v|";

    /// <summary>The columns that say what was received and when, without its content.</summary>
    public static readonly string[] Head = ["PartitionKey", "RowKey", "ReceiptId", "Sha256", "ReceivedAt", "Timeliness", "Operation"];

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
            row.GetString("Blob"));
    }
}
