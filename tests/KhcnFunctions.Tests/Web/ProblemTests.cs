using Xunit;

namespace KhcnFunctions.Web;

public sealed class ProblemTests
{
    /// <summary>Members of RFC 9457, sections 3.1 and 3; 'errors' is the extension of its example.</summary>
    [Fact]
    public async Task ToResult_WithMistakes_HasTheMembersOfTheRfc()
    {
        var problem = new Problem(400, "invalid-plan", "Tệp kế hoạch chưa hợp lệ", "Đề nghị sửa rồi gửi lại.") { Mistakes = [new("/tasks/0", "thiếu tên nhiệm vụ")] };

        var answer = await PipelineHost.AnswerAsync(_ => Task.FromResult(problem.ToResult()));

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Headers.ContentType);
        Assert.Equal(["type", "title", "status", "detail", "errors"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("urn:khcn:problem:invalid-plan", answer.Json.GetProperty("type").GetString());
        Assert.Equal("Tệp kế hoạch chưa hợp lệ", answer.Json.GetProperty("title").GetString());
        Assert.Equal(400, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal("Đề nghị sửa rồi gửi lại.", answer.Json.GetProperty("detail").GetString());
        Assert.Equal("""[{"pointer":"#/tasks/0","detail":"thiếu tên nhiệm vụ"}]""", answer.Json.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task ToResult_WithoutMistakes_HasNoEmptyList()
    {
        var answer = await PipelineHost.AnswerAsync(_ => Task.FromResult(new Problem(409, "conflict", "t", "d").ToResult()));

        Assert.False(answer.Json.TryGetProperty("errors", out _));
    }

    [Theory]
    [InlineData(401, "Bearer")]
    [InlineData(403, "")]
    [InlineData(503, "")]
    public async Task ToResult_On401_NamesTheScheme(int status, string scheme)
    {
        var answer = await PipelineHost.AnswerAsync(_ => Task.FromResult(new Problem(status, "x", "t", "d").ToResult()));

        Assert.Equal(scheme, answer.Headers.WWWAuthenticate.ToString());
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(120, "120")]
    public async Task ToResult_RetryAfter_IsInSeconds(int? seconds, string header)
    {
        var answer = await PipelineHost.AnswerAsync(_ => Task.FromResult((new Problem(503, "x", "t", "d") { RetryAfter = seconds }).ToResult()));

        Assert.Equal(header, answer.Headers.RetryAfter.ToString());
    }
}
