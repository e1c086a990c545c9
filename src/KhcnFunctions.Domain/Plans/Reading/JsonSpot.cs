using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace KhcnFunctions.Plans.Reading;

/// <summary>A value of a JSON file with the spot where it stands, so that a mistake can be pointed at.</summary>
internal sealed class JsonSpot(JsonSpot? parent, string step, JsonValueKind kind, int offset)
{
    // A plan is six levels deep.
    private const int MaxDepth = 16;

    public JsonValueKind Kind => kind;

    /// <summary>In bytes from the start of the file.</summary>
    public int Offset => offset;

    /// <summary>A string's value, or a number as it is written.</summary>
    public string Text { get; private set; } = "";

    public List<JsonField> Fields { get; } = [];

    public List<JsonSpot> Items { get; } = [];

    /// <summary>Path such as tasks[2].leads[0]; empty for the root. Built on demand: most values are never wrong.</summary>
    public string Place => parent is null ? "" : parent.Place + (step.StartsWith('[') || parent.Place.Length == 0 ? step : "." + step);

    public string PlaceOf(string field) => Place.Length == 0 ? field : $"{Place}.{field}";

    /// <summary>The root of the file; null, with the mistake noted, when the file isn't JSON.</summary>
    public static JsonSpot? Parse(ReadOnlySpan<byte> json, MistakeList mistakes)
    {
        var start = json.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var body = json[start..];
        if (!Utf8.IsValid(body))
        {
            mistakes.AddAt(start + ValidPrefix(body), "", "Tệp không phải Unicode UTF-8 từ chỗ này.", "Lưu lại tệp với mã UTF-8; nếu văn bản dùng phông TCVN3 hoặc VNI thì chuyển sang Unicode trước.");
            return null;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var root = Value(ref reader, null, "", start);
            reader.Read();
            return root;
        }
        catch (JsonException mistake)
        {
            mistakes.AddSyntax(start, mistake.LineNumber ?? 0, mistake.BytePositionInLine ?? 0);
        }
        catch (InvalidOperationException)
        {
            mistakes.AddAt(start + (int)reader.TokenStartIndex, "", "Chuỗi có mã \\u không tạo thành ký tự Unicode trọn vẹn.", "Gõ lại ký tự đó trực tiếp, không dùng mã \\u.");
        }

        return null;
    }

    private static JsonSpot Value(ref Utf8JsonReader reader, JsonSpot? parent, string step, int start)
    {
        var spot = new JsonSpot(parent, step, KindOf(reader.TokenType), start + (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                    spot.Fields.Add(Field(ref reader, spot, start));
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                    spot.Items.Add(Value(ref reader, spot, $"[{spot.Items.Count}]", start));
                break;
            case JsonTokenType.String:
                spot.Text = reader.GetString()!;
                break;
            case JsonTokenType.Number:
                spot.Text = Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }

        return spot;
    }

    private static JsonField Field(ref Utf8JsonReader reader, JsonSpot parent, int start)
    {
        var name = reader.GetString()!;
        var nameOffset = start + (int)reader.TokenStartIndex;
        reader.Read();
        return new JsonField(name, nameOffset, Value(ref reader, parent, name, start));
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) is System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}

/// <param name="Offset">Of the name, in bytes.</param>
internal sealed record JsonField(string Name, int Offset, JsonSpot Value);
