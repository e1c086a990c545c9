using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;

namespace KhcnFunctions.Archiving;

/// <summary>
/// A row as a line: the JSON in which the Table service itself writes it, with the type beside every value that JSON alone
/// does not tell, columns in the order of their names. A row has one line only, and a line one row.
/// </summary>
internal static partial class ArchivedRow
{
    /// <summary>In bytes: an entity of 1 MiB, each of whose characters is escaped.</summary>
    public const int LongestLine = 8 * 1024 * 1024;

    private const int MostColumns = 252;
    private const int LongestText = 32 * 1024;
    private const int LargestRow = 1024 * 1024;
    private const string TypeMark = "@odata.type";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 2 };

    public static byte[] Write(TableEntity row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Form);
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, value) in ColumnsOf(row))
            Write(json, name, value);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="ArchiveException">It is no row, or one that the Table service would not take.</exception>
    public static TableEntity Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            var values = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
            var row = new TableEntity(KeyIn(values, "PartitionKey"), KeyIn(values, "RowKey"));
            foreach (var (name, value) in values.Where(value => value.Key is not ("PartitionKey" or "RowKey") && !value.Key.EndsWith(TypeMark, StringComparison.Ordinal)))
                row[name] = ValueOf(value, values.TryGetValue(name + TypeMark, out var type) ? type.GetString() : null);
            // What does not come back as the same bytes was not written by an export.
            if (!Fits(row) || !Write(row).AsSpan().SequenceEqual(line.Span))
                throw new FormatException("The line is not as an export writes it.");
            return row;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw new ArchiveException("Bản lưu có dòng dữ liệu không đọc được.", fault);
        }
    }

    /// <summary>In the order of the Table service.</summary>
    public static int Compare(TableEntity one, TableEntity other) =>
        string.CompareOrdinal(one.PartitionKey, other.PartitionKey) is var order and not 0 ? order : string.CompareOrdinal(one.RowKey, other.RowKey);

    private static IEnumerable<KeyValuePair<string, object>> ColumnsOf(TableEntity row) => row
        .Where(column => column.Value is not null && column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
        .OrderBy(column => column.Key, StringComparer.Ordinal);

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                Typed("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                Typed("Edm.DateTime", instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case Guid id:
                Typed("Edm.Guid", id.ToString());
                break;
            case byte[] bytes:
                Typed("Edm.Binary", Convert.ToBase64String(bytes));
                break;
            case BinaryData bytes:
                Typed("Edm.Binary", Convert.ToBase64String(bytes));
                break;
            default:
                throw new InvalidOperationException($"Column {name} holds a {value.GetType()}, which no table does.");
        }

        void Typed(string type, string text)
        {
            json.WriteString(name + TypeMark, type);
            json.WriteString(name, text);
        }
    }

    private static object ValueOf(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (null, JsonValueKind.String) => value.GetString()!,
        (null, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (null, JsonValueKind.Number) => value.GetInt32(),
        ("Edm.Int64", _) => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
        ("Edm.DateTime", _) => new DateTimeOffset(DateTime.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), TimeSpan.Zero),
        ("Edm.Guid", _) => Guid.ParseExact(value.GetString()!, "D"),
        ("Edm.Binary", _) => Convert.FromBase64String(value.GetString()!),
        _ => throw new FormatException($"There is no type {type}."),
    };

    private static string KeyIn(Dictionary<string, JsonElement> values, string name)
    {
        var key = values[name].GetString() ?? throw new FormatException($"{name} is null.");
        return key.Length <= 512 && key.All(letter => letter is not ('/' or '\\' or '#' or '?') && !char.IsControl(letter)) ? key : throw new FormatException($"{name} is no key.");
    }

    // Limits of the Table service, so that it refuses no row after others were written ("Understanding the Table service data model").
    private static bool Fits(TableEntity row)
    {
        var columns = ColumnsOf(row).ToList();
        return columns.Count <= MostColumns
            && columns.All(column => ColumnName().IsMatch(column.Key) && (column.Value is not string text || text.Length <= LongestText) && (column.Value is not byte[] bytes || bytes.Length <= 2 * LongestText))
            && 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + columns.Sum(SizeOf) <= LargestRow;
    }

    private static int SizeOf(KeyValuePair<string, object> column) => 8 + (2 * column.Key.Length) + column.Value switch
    {
        string text => 4 + (2 * text.Length),
        byte[] bytes => 4 + bytes.Length,
        Guid => 16,
        _ => 8,
    };

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{Nd}_]{0,254}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ColumnName();
}
