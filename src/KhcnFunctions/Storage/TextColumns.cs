using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace KhcnFunctions.Storage;

/// <summary>Long texts in columns of at most 60 KB each: a string property ends at 64 KiB, an entity at 1 MiB.</summary>
internal static class TextColumns
{
    /// <summary>Longest text, in characters of two bytes, that stands inline; a longer one goes to a blob.</summary>
    public const int LongestInline = 250_000;

    private const int Chunk = 30_000;

    internal static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void SetText(this TableEntity row, string column, string text)
    {
        for (var (i, at) = (0, 0); at < text.Length || i == 0; i++, at += Chunk)
            row[Name(column, i)] = text.Substring(at, Math.Min(Chunk, text.Length - at));
    }

    public static string? FindText(this TableEntity row, string column)
    {
        if (row.GetString(Name(column, 0)) is not { } first)
            return null;
        if (!row.ContainsKey(Name(column, 1)))
            return first;
        var text = new StringBuilder(first);
        for (var i = 1; row.GetString(Name(column, i)) is { } chunk; i++)
            text.Append(chunk);
        return text.ToString();
    }

    public static void SetJson<T>(this TableEntity row, string column, T value) => row.SetText(column, JsonSerializer.Serialize(value, Form));

    /// <exception cref="InvalidDataException">The row has no such column, or it holds something else.</exception>
    public static T GetJson<T>(this TableEntity row, string column)
    {
        var text = row.FindText(column) ?? throw new InvalidDataException($"Row {row.PartitionKey}/{row.RowKey} has no column {column}.");
        return JsonSerializer.Deserialize<T>(text, Form) ?? throw new InvalidDataException($"Column {column} of row {row.PartitionKey}/{row.RowKey} is null.");
    }

    private static string Name(string column, int index) => index == 0 ? column : column + index.ToString(CultureInfo.InvariantCulture);
}
