using System.Text.Json.Nodes;
using KhcnFunctions.LocalHost.Api;
using KhcnFunctions.LocalHost.Functions;
using Xunit;

namespace KhcnFunctions.Api;

/// <summary>The API's document is what the code says, and what was promised by it stays.</summary>
public sealed class ApiDocumentTests
{
    private const string HowTo = "The API changed. If that is meant: dotnet run --project src/KhcnFunctions.LocalHost -- openapi src/KhcnFunctions/Api/openapi.json";

    [Fact]
    public async Task Document_IsWhatTheCodeSays() => Assert.True(Committed("openapi.json") == await WrittenAsync(), HowTo);

    /// <summary>The baseline is the API as it was first released; a change that breaks its callers needs a version of its own.</summary>
    [Fact]
    public async Task Document_BreaksNoCallerOfTheBaseline() =>
        Assert.Empty(ApiBreaks.Between(JsonNode.Parse(Committed("baseline.json"))!, JsonNode.Parse(await WrittenAsync())!));

    [Theory]
    [InlineData("""{"paths":{}}""", "GET /a is gone")]
    [InlineData("""{"paths":{"/a":{"get":{"responses":{}}}}}""", "GET /a no longer answers 200")]
    [InlineData("""{"paths":{"/a":{"get":{"parameters":[{"name":"x","in":"query","required":true}],"responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"}}}}}}}}}}}""", "GET /a asks for x")]
    [InlineData("""{"paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{}}}}}}}}}}""", "GET /a 200: /id is gone")]
    [InlineData("""{"paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"integer"}}}}}}}}}}}""", "GET /a 200: /id has another type")]
    public void Break_OfEachKind_IsFound(string now, string expected)
    {
        var before = JsonNode.Parse("""{"paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"}}}}}}}}}}}""")!;

        Assert.Contains(expected, ApiBreaks.Between(before, JsonNode.Parse(now)!));
        Assert.Empty(ApiBreaks.Between(before, before));
    }

    private static Task<string> WrittenAsync() => ApiDocument.WriteAsync(FunctionCatalog.Of(typeof(KhcnServices).Assembly), CancellationToken.None);

    private static string Committed(string name)
    {
        using var stream = (name == "openapi.json" ? typeof(KhcnServices) : typeof(ApiDocumentTests)).Assembly.GetManifestResourceStream("Api/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
