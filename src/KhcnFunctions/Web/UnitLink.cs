using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>The last part of a unit's link: its token, after the name of the rehearsal where it belongs to one.</summary>
internal sealed partial record UnitLink(string? Rehearsal, string Token)
{
    private const string Cookie = "khcn-bao-cao";
    private const string Path = "/don-vi";

    /// <summary>Null where the text can be no link of ours.</summary>
    public static UnitLink? Read(string? text) =>
        text is not null && Form().Match(text) is { Success: true } match
            ? new UnitLink(match.Groups["rehearsal"] is { Success: true } rehearsal ? rehearsal.Value : null, match.Groups["token"].Value)
            : null;

    /// <summary>What the browser kept; null where it kept nothing.</summary>
    public static string? KeptBy(HttpRequest request) => request.Cookies[Cookie];

    /// <summary>
    /// Lets the browser keep the link until it is closed, for the unit's own pages alone. Lax, since a strict cookie would
    /// not follow the redirect when somebody comes from a mail on the web; a form sent from elsewhere still lacks it.
    /// </summary>
    /// <param name="secure">False only where the pages are reached by plain HTTP.</param>
    public void KeepIn(HttpResponse response, bool secure) => response.Cookies.Append(Cookie, ToString(), new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = secure,
        Path = Path,
        IsEssential = true,
    });

    public override string ToString() => Rehearsal is null ? Token : $"{Rehearsal}--{Token}";

    // The name of a rehearsal becomes part of names in storage.
    [GeneratedRegex("^((?<rehearsal>thu[0-9a-f]{1,20})--)?(?<token>[a-zA-Z2-7]{40})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
