using System.Net;

namespace KhcnFunctions.EndToEnd.Web;

internal static partial class HttpRequests
{
    private const string Cookie = "khcn-bao-cao";

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient http, string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>A page of the unit, as a browser sees it that kept the link.</summary>
    public static async Task<HttpResponseMessage> OpenUnitPageAsync(this HttpClient http, string link, string path = "/don-vi")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{Cookie}={link}");
        return await http.SendAsync(request);
    }

    /// <summary>Posts what a page of the unit posts, as a browser does that kept the link.</summary>
    /// <param name="site">What the browser says of the form's origin; null where it says nothing.</param>
    /// <param name="madeFor">The link by which the form was opened, where another was opened since.</param>
    public static async Task<HttpResponseMessage> PostUnitFormAsync(
        this HttpClient http, string link, string path, HttpContent content, string? site = "same-origin", string accept = "text/html", string? origin = null, string? madeFor = null, string? referer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + await http.MarkOfAsync(madeFor ?? link)) { Content = content };
        request.Headers.Add("Cookie", $"{Cookie}={link}");
        request.Headers.Add("Accept", accept);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (referer is not null)
            request.Headers.Add("Referer", referer);
        return await http.SendAsync(request);
    }

    /// <summary>What the page's forms say of whom they are made for: the query of their addresses; empty where the link opens no page.</summary>
    private static async Task<string> MarkOfAsync(this HttpClient http, string link)
    {
        using var page = await http.OpenUnitPageAsync(link);
        return MarkForm().Match(await page.Content.ReadAsStringAsync()).Value;
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?<=<form[^>]* action=\"[^\"?]*)\\?trang=[0-9a-f]{16}(?=\")", System.Text.RegularExpressions.RegexOptions.CultureInvariant, 1000)]
    private static partial System.Text.RegularExpressions.Regex MarkForm();

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>The page's text as its reader sees it, without marks.</summary>
    public static async Task<string> ReadTextAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var body = html[html.IndexOf("<body", StringComparison.Ordinal)..];
        var text = System.Text.RegularExpressions.Regex.Replace(body, "<[^>]*>", " ");
        return System.Text.RegularExpressions.Regex.Replace(WebUtility.HtmlDecode(text), @"\s+", " ");
    }
}
