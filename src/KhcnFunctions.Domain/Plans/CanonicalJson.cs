using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KhcnFunctions.Plans;

/// <summary>JSON in its canonical form (RFC 8785), for hashing. Numbers must be whole: a plan has no others.</summary>
internal static class CanonicalJson
{
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject fields:
                AppendAll(text, '{', fields.OrderBy(field => field.Key, StringComparer.Ordinal), '}', field =>
                {
                    AppendString(text, field.Key);
                    text.Append(':');
                    Append(text, field.Value);
                });
                break;
            case JsonArray items:
                AppendAll(text, '[', items, ']', item => Append(text, item));
                break;
            default:
                AppendValue(text, node);
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> parts, char close, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(part);
        }

        text.Append(close);
    }

    private static void AppendValue(StringBuilder text, JsonNode value)
    {
        if (value.GetValueKind() is JsonValueKind.String)
            AppendString(text, value.GetValue<string>());
        else if (value.GetValueKind() is JsonValueKind.Number)
            text.Append(value.GetValue<int>().ToString(CultureInfo.InvariantCulture));
        else
            text.Append(value.GetValueKind() is JsonValueKind.True ? "true" : "false");
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }
}
