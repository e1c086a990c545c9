using Azure;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.Web;

public sealed class HttpPipelineTests : IDisposable
{
    private static readonly Dictionary<string, Exception> Faults = new(StringComparer.Ordinal)
    {
        ["problem"] = new ProblemException(StatusCodes.Status404NotFound, "no-unit", "Không có đơn vị", "Không có đơn vị này."),
        ["bad request"] = new BadHttpRequestException("too slow", StatusCodes.Status408RequestTimeout),
        ["conflict"] = new StorageConflictException("changed", new RequestFailedException(412, "changed")),
        ["storage refuses"] = new RequestFailedException(503, "Server busy"),
        ["storage throttles"] = new RequestFailedException(429, "slow down"),
        ["storage gone after retries"] = new AggregateException("Retry failed after 4 tries.", new RequestFailedException("refused"), new RequestFailedException("refused")),
        ["storage too slow"] = new TaskCanceledException("The operation was cancelled because it exceeded the configured timeout."),
        ["connection broke"] = new IOException("reset"),
        ["time-out"] = new TimeoutException(),
        ["bug"] = new InvalidOperationException("secret detail"),
        ["bugs"] = new AggregateException(new InvalidOperationException("secret detail")),
    };

    private readonly PipelineHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("problem", 404, "no-unit")]
    [InlineData("bad request", 408, "bad-request")]
    [InlineData("conflict", 409, "conflict")]
    [InlineData("storage refuses", 503, "unavailable")]
    [InlineData("storage throttles", 503, "unavailable")]
    [InlineData("storage gone after retries", 503, "unavailable")]
    [InlineData("storage too slow", 503, "unavailable")]
    [InlineData("connection broke", 503, "unavailable")]
    [InlineData("time-out", 503, "unavailable")]
    [InlineData("bug", 500, "internal")]
    [InlineData("bugs", 500, "internal")]
    public async Task Run_FunctionThrows_AnswersWithTheProblem(string fault, int status, string type)
    {
        var answer = await _host.RunAsync(_ => Task.FromException<IActionResult>(Faults[fault]));

        Assert.Equal(status, answer.Status);
        Assert.Equal(type, answer.ProblemType);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Headers.ContentType);
        Assert.DoesNotContain("secret detail", answer.Body, StringComparison.Ordinal);
        Assert.Equal(status == 503 ? "30" : "", answer.Headers.RetryAfter.ToString());
        Assert.Equal("nosniff", answer.Headers.XContentTypeOptions);
    }

    /// <summary>What a storage client really throws once it has tried again in vain.</summary>
    [Fact]
    public async Task Run_StorageUnreachable_Answers503()
    {
        var realm = _host.Services.GetRequiredService<StorageRealms>().Production;

        var answer = await _host.RunAsync(async ct =>
        {
            await realm.Cycles.CreateIfNotExistsAsync(ct);
            return new NoContentResult();
        });

        Assert.Equal((503, "unavailable"), (answer.Status, answer.ProblemType));
    }

    [Fact]
    public async Task Run_CallerWentAway_Answers499()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        var answer = await _host.RunAsync(Task.FromCanceled<IActionResult>, gone.Token);

        Assert.Equal(StatusCodes.Status499ClientClosedRequest, answer.Status);
    }

    [Fact]
    public async Task Run_AllIsWell_GivesTheFunctionsAnswerWithTheHeaders()
    {
        var answer = await _host.RunAsync(_ => Task.FromResult<IActionResult>(new ContentResult { Content = "xong" }));

        Assert.Equal((200, "xong"), (answer.Status, answer.Body));
        Assert.Equal("DENY", answer.Headers.XFrameOptions);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("no-store", answer.Headers.CacheControl);
        Assert.Equal("vi", answer.Headers.ContentLanguage);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "token-missing")]
    [InlineData("", "token-missing")]
    [InlineData("Basic dXNlcjpwYXNz", "token-missing")]
    [InlineData("Bearer", "token-missing")]
    [InlineData("Bearer a-key-of-thirty-two-characters-or-mor", "token-unknown")]
    [InlineData("Bearer a-key-of-thirty-two-characters-or-more!", "token-unknown")]
    public async Task RunForOperator_WithoutTheKey_Answers401(string? authorization, string type)
    {
        var answer = await _host.RunAsOperatorAsync(authorization, () => throw new InvalidOperationException("Nobody has a right here."));

        Assert.Equal((401, type), (answer.Status, answer.ProblemType));
        Assert.Equal("Bearer", answer.Headers.WWWAuthenticate);
    }

    [Theory]
    [InlineData("Bearer " + PipelineHost.OperatorKey)]
    [InlineData("bearer  " + PipelineHost.OperatorKey + " ")]
    public async Task RunForOperator_WithTheKey_RunsTheFunction(string authorization)
    {
        var answer = await _host.RunAsOperatorAsync(authorization, () => Task.FromResult<IActionResult>(new NoContentResult()));

        Assert.Equal(204, answer.Status);
    }

    /// <summary>The operator's key opens no cycle, and a malformed token or address is refused without asking storage.</summary>
    [Theory]
    [InlineData("Bearer " + PipelineHost.OperatorKey, "skhcn-quang-ngai")]
    [InlineData("Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "SKHCN|x")]
    public async Task RunForUnit_WithWhatCanBeNoToken_Answers401(string authorization, string agency)
    {
        var answer = await _host.RunAsUnitAsync(authorization, new CycleKey(agency, "dich-vu-khcn", "2026"));

        Assert.Equal((401, "token-unknown"), (answer.Status, answer.ProblemType));
    }
}
