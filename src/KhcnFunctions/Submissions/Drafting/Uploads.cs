using System.Runtime.CompilerServices;
using System.Text;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>A file on its way in; read it before the next one.</summary>
internal sealed record Upload(string Name, Stream Content, bool SignedCopy);

/// <summary>Reads the files of a multipart form (RFC 7578) one after another, as they come.</summary>
internal static class Uploads
{
    private const int LongestBoundary = 100;

    /// <exception cref="ProblemException">415 for another content type, 400 for what is no multipart.</exception>
    public static async IAsyncEnumerable<Upload> ReadAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = new MultipartReader(BoundaryOf(request), request.Body);
        var isSignedCopy = false;
        while (await NextAsync(reader, ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            if (disposition.IsFileDisposition())
            {
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                if (name.Length > 0)
                    yield return new(name, section.Body, isSignedCopy);
            }
            else if (HeaderUtilities.RemoveQuotes(disposition.Name).ToString() == "ban-ky")
            {
                using var value = new StreamReader(section.Body, Encoding.UTF8);
                var start = new char[8];
                isSignedCopy = await value.ReadAsync(start, ct) > 0;
            }
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
