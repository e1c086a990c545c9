using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace KhcnFunctions.Web;

/// <summary>Reads a request's body up to a limit; what is longer is refused before it is taken in.</summary>
internal static class RequestBody
{
    private const int MostFields = 10_000;
    private const int LongestName = 200;

    /// <exception cref="ProblemException">415 for another content type, 413 above the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadJsonAsync(HttpRequest request, int largest, CancellationToken ct)
    {
        CheckType(request, "application/json");
        return await ReadAsync(request, largest, ct);
    }

    /// <summary>Reads a page's form; of a field that comes twice the first counts.</summary>
    /// <inheritdoc cref="ReadFieldsAsync"/>
    public static async Task<IReadOnlyDictionary<string, string>> ReadFormAsync(HttpRequest request, int largest, CancellationToken ct) =>
        (await ReadFieldsAsync(request, largest, ct)).ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);

    /// <summary>Reads a page's form with every value of each field.</summary>
    /// <exception cref="ProblemException">415 for another content type, 413 above the limit or for too many fields.</exception>
    public static async Task<IReadOnlyDictionary<string, StringValues>> ReadFieldsAsync(HttpRequest request, int largest, CancellationToken ct)
    {
        CheckType(request, "application/x-www-form-urlencoded");
        var body = await ReadAsync(request, largest, ct);
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = MostFields, KeyLengthLimit = LongestName, ValueLengthLimit = largest };
            return reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            throw TooLarge(largest);
        }
    }

    private static void CheckType(HttpRequest request, string type)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(type, StringComparison.OrdinalIgnoreCase) is not true)
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "content-type", "Sai kiểu nội dung", $"Nội dung gửi lên phải có kiểu {type}.");
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int largest, CancellationToken ct)
    {
        if (request.ContentLength > largest)
            throw TooLarge(largest);

        return await ReadAsync(request.Body, largest, ct);
    }

    /// <exception cref="ProblemException">413 above the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream from, int largest, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await from.ReadAsync(body.GetMemory(16 * 1024), ct);
            if (read == 0)
                return body.WrittenMemory;
            body.Advance(read);
            if (body.WrittenCount > largest)
                throw TooLarge(largest);
        }
    }

    private static ProblemException TooLarge(int largest) => new(
        StatusCodes.Status413PayloadTooLarge, "too-large", "Nội dung quá lớn",
        FormattableString.Invariant($"Nội dung gửi lên vượt quá {largest / 1024} KB; đề nghị rút gọn và gửi lại."));
}
