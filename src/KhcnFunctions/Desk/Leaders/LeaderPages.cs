using KhcnFunctions.Input;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>A leader answers by the link in a mail, without an account: it shows what is asked, and only a button's press records anything.</summary>
public sealed class LeaderPages(HttpPipeline pipeline, Pages pages, LeaderCallers callers, RateLimits limits, IOptions<KhcnOptions> options)
{
    internal const string Home = "/y-kien";

    /// <summary>Answers by one link in an hour: each is a decision, of which HCTH hears.</summary>
    public const int MostAnswers = 20;

    private const string Route = "y-kien";
    private const int LargestForm = 64 * 1024;
    private const int LongestWords = 2000;

    /// <summary>Swaps the link for a cookie and an address without the token, which would else stay in histories and logs.</summary>
    [Function("OpenLeaderLink")]
    public Task<IActionResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{token}")] HttpRequest request,
        string token, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            await callers.FindAsync(request, token, stop);
            LeaderCookie.KeepIn(request.HttpContext.Response, token, request.IsSecure(options.Value));
            return request.SeeOther(Home);
        }, ct);

    [Function("AskLeader")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            var call = await callers.FindAsync(request, LeaderCookie.KeptBy(request), stop);
            return await ShowAsync(request, call, await callers.MatterOf(call.Subject).AskAsync(call, stop), null, null);
        }, ct);

    [Function("AnswerAsLeader")]
    public Task<IActionResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPostAsync(request, client, async stop =>
        {
            var form = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            var call = await callers.FindAsync(request, LeaderCookie.KeptBy(request), stop);
            FormMark.Check(request, call);
            var (matter, typed) = (callers.MatterOf(call.Subject), form.GetValueOrDefault("loi", ""));
            var answer = new LeaderAnswer(Operation(form.GetValueOrDefault("ma", "")), form.GetValueOrDefault("tra-loi", ""), PlainText.Normalize(typed));
            if (!await matter.IsRecordedAsync(call, answer, stop))
            {
                var question = await matter.AskAsync(call, stop);
                if (question.Settled is { } settled)
                    throw Settled(call, settled);
                if (MistakeOf(question, answer) is { } mistake)
                    return await ShowAsync(request, call, question, typed, mistake);
                if (!await limits.TryCountAsync("answer", FormMark.Of(call), MostAnswers, stop))
                    throw RateWindow.TooOften();
            }

            await matter.AnswerAsync(call, answer, client, stop);
            return request.SeeOther(Home);
        }, ct);

    /// <summary>A document of the question, to be saved.</summary>
    [Function("LeaderDocument")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/tep/{name}")] HttpRequest request,
        string name, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            var call = await callers.FindAsync(request, LeaderCookie.KeptBy(request), stop);
            var file = await callers.MatterOf(call.Subject).FindFileAsync(call, name, stop)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-document", "Không có tệp này", "Không có tệp này, hoặc việc đã được giải quyết; đề nghị mở lại đường liên kết trong thư.");
            return request.SaveAs(file.Name, file.Type, file.Content);
        }, ct);

    private Task<IActionResult> ShowAsync(HttpRequest request, LeaderCall call, LeaderQuestion question, string? typed, string? mistake)
    {
        // Who answered sees what was recorded; to whom else it is settled, there is nothing to see.
        if (question is { Settled: { } settled, Given: null })
            throw Settled(call, settled);
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var sheet = new AnswerSheet(call.Context, call.Reader, question, FormMark.AddTo(Home, FormMark.Of(call)), Guid.NewGuid().ToString("N")) { Words = typed ?? "", Mistake = mistake };
        return pages.ShowAsync<AnswerPage, AnswerSheet>(
            PageFrame.Of(call.Context, question.Title), sheet, mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string? MistakeOf(LeaderQuestion question, LeaderAnswer answer) => question.Choices.FirstOrDefault(choice => choice.Value == answer.Choice) switch
    {
        null => "đề nghị đồng chí bấm một trong các nút dưới đây.",
        { NeedsWords: true } when answer.Words is null => "đề nghị đồng chí ghi nội dung ý kiến.",
        _ when answer.Words is { } words && PlainText.Mistake(words, LongestWords) is { } mistake => mistake + ".",
        _ => null,
    };

    private static string Operation(string id) => id is { Length: 32 } && id.All(char.IsAsciiHexDigitLower) ? id : throw new ProblemException(
        StatusCodes.Status422UnprocessableEntity, "invalid-form", "Chưa ghi nhận được", "Trang này đã cũ. Không có gì thay đổi; đề nghị mở lại đường liên kết trong thư.");

    private static ProblemException Settled(LeaderCall call, string words) => new(new Problem(
        StatusCodes.Status410Gone, "answer-settled", "Việc này đã được giải quyết",
        $"{words} Đường liên kết không còn dùng được và không có gì thay đổi; nếu còn ý kiến, kính đề nghị đồng chí gọi {call.View.Holders.Office.Name}.")
    {
        Basis = call.View.Basis,
    });
}
