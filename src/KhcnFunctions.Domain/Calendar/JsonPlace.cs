using System.Globalization;
using System.Text.Json;

namespace KhcnFunctions.Calendar;

/// <summary>A value in a JSON file that knows where it stands; what is wrong goes to one list, and reading goes on.</summary>
internal sealed class JsonPlace(JsonElement element, string path, List<CalendarMistake> mistakes)
{
    public string Path => path;

    /// <summary>True when this is an object; fields that the format does not know are refused.</summary>
    public bool IsObjectOf(params string[] fields)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            mistakes.Add(new(path.Length > 0 ? path : "toàn tệp", "phải là một đối tượng { … }"));
            return false;
        }

        foreach (var unknown in element.EnumerateObject().Where(property => !fields.Contains(property.Name, StringComparer.Ordinal)))
            Refuse(unknown.Name, $"không có trường này; các trường được dùng: {string.Join(", ", fields)}");
        return true;
    }

    public bool Has(string field) => element.TryGetProperty(field, out _);

    /// <summary>Null when it was refused.</summary>
    public int? Whole(string field, int min, int max)
    {
        if (element.TryGetProperty(field, out var value)
            && value.ValueKind is JsonValueKind.Number
            && value.TryGetInt32(out var number)
            && number >= min
            && number <= max)
        {
            return number;
        }

        Refuse(field, string.Create(CultureInfo.InvariantCulture, $"phải là một số nguyên từ {min} đến {max}"));
        return null;
    }

    public bool Flag(string field, bool whenAbsent)
    {
        if (!element.TryGetProperty(field, out var value))
            return whenAbsent;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Refuse(field, "phải là true hoặc false");
        return value.ValueKind is JsonValueKind.True;
    }

    /// <summary>Null when it was refused.</summary>
    public string? Text(string field)
    {
        var text = element.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        if (!string.IsNullOrWhiteSpace(text))
            return text.Normalize();
        Refuse(field, "phải có và là một chuỗi ký tự không trống");
        return null;
    }

    /// <summary>Null when it was refused.</summary>
    public IReadOnlyList<JsonPlace>? Items(string field)
    {
        if (element.TryGetProperty(field, out var list) && list.ValueKind is JsonValueKind.Array)
        {
            return [.. list.EnumerateArray().Select((item, index) =>
                new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{At(field)}[{index}]"), mistakes))];
        }

        Refuse(field, "phải có và là một danh sách [ … ]");
        return null;
    }

    public void Refuse(string field, string message) => mistakes.Add(new(At(field), message));

    private string At(string field) => path.Length > 0 ? $"{path}.{field}" : field;
}
