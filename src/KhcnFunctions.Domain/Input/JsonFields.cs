using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace KhcnFunctions.Input;

/// <summary>Reads the fields of one JSON object and notes every mistake with its pointer, instead of stopping at the first.</summary>
internal sealed class JsonFields
{
    private const int MostMistakes = 200;
    private const decimal Largest = 1_000_000_000_000_000m;
    private readonly JsonElement _object;
    private readonly string _pointer;
    private readonly List<InputMistake> _mistakes;

    private JsonFields(JsonElement value, string pointer, List<InputMistake> mistakes)
    {
        _object = value;
        _pointer = pointer;
        _mistakes = mistakes;
    }

    /// <summary>Parses strictly: no comments, no field twice, not too deep. Null, with a mistake noted, where it is no such JSON.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, int maxDepth, List<InputMistake> mistakes)
    {
        if (!Utf8.IsValid(json.Span))
        {
            mistakes.Add(new("", "không phải JSON hợp lệ (không phải văn bản UTF-8)"));
            return null;
        }

        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException fault)
        {
            mistakes.Add(new("", FormattableString.Invariant($"không phải JSON hợp lệ (dòng {fault.LineNumber + 1}, vị trí {fault.BytePositionInLine + 1})")));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape in the name of a field.
            mistakes.Add(new("", "không phải JSON hợp lệ (tên trường có ký tự không hợp lệ)"));
        }

        return null;
    }

    /// <summary>The mistakes as they are answered: of very many the first, so that an answer does not outgrow what was sent.</summary>
    public static IReadOnlyList<InputMistake> Shown(List<InputMistake> mistakes) => mistakes.Count <= MostMistakes
        ? mistakes
        : [.. mistakes.Take(MostMistakes), new("", FormattableString.Invariant($"và {mistakes.Count - MostMistakes} lỗi khác"))];

    /// <summary>Null, with a mistake noted, where the value is no object. Fields other than the known ones are mistakes.</summary>
    public static JsonFields? Of(JsonElement value, string pointer, List<InputMistake> mistakes, params string[] known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(new(pointer, "phải là một đối tượng JSON {…}"));
            return null;
        }

        foreach (var property in value.EnumerateObject().Where(property => !known.Contains(property.Name, StringComparer.Ordinal)))
            mistakes.Add(new($"{pointer}/{Escape(property.Name)}", $"không có trường này; các trường được dùng: {string.Join(", ", known)}"));
        return new JsonFields(value, pointer, mistakes);
    }

    public string PointerTo(string name) => $"{_pointer}/{name}";

    public void Note(string name, string message) => _mistakes.Add(new(PointerTo(name), message));

    /// <summary>Whether there is a value, right or wrong; for texts see <see cref="IsBlank"/>.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether there is nothing to read: no value, or a text of nothing but blanks.</summary>
    public bool IsBlank(string name) =>
        Find(name) is not { } value || (value.ValueKind == JsonValueKind.String && TryGetString(value) is { } text && string.IsNullOrWhiteSpace(text));

    /// <summary>A text that has to be there; empty, with a mistake noted, where it is not or is wrong.</summary>
    public string RequiredText(string name, string missing, int longest)
    {
        if (IsBlank(name))
        {
            Note(name, missing);
            return "";
        }

        return Text(name, longest) ?? "";
    }

    public string? Text(string name, int longest = PlainText.LongestText)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Note(name, "phải là văn bản trong dấu ngoặc kép");
            return null;
        }

        if (TryGetString(value) is not { } text)
        {
            Note(name, "có ký tự không hợp lệ");
            return null;
        }

        if (PlainText.Mistake(text, longest) is { } mistake)
        {
            Note(name, mistake);
            return null;
        }

        return PlainText.Normalize(text);
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Note(name, "phải là true hoặc false");
        return value.ValueKind == JsonValueKind.True;
    }

    public decimal? Number(string name, bool negativeAllowed)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            Note(name, "phải là một số");
            return null;
        }

        if (number > Largest || number < (negativeAllowed ? -Largest : 0))
        {
            Note(name, negativeAllowed ? "nằm ngoài khoảng cho phép" : "phải là số không âm và không quá 1.000.000.000.000.000");
            return null;
        }

        // Dividing by a one with all decimals takes trailing zeros away: 1.50 and 1.5 are the same content.
        return number / 1.000000000000000000000000000m;
    }

    public T? Choice<T>(string name) where T : struct, Enum
    {
        if (Find(name) is not { } value)
            return null;
        var words = Enum.GetNames<T>().ToDictionary(word => JsonNamingPolicy.CamelCase.ConvertName(word), Enum.Parse<T>, StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.String && TryGetString(value) is { } text && words.TryGetValue(text, out var choice))
            return choice;
        Note(name, $"phải là một trong: {string.Join(", ", words.Keys)}");
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(TryGetString(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Note(name, "phải là ngày dạng năm-tháng-ngày, ví dụ 2026-12-08");
        return null;
    }

    public JsonElement? Find(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The entries of a list with their pointers; empty, with a mistake noted, where the value is no list.</summary>
    public IEnumerable<(JsonElement Value, string Pointer)> List(string name, int longest)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            Note(name, "phải là danh sách […]");
            return [];
        }

        if (value.GetArrayLength() > longest)
        {
            Note(name, FormattableString.Invariant($"có quá {longest} mục"));
            return [];
        }

        return value.EnumerateArray().Select((entry, index) => (entry, FormattableString.Invariant($"{_pointer}/{name}/{index}")));
    }

    // A lone surrogate written as an escape passes the parser and fails only here.
    public static string? TryGetString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Escape(string name)
    {
        var shown = name.Length > 40 ? name[..40] : name;
        return shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
