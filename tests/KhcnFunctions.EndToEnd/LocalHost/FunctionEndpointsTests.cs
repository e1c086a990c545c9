using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Functions;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

[Collection(SharedAzurite.Name)]
public sealed class FunctionEndpointsTests(AzuriteFixture azurite, SampleHost host) : IClassFixture<SampleHost>, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.App.Address };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task HomePage_IsAtTheRoot()
    {
        var response = await _http.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<h1>Trang chủ</h1>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RouteValues_AreBoundByName()
    {
        var json = await _http.GetFromJsonAsync<JsonElement>("/api/skhcn-quangngai/items/42?q=x");

        Assert.Equal("""{"agency":"skhcn-quangngai","number":42,"query":"x"}""", json.GetRawText());
    }

    [Theory]
    [InlineData("GET", "/api/a/items/many", HttpStatusCode.NotFound)]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/a/items/1", HttpStatusCode.NoContent)]
    [InlineData("PUT", "/api/a/items/1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/Moved", HttpStatusCode.Redirect)]
    [InlineData("PATCH", "/api/problem", HttpStatusCode.UnprocessableEntity)]
    [InlineData("GET", "/broken", HttpStatusCode.InternalServerError)]
    public async Task Request_IsAnswered(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var response = await _http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProblemResult_KeepsItsMediaType()
    {
        var response = await _http.GetAsync(new Uri("/api/problem", UriKind.Relative));

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Thiếu số, ký hiệu", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task FileResult_IsADownload()
    {
        var response = await _http.GetAsync(new Uri("/files/bao-cao.pdf", UriKind.Relative));

        Assert.Equal("bao-cao.pdf", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("%PDF", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_AboveKestrelsDefault_ReachesTheFunction()
    {
        using var body = new ByteArrayContent(new byte[40 * 1024 * 1024]);

        var response = await _http.PostAsync(new Uri("/api/count", UriKind.Relative), body);

        Assert.Equal("41943040", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Caller_ThatLeaves_CancelsTheFunction()
    {
        using var leaving = new CancellationTokenSource();

        var request = _http.GetAsync(new Uri("/patient", UriKind.Relative), leaving.Token);
        await UntilSeenAsync("began");
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await UntilSeenAsync("left");
    }

    [Fact]
    public async Task DurableClient_IsBound()
    {
        var response = await _http.PostAsync(new Uri("/api/begin", UriKind.Relative), content: null);
        var id = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("http 7 v1.0", (await host.CompletionAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(typeof(RefusedPages.WithKey), "Anonymous")]
    [InlineData(typeof(RefusedPages.WithFunctionContext), "'context'")]
    [InlineData(typeof(RefusedPages.WithText), "IActionResult")]
    public async Task Start_WithAFunctionItCannotServe_NamesItAndWhy(Type functions, string why)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            azurite.StartHostAsync(options => options with { Functions = FunctionCatalog.Of(functions) }));

        Assert.Contains($"'{functions.Name}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnATakenPort_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<LocalHostException>(() =>
            azurite.StartHostAsync(options => options with { Port = host.App.Address.Port, RunEngine = false }));

        Assert.Equal(ExitCode.PortTaken, failure.Code);
    }

    private async Task UntilSeenAsync(string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!host.Witness.Seen.Contains(what))
            await Task.Delay(20, limit.Token);
    }
}
