using System.Net;
using System.Text.Json;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>What the API answered.</summary>
/// <param name="Body">Undefined where there is none.</param>
public sealed record Answer(HttpStatusCode Status, string? ContentType, JsonElement Body)
{
    private const string ProblemUrn = "urn:khcn:problem:";

    /// <summary>The last part of the problem's URN; null where the answer is no problem+json.</summary>
    public string? Problem =>
        ContentType == "application/problem+json" && Body.GetProperty("type").GetString() is { } type && type.StartsWith(ProblemUrn, StringComparison.Ordinal)
            ? type[ProblemUrn.Length..]
            : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{(int)Status} {(Body.ValueKind is JsonValueKind.Undefined ? "" : Body.GetRawText())}");
}
