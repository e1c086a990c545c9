using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>
/// Keeps a leader's link for half an hour, for the pages of answers alone, so that the token stays in no history. Lax, as
/// that of a unit (<see cref="UnitLink"/>): it has to follow the redirect from a mail.
/// </summary>
internal static class LeaderCookie
{
    private const string Name = "khcn-y-kien";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public static string? KeptBy(HttpRequest request) => request.Cookies[Name];

    /// <param name="secure">False only where the pages are reached by plain HTTP.</param>
    public static void KeepIn(HttpResponse response, string link, bool secure) => response.Cookies.Append(Name, link, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = secure,
        Path = LeaderPages.Home,
        MaxAge = Life,
        IsEssential = true,
    });
}
