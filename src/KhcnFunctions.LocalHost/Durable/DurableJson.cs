using System.Text.Json;
using Microsoft.DurableTask.Converters;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>JSON of inputs, outputs and events: by the worker's own JsonSerializerOptions, as in the isolated worker.</summary>
internal static class DurableJson
{
    public static JsonDataConverter Converter(JsonSerializerOptions options) => new(options);
}
