using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KhcnFunctions.Submissions;

/// <summary>The one written form of a report: the same content always gives the same bytes, so a hash can stand for it.</summary>
public static class CanonicalReport
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write(Report report) => JsonSerializer.SerializeToUtf8Bytes(report, Form);

    /// <exception cref="JsonException">The bytes are not a report.</exception>
    public static Report Read(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<Report>(canonical, Form) ?? throw new JsonException("A report is never null.");

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));
}
