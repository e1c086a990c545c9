using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Web;

namespace KhcnFunctions.EndToEnd.Api;

/// <summary>What the API answered, with its tag.</summary>
internal sealed record Reply(HttpStatusCode Status, string? Tag, Answer Answer)
{
    public string? Problem => Answer.Problem;

    public string Text(string name) => Answer.Body.GetProperty(name).GetString()!;

    public override string ToString() => $"{Answer}";
}

/// <summary>A program of HCTH at the API of one cycle.</summary>
internal sealed class OfficeApi(CycleHarness cycle)
{
    public const string Officer = "cv-hcth";

    public Task<Reply> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, null, token: token);

    /// <summary>Then the cycle looks what is due.</summary>
    public async Task<Reply> PostAsync(string path, JsonNode body, string? tag = null, string? token = null)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await PostAsync(path, content, tag, token);
    }

    /// <inheritdoc cref="PostAsync(string, JsonNode, string?, string?)"/>
    public async Task<Reply> PostAsync(string path, HttpContent body, string? tag = null, string? token = null)
    {
        var reply = await SendAsync(HttpMethod.Post, path, body, tag, token);
        await cycle.TickAsync();
        return reply;
    }

    public async Task<HttpResponseMessage> SaveAsync(string path)
    {
        using var http = new HttpClient();
        using var request = Request(HttpMethod.Get, path, null, null);
        return await http.SendAsync(request);
    }

    /// <summary>The JSON as a field of a form, and files, each under the name of its field.</summary>
    public static MultipartFormDataContent Form(string name, JsonNode json, params (string Field, string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(json.ToJsonString()), name } };
        foreach (var (field, file, content) in files)
            form.Add(new ByteArrayContent(content), field, file);
        return form;
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? body, string? tag = null, string? token = null)
    {
        using var http = new HttpClient();
        using var request = Request(method, path, body, token);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await http.SendAsync(request);
        return new(answer.StatusCode, answer.Headers.ETag?.ToString(), await Answer.ReadAsync(answer));
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body, string? token)
    {
        var request = new HttpRequestMessage(method, new Uri(cycle.Address, $"{cycle.Route}/{path}")) { Content = body };
        request.Headers.Authorization = new("Bearer", token ?? cycle.TokenOf(CallerFinder.OfficeHolder));
        return request;
    }
}
