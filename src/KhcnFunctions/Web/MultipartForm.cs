using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KhcnFunctions.Web;

/// <summary>One part of a multipart form; read it before the next one.</summary>
/// <param name="FileName">Null for a plain field; empty where no file was chosen.</param>
internal sealed record FormPart(string Name, string? FileName, Stream Body)
{
    /// <summary>A plain field's text.</summary>
    /// <exception cref="ProblemException">413 above the limit.</exception>
    public async Task<string> ReadTextAsync(int longest, CancellationToken ct)
    {
        using var reader = new StreamReader(Body, Encoding.UTF8);
        var text = new char[longest + 1];
        var read = await reader.ReadBlockAsync(text, ct);
        return read <= longest ? new(text, 0, read) : throw new ProblemException(
            StatusCodes.Status413PayloadTooLarge, "too-large", "Nội dung quá lớn", "Nội dung gửi lên quá dài; đề nghị rút gọn và gửi lại.");
    }
}

/// <summary>Reads a multipart form (RFC 7578) part by part, as it comes.</summary>
internal static class MultipartForm
{
    private const int LongestBoundary = 100;

    /// <exception cref="ProblemException">415 for another content type, 400 for what is no multipart.</exception>
    public static async IAsyncEnumerable<FormPart> ReadAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = new MultipartReader(BoundaryOf(request), request.Body);
        while (await NextAsync(reader, ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            var file = disposition.IsFileDisposition()
                ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString()
                : null;
            yield return new(name, file, section.Body);
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "content-type", "Sai kiểu nội dung", "Tệp gửi lên phải ở dạng multipart/form-data.");

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadNextSectionAsync(ct);
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, "broken-upload", "Chưa nhận được tệp", "Đường truyền bị ngắt khi đang gửi tệp; đề nghị gửi lại tệp này.");
        }
    }
}
