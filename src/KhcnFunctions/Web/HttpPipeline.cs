using Azure;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Web;

/// <summary>
/// What every HTTP function passes through, in both hosts: headers, rights, one form of errors. A function names who
/// may call it; its own code runs only for such a caller.
/// </summary>
public sealed partial class HttpPipeline(CallerFinder callers, HourlyCheck hourly, ILogger<HttpPipeline> log)
{
    public Task<IActionResult> RunAsync(
        HttpRequest request, DurableTaskClient client, Func<CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        AnswerAsync(request, client, () => handle(ct), ct);

    /// <summary>For callers with a right: <typeparamref name="TCaller"/> says which.</summary>
    internal Task<IActionResult> RunAsync<TCaller>(
        HttpRequest request, DurableTaskClient client, CycleKey? cycle, Func<TCaller, CancellationToken, Task<IActionResult>> handle, CancellationToken ct)
        where TCaller : Caller =>
        AnswerAsync(request, client, async () => await handle(await callers.FindAsync<TCaller>(request, cycle, ct), ct), ct);

    private async Task<IActionResult> AnswerAsync(HttpRequest request, DurableTaskClient client, Func<Task<IActionResult>> handle, CancellationToken ct)
    {
        SetHeaders(request.HttpContext.Response.Headers);
        hourly.Trigger(client);
        try
        {
            return await handle();
        }
        catch (ProblemException refused)
        {
            return refused.Problem.ToResult();
        }
        catch (BadHttpRequestException fault)
        {
            return new Problem(fault.StatusCode, "bad-request", "Yêu cầu không đọc được", "Không đọc được nội dung gửi lên; đề nghị kiểm tra và gửi lại.").ToResult();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new StatusCodeResult(StatusCodes.Status499ClientClosedRequest);
        }
        catch (StorageConflictException)
        {
            return new Problem(StatusCodes.Status409Conflict, "conflict", "Đã có thay đổi khác",
                "Nội dung này vừa được người khác thay đổi; đề nghị tải lại và kiểm tra.").ToResult();
        }
        catch (Exception fault) when (IsStorageFault(fault))
        {
            LogStorageFault(fault);
            return Unavailable().ToResult();
        }
        catch (Exception fault)
        {
            LogFault(fault);
            return new Problem(StatusCodes.Status500InternalServerError, "internal", "Có lỗi ngoài dự kiến",
                "Chưa ghi nhận được nội dung gửi lên; đề nghị thử lại hoặc báo Phòng Hành chính - Tổng hợp.").ToResult();
        }
    }

    // The clients retry; what then remains of several failed tries comes as one aggregate, a time-out as a cancellation.
    private static bool IsStorageFault(Exception fault) => fault switch
    {
        AggregateException several => several.InnerExceptions.All(IsStorageFault),
        _ => fault is RequestFailedException or IOException or TimeoutException or OperationCanceledException,
    };

    private static Problem Unavailable() => new(
        StatusCodes.Status503ServiceUnavailable, "unavailable", "Tạm thời chưa phục vụ được",
        "Chưa ghi nhận được nội dung gửi lên; đề nghị gửi lại sau ít phút.")
    {
        RetryAfter = 30,
    };

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.ContentLanguage = "vi";
    }

    [LoggerMessage(LogLevel.Warning, "Storage did not answer a request")]
    private partial void LogStorageFault(Exception fault);

    [LoggerMessage(LogLevel.Error, "A request failed")]
    private partial void LogFault(Exception fault);
}
