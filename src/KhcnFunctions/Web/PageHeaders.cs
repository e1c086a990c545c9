using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>The headers of every answer, for pages and API alike.</summary>
internal static class PageHeaders
{
    private static readonly string Policy =
        $"default-src 'none'; style-src {PageStyle.Source}; img-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What no page of ours ever asks of a browser, so that what might get into one can't either.</summary>
    private const string Permissions =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <param name="secure">The browser comes by HTTPS, and from then on is to come so alone, for a year.</param>
    public static void Set(IHeaderDictionary headers, bool secure)
    {
        if (secure)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers.CacheControl = "no-store";
        headers.ContentLanguage = "vi";
    }

    /// <summary>
    /// The page sends forms. Browsers that know no Sec-Fetch-Site say where a form comes from by its Origin or Referer, which
    /// the policy no-referrer would empty; the addresses of these pages hold nothing secret.
    /// </summary>
    public static void AllowForms(IHeaderDictionary headers) => headers["Referrer-Policy"] = "same-origin";

    /// <summary>The page sends forms and may run our script.</summary>
    public static void AllowScript(IHeaderDictionary headers)
    {
        AllowForms(headers);
        headers.ContentSecurityPolicy = $"{Policy}; script-src {PageScript.Source}; connect-src 'self'";
    }

    /// <summary>A file that somebody sent: only ever saved, never shown from our origin.</summary>
    public static void OnlyForSaving(IHeaderDictionary headers) => headers.ContentSecurityPolicy = "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The page may hold a frame of our own origin.</summary>
    public static void AllowOwnFrame(IHeaderDictionary headers) => headers.ContentSecurityPolicy = Policy + "; frame-src 'self'";

    /// <summary>A foreign document, to be shown in a frame of ours alone: no scripts, no links that lead anywhere, nothing loaded.</summary>
    public static void Sandbox(IHeaderDictionary headers)
    {
        headers.XFrameOptions = "SAMEORIGIN";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
    }
}
