using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Web;

internal static class Redirects
{
    /// <summary>303: the browser opens that address of ours by GET.</summary>
    public static IActionResult SeeOther(this HttpRequest request, string address)
    {
        request.HttpContext.Response.Headers.Location = address;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }
}
