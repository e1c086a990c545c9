using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>
/// The cookie of who is signed in, gone with the browser. Behind HTTPS its name has the prefix __Host-, so that no other
/// site of the domain can set it. Lax, so that a link in a mail finds its reader signed in; forms from elsewhere still lack it.
/// </summary>
public sealed class SessionCookie(IOptions<KhcnOptions> options)
{
    private const string PlainName = "khcn-ban-lam-viec";

    internal string? KeptBy(HttpRequest request) => request.Cookies[NameFor(request)];

    internal void Keep(HttpRequest request, string secret) =>
        request.HttpContext.Response.Cookies.Append(NameFor(request), secret, AttributesFor(request));

    internal void Remove(HttpRequest request) =>
        request.HttpContext.Response.Cookies.Delete(NameFor(request), AttributesFor(request));

    private string NameFor(HttpRequest request) => (request.IsSecure(options.Value) ? "__Host-" : "") + PlainName;

    private CookieOptions AttributesFor(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsSecure(options.Value),
        Path = "/",
        IsEssential = true,
    };
}
