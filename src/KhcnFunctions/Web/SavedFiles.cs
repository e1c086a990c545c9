using KhcnFunctions.Submissions.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Web;

/// <summary>Files for people: only ever saved, never shown from our origin.</summary>
internal static class SavedFiles
{
    public static IActionResult SaveAs(this HttpRequest request, string name, string type, byte[] content)
    {
        Name(request, name);
        return new FileContentResult(content, type);
    }

    /// <param name="content">Read to its end and closed with the answer.</param>
    public static IActionResult SaveAs(this HttpRequest request, string name, string type, Stream content)
    {
        Name(request, name);
        return new FileStreamResult(content, type);
    }

    private static void Name(HttpRequest request, string name)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentDisposition = FileTypes.ContentDisposition(name);
        PageHeaders.OnlyForSaving(headers);
    }
}
