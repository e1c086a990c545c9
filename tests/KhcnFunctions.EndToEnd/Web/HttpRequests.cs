using System.Net;

namespace KhcnFunctions.EndToEnd.Web;

internal static class HttpRequests
{
    private const string Cookie = "khcn-bao-cao";

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient http, string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The unit's page, as a browser sees it that kept the link.</summary>
    public static async Task<HttpResponseMessage> OpenUnitPageAsync(this HttpClient http, string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/bao-cao");
        request.Headers.Add("Cookie", $"{Cookie}={link}");
        return await http.SendAsync(request);
    }

    /// <summary>The page's text as its reader sees it, without marks.</summary>
    public static async Task<string> ReadTextAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var body = html[html.IndexOf("<body", StringComparison.Ordinal)..];
        var text = System.Text.RegularExpressions.Regex.Replace(body, "<[^>]*>", " ");
        return System.Text.RegularExpressions.Regex.Replace(WebUtility.HtmlDecode(text), @"\s+", " ");
    }
}
