using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Storage;

/// <summary>A unit's draft as it was saved.</summary>
/// <param name="Fields">By <see cref="FormField"/>; null where they stand in <paramref name="Blob"/>.</param>
/// <param name="SavedAt">By the cycle's time.</param>
/// <param name="Through">By which link.</param>
internal sealed record StoredDraft(IReadOnlyDictionary<string, string>? Fields, string? Blob, DateTimeOffset SavedAt, string Through, RateWindow Saves, ETag ETag);

/// <summary>Rows <c>w|{unit}</c>, the draft, and <c>t|{unit}|{sha256}</c>, the files that lie with it.</summary>
internal static class DraftRows
{
    public const string Prefix = "w|";
    public const string FilePrefix = "t|";

    public static string Key(string unit) => Prefix + unit;

    public static string FileKey(string unit, string sha256) => $"{FilePrefix}{unit}|{sha256}";

    public static TableEntity Write(string partition, string unit, StoredDraft draft)
    {
        var row = new TableEntity(partition, Key(unit))
        {
            ["Schema"] = 1,
            ["SavedAt"] = draft.SavedAt,
            ["Through"] = draft.Through,
            ["WindowSince"] = draft.Saves.Since,
            ["WindowCount"] = draft.Saves.Count,
        };
        if (draft.Blob is not null)
            row["Blob"] = draft.Blob;
        else
            row.SetJson("Fields", draft.Fields);
        return row;
    }

    public static StoredDraft Read(TableEntity row) => new(
        row.FindText("Fields") is { } fields ? JsonSerializer.Deserialize<Dictionary<string, string>>(fields, TextColumns.Form) : null,
        row.GetString("Blob"),
        row.GetDateTimeOffset("SavedAt") ?? default,
        row.GetString("Through"),
        new RateWindow(row.GetDateTimeOffset("WindowSince") ?? default, row.GetInt32("WindowCount") ?? 0),
        row.ETag);

    /// <param name="at">The cycle's time, by which files are shown in order.</param>
    public static TableEntity Write(string partition, string unit, ReportFile file, DateTimeOffset at)
    {
        var row = new TableEntity(partition, FileKey(unit, file.Sha256)) { ["Schema"] = 1, ["At"] = at };
        row.SetJson("File", file);
        return row;
    }

    public static ReportFile ReadFile(TableEntity row) => row.GetJson<ReportFile>("File");
}
