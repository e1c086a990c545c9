using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>Reads a request's body up to a limit; what is longer is refused before it is taken in.</summary>
internal static class RequestBody
{
    /// <exception cref="ProblemException">415 for another content type, 413 above the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadJsonAsync(HttpRequest request, int largest, CancellationToken ct)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) is not true)
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "content-type", "Sai kiểu nội dung", "Nội dung gửi lên phải có kiểu application/json.");
        if (request.ContentLength > largest)
            throw TooLarge(largest);

        var body = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(16 * 1024), ct);
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
