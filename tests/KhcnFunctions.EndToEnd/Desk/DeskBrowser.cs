using KhcnFunctions.EndToEnd.Web;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>One person's browser: keeps the cookie that it was given, follows no redirect.</summary>
/// <param name="client">Address from which it comes.</param>
internal sealed class DeskBrowser(HttpClient http, string client)
{
    /// <summary>Name and value; null where none is kept.</summary>
    public string? Cookie { get; set; }

    public Task<HttpResponseMessage> OpenAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    /// <param name="site">What the browser says of the form's origin.</param>
    public Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields, string site = "same-origin", string accept = "text/html") =>
        SendAsync(HttpMethod.Post, path, HttpRequests.Form(fields), site, accept);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? site, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("Accept", accept);
        if (Cookie is not null)
            request.Headers.Add("Cookie", Cookie);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            // One may go as another comes; that which comes is kept.
            var set = cookies.LastOrDefault(cookie => !cookie.Contains("=;", StringComparison.Ordinal)) ?? cookies.First();
            var pair = set[..set.IndexOf(';', StringComparison.Ordinal)];
            Cookie = pair.EndsWith('=') ? null : pair;
        }

        return answer;
    }
}
