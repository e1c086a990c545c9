using KhcnFunctions.Input;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions;

/// <summary>'Gửi liên kết mới': for whoever lost the link. The answer is the same for everybody, in words and in time.</summary>
public sealed class LinkPages(HttpPipeline pipeline, Pages pages, LinkRenewal renewal, RateLimits limits, TimeProvider time)
{
    /// <summary>Requests from one client address in an hour.</summary>
    public const int MostRequests = 20;

    private const string Route = "lien-ket-moi";
    private const string Title = "Gửi liên kết mới";
    private const int LargestForm = 4 * 1024;

    /// <summary>Longer than the work takes for anybody.</summary>
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(2);

    [Function("AskForLink")]
    public Task<IActionResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, _ => ShowAsync(request, new LinkRequest(null, null), StatusCodes.Status200OK), ct);

    [Function("SendLink")]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPostAsync(request, client, async stop =>
        {
            var typed = (await RequestBody.ReadFormAsync(request, LargestForm, stop)).GetValueOrDefault("email", "").Trim();
            if (!EmailSyntax.IsValid(typed))
                return await ShowAsync(request, new LinkRequest(typed, "đề nghị ghi đúng một địa chỉ thư điện tử"), StatusCodes.Status422UnprocessableEntity);
            var wait = Task.Delay(AnswerAfter, time, stop);
            if (!await limits.TryCountAsync("link", ClientAddress.Of(request), MostRequests, stop))
                throw RateWindow.TooOften();
            await renewal.DecideAsync(typed, stop);
            await wait;
            return await ShowAsync(request, new LinkRequest(typed, null) { Sent = true }, StatusCodes.Status200OK);
        }, ct);

    private Task<IActionResult> ShowAsync(HttpRequest request, LinkRequest model, int status)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return pages.ShowAsync<LinkPage, LinkRequest>(new PageFrame(Title), model, status);
    }
}

/// <summary>What was asked for.</summary>
/// <param name="Email">As typed.</param>
/// <param name="Mistake">Null where nothing is wrong.</param>
public sealed record LinkRequest(string? Email, string? Mistake)
{
    public bool Sent { get; init; }
}
