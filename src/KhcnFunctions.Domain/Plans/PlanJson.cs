using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans;

/// <summary>How the records are written as JSON: names and choices in camelCase, days yyyy-MM-dd, annual days dd/MM, times HH:mm.</summary>
internal static class PlanJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
        NewLine = "\n",
        // The file is for people to read; it is never put into HTML as it stands.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new AnnualDayConverter(), new TimeConverter() },
    };

    private const string OnlyWritten = "A plan is read by PlanFile.Read, which names every mistake.";

    private sealed class AnnualDayConverter : JsonConverter<AnnualDay>
    {
        public override AnnualDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException(OnlyWritten);

        public override void Write(Utf8JsonWriter writer, AnnualDay value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class TimeConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException(OnlyWritten);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
