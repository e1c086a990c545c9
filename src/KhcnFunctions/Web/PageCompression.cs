using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KhcnFunctions.Web;

/// <summary>
/// Compresses a long page for a browser that takes gzip; neither host does it by itself. For pages without secrets alone: beside
/// what a caller may put into an address, the length of a compressed page would tell of them (BREACH).
/// </summary>
internal static class PageCompression
{
    public static IActionResult CompressedFor(this IActionResult answer, HttpRequest request)
    {
        request.HttpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (answer is not ContentResult { StatusCode: null or StatusCodes.Status200OK } page || !request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality is not 0))
            return answer;
        request.HttpContext.Response.Headers.ContentEncoding = "gzip";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(page.Content ?? ""));
        return new FileContentResult(packed.ToArray(), page.ContentType!);
    }
}
