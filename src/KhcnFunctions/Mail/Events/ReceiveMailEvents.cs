using System.Globalization;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail.Events;

/// <summary>
/// SendGrid's Event Webhook posts here what became of mails. It answers 200 to whatever is signed, once it is recorded, and
/// 503 while the storage does not answer: SendGrid posts again, for 24 hours, what was not answered by 2xx.
/// </summary>
public sealed partial class ReceiveMailEvents(HttpPipeline pipeline, MailEventDesk desk, TimeProvider time, IOptions<MailOptions> options, ILogger<ReceiveMailEvents> log)
{
    private const int LargestBody = 1024 * 1024;

    private static readonly TimeSpan Oldest = TimeSpan.FromHours(24);
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromMinutes(10);

    [Function(nameof(ReceiveMailEvents))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/events")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync(request, client, async stop =>
        {
            if (options.Value.SendGrid.EventKey is not { Length: > 0 } key)
                throw NoRoute.Problem();
            CheckTime(request);
            var body = await RequestBody.ReadJsonAsync(request, LargestBody, stop);
            if (!SendGridSignature.Holds(key, request.Headers, body.Span))
                throw Refuse("bad-signature", "Chữ ký không đúng", "Nội dung gửi lên không mang chữ ký hợp lệ của nơi gửi nên không được ghi nhận.");

            // What is signed and can't be read does not get better by being posted again.
            if (SendGridEvents.Read(body) is { } events)
                await desk.RecordAsync(events, client, stop);
            else
                LogUnreadable();
            return new OkResult();
        }, ct);

    private void CheckTime(HttpRequest request)
    {
        if (!long.TryParse(request.Headers[SendGridSignature.TimestampHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var signed))
            throw Refuse("bad-signature", "Thiếu chữ ký", "Nội dung gửi lên không mang thời điểm ký nên không được ghi nhận.");
        var late = time.GetUtcNow().ToUnixTimeSeconds() - signed;
        if (late > Oldest.TotalSeconds || late < -FarthestAhead.TotalSeconds)
            throw Refuse("bad-time", "Thời điểm ký không phù hợp", "Nội dung gửi lên được ký quá lâu trước đây hoặc ở thời điểm chưa tới nên không được ghi nhận.");
    }

    private static ProblemException Refuse(string type, string title, string detail) => new(StatusCodes.Status403Forbidden, type, title, detail);

    [LoggerMessage(LogLevel.Warning, "Signed events were no JSON array and are passed over")]
    private partial void LogUnreadable();
}
