using Azure;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Web;

/// <summary>
/// What every HTTP function passes through, in both hosts: headers, rights, one form of errors. A function names who
/// may call it; its own code runs only for such a caller. Programs are told of errors as problem+json, people by a page.
/// </summary>
public sealed partial class HttpPipeline(CallerFinder callers, DeskCallers desk, OwnForms ownForms, Pages pages, HourlyCheck hourly, IOptions<KhcnOptions> options, ILogger<HttpPipeline> log)
{
    public Task<IActionResult> RunAsync(
        HttpRequest request, DurableTaskClient client, Func<CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        AnswerAsync(request, client, () => handle(ct), TellCallerAsync, ct);

    /// <summary>For callers with a right: <typeparamref name="TCaller"/> says which.</summary>
    internal Task<IActionResult> RunAsync<TCaller>(
        HttpRequest request, DurableTaskClient client, CycleKey? cycle, Func<TCaller, CancellationToken, Task<IActionResult>> handle, CancellationToken ct)
        where TCaller : Caller =>
        AnswerAsync(request, client, async () => await handle(await callers.FindAsync<TCaller>(request, cycle, ct), ct), TellCallerAsync, ct);

    /// <summary>A page for everybody.</summary>
    internal Task<IActionResult> RunPageAsync(
        HttpRequest request, DurableTaskClient client, Func<CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        AnswerAsync(request, client, () => handle(ct), problem => pages.ShowProblemAsync(request.HttpContext, problem), ct);

    /// <summary>A page for the holder of a unit's link.</summary>
    /// <param name="link">As it was shown; null where none was.</param>
    internal Task<IActionResult> RunUnitPageAsync(
        HttpRequest request, DurableTaskClient client, string? link, Func<UnitCaller, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        RunPageAsync(request, client, async token => await handle(await callers.FindByLinkAsync(request, link, token), token), ct);

    /// <summary>What a page for everybody posts: from our own pages alone.</summary>
    internal Task<IActionResult> RunPostAsync(
        HttpRequest request, DurableTaskClient client, Func<CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        RunPageAsync(
            request, client,
            stop =>
            {
                ownForms.Check(request);
                return handle(stop);
            },
            ct);

    /// <summary>What a page of a unit posts: from our own pages alone, made for the same caller. The pages' script is told of errors as programs are.</summary>
    internal Task<IActionResult> RunUnitPostAsync(
        HttpRequest request, DurableTaskClient client, Func<UnitCaller, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        AnswerAsync(
            request, client,
            async () =>
            {
                ownForms.Check(request);
                var caller = await callers.FindByLinkAsync(request, UnitLink.KeptBy(request), ct);
                FormMark.Check(request, caller);
                return await handle(caller, ct);
            },
            problem => IsScript(request) ? TellProgramAsync(PageProblems.ForPeople(problem, onlyLooked: false)) : pages.ShowProblemAsync(request.HttpContext, problem), ct);

    /// <summary>A page of the desk that belongs to no cycle. Who is not signed in is led to the sign-in page and back.</summary>
    internal Task<IActionResult> RunDeskPageAsync(
        HttpRequest request, DurableTaskClient client, Func<DeskUser, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        RunPageAsync(
            request, client,
            async stop => await desk.FindUserAsync(request, stop) is { } user ? await handle(user, stop) : request.SeeOther(DeskPath.SignInFor(request)), ct);

    /// <summary>A page of the desk on one cycle of the user's own plan.</summary>
    /// <param name="period">Of the cycle, as the address names it.</param>
    /// <param name="right">What the user must be allowed to do.</param>
    internal Task<IActionResult> RunDeskPageAsync(
        HttpRequest request, DurableTaskClient client, string period, DeskRight right, Func<DeskCaller, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        RunDeskPageAsync(request, client, async (user, stop) => await handle(await desk.AdmitAsync(user, period, right, stop), stop), ct);

    /// <summary>What a page of the desk posts: from our own pages alone, made for the same user and cycle (<see cref="FormMark"/>). Our script is told of errors as programs are.</summary>
    /// <inheritdoc cref="RunDeskPageAsync(HttpRequest, DurableTaskClient, string, DeskRight, Func{DeskCaller, CancellationToken, Task{IActionResult}}, CancellationToken)"/>
    internal Task<IActionResult> RunDeskPostAsync(
        HttpRequest request, DurableTaskClient client, string period, DeskRight right, Func<DeskCaller, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        AnswerAsync(
            request, client,
            async () =>
            {
                ownForms.Check(request);
                var user = await desk.FindUserAsync(request, ct) ?? throw DeskCallers.SignedOut();
                FormMark.Check(request, user, period);
                return await handle(await desk.AdmitAsync(user, period, right, ct), ct);
            },
            problem => IsScript(request) ? TellProgramAsync(problem) : pages.ShowProblemAsync(request.HttpContext, problem), ct);

    /// <summary>A page of the desk on the user's plan, whatever its cycles.</summary>
    internal Task<IActionResult> RunPlanPageAsync(
        HttpRequest request, DurableTaskClient client, DeskRight right, Func<DeskUser, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        RunDeskPageAsync(request, client, (user, stop) => user.May(right) ? handle(user, stop) : throw DeskCallers.NoRight(user, right), ct);

    /// <summary>What a page on the user's plan posts.</summary>
    /// <param name="scope">What its forms are marked with (<see cref="FormMark"/>).</param>
    internal Task<IActionResult> RunPlanPostAsync(
        HttpRequest request, DurableTaskClient client, string scope, DeskRight right, Func<DeskUser, CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        AnswerAsync(
            request, client,
            async () =>
            {
                ownForms.Check(request);
                var user = await desk.FindUserAsync(request, ct) ?? throw DeskCallers.SignedOut();
                if (!user.May(right))
                    throw DeskCallers.NoRight(user, right);
                FormMark.Check(request, user, scope);
                return await handle(user, ct);
            },
            problem => IsScript(request) ? TellProgramAsync(problem) : pages.ShowProblemAsync(request.HttpContext, problem), ct);

    /// <summary>Whether our own script asks, which wants data instead of a page.</summary>
    internal static bool IsScript(HttpRequest request) => request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>For a mail provider, which tries again on 503 and on nothing else: 200 where it was taken in, 503 for whatever else happens.</summary>
    internal async Task<IActionResult> RunInboundAsync(HttpRequest request, DurableTaskClient client, Func<CancellationToken, Task<bool>> handle, CancellationToken ct)
    {
        PageHeaders.Set(request.HttpContext.Response.Headers, request.IsSecure(options.Value));
        hourly.Trigger(client);
        try
        {
            if (await handle(ct))
                return new StatusCodeResult(StatusCodes.Status200OK);
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }

        return Unavailable().ToResult();
    }

    private static Task<IActionResult> TellProgramAsync(Problem problem) => Task.FromResult(problem.ToResult());

    // A caller of the API has no page to go back to.
    private static Task<IActionResult> TellCallerAsync(Problem problem) => TellProgramAsync(problem with { Detail = problem.Detail.Replace(DeskForm.GoBack, DeskForm.NothingChanged, StringComparison.Ordinal) });

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, DurableTaskClient client, Func<Task<IActionResult>> handle, Func<Problem, Task<IActionResult>> tell, CancellationToken ct)
    {
        PageHeaders.Set(request.HttpContext.Response.Headers, request.IsSecure(options.Value));
        hourly.Trigger(client);
        try
        {
            return await handle();
        }
        catch (ProblemException refused)
        {
            return await tell(refused.Problem);
        }
        catch (BadHttpRequestException fault)
        {
            return await tell(new Problem(fault.StatusCode, "bad-request", "Yêu cầu không đọc được", "Không đọc được nội dung gửi lên; đề nghị kiểm tra và gửi lại."));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new StatusCodeResult(StatusCodes.Status499ClientClosedRequest);
        }
        catch (StorageConflictException)
        {
            return await tell(new Problem(StatusCodes.Status409Conflict, "conflict", "Đã có thay đổi khác",
                "Nội dung này vừa được người khác thay đổi; đề nghị tải lại và kiểm tra."));
        }
        catch (Exception fault) when (IsStorageFault(fault))
        {
            LogStorageFault(fault);
            return await tell(Unavailable());
        }
        catch (Exception fault)
        {
            LogFault(fault);
            return await tell(new Problem(StatusCodes.Status500InternalServerError, "internal", "Có lỗi ngoài dự kiến",
                "Chưa ghi nhận được nội dung gửi lên; đề nghị thử lại hoặc báo Phòng Hành chính - Tổng hợp."));
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

    [LoggerMessage(LogLevel.Warning, "Storage did not answer a request")]
    private partial void LogStorageFault(Exception fault);

    [LoggerMessage(LogLevel.Error, "A request failed")]
    private partial void LogFault(Exception fault);
}
