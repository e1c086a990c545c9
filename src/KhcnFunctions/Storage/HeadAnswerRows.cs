using Azure.Data.Tables;

namespace KhcnFunctions.Storage;

/// <summary>What the head said of a version that waited.</summary>
/// <param name="Remarks">What is to be mended, in the head's words; null where the head approved.</param>
/// <param name="Through">By which link or address the answer came.</param>
internal sealed record HeadAnswer(string Unit, int Version, bool Approved, string? Remarks, DateTimeOffset At, string Through);

/// <summary>Rows <c>h|{unit}|{version}</c>: inserted once, never changed.</summary>
internal static class HeadAnswerRows
{
    public const string Prefix = "h|";

    public static string Key(string unit, int version) => FormattableString.Invariant($"{Prefix}{unit}|{version:0000}");

    public static TableEntity Write(string partition, HeadAnswer answer)
    {
        var row = new TableEntity(partition, Key(answer.Unit, answer.Version))
        {
            ["Schema"] = 1,
            ["Approved"] = answer.Approved,
            ["At"] = answer.At,
            ["Through"] = answer.Through,
        };
        if (answer.Remarks is not null)
            row.SetText("Remarks", answer.Remarks);
        return row;
    }

    public static HeadAnswer Read(TableEntity row)
    {
        var parts = row.RowKey.Split('|');
        return new HeadAnswer(
            parts[1],
            int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
            row.GetBoolean("Approved") ?? false,
            row.FindText("Remarks"),
            row.GetDateTimeOffset("At") ?? default,
            row.GetString("Through"));
    }
}
