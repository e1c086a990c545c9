using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KhcnFunctions.Consolidation.Figures;

/// <summary>The figures as JSON.</summary>
public static class FigureJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write(FigureData data) => JsonSerializer.SerializeToUtf8Bytes(data, Form);
}
