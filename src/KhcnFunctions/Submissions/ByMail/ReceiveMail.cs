using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Mail;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// SendGrid Inbound Parse posts here. It answers 200 once a mail is stored for good, and 503 for anything else: SendGrid
/// drops a mail at once on 3xx and 4xx, and tries again for up to three days on 5xx.
/// </summary>
public sealed partial class ReceiveMail(HttpPipeline pipeline, InboundDesk desk, IOptions<InboundOptions> options, ILogger<ReceiveMail> log)
{
    [Function("ReceiveMail")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/inbound/{*secret}")] HttpRequest request,
        string? secret, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunInboundAsync(request, client, async token =>
        {
            if (!IsOurs(secret))
            {
                LogRefused("the secret in its address is not one of the settings");
                return false;
            }

            var body = await ReadAsync(request, token);
            if (!IsSigned(request, body))
            {
                LogRefused("its signature does not hold");
                return false;
            }

            // What is bad for good is stored as it is: no retry makes it better.
            var post = await InboundPost.ReadAsync(body, request.ContentType, token);
            await desk.ReceiveAsync(post?.Mail ?? body, post?.Facts ?? MailFacts.None, client, token);
            return true;
        }, ct);

    // Hashes are compared, so that neither content nor length shows in the time it takes; all of them, whichever fits.
    private bool IsOurs(string? secret)
    {
        var shown = SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? ""));
        var isOurs = false;
        foreach (var known in options.Value.Secrets)
            isOurs |= CryptographicOperations.FixedTimeEquals(shown, SHA256.HashData(Encoding.UTF8.GetBytes(known)));
        return isOurs;
    }

    private bool IsSigned(HttpRequest request, byte[] body) =>
        options.Value.VerificationKey is not { Length: > 0 } key || SendGridSignature.Holds(key, request.Headers, body);

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, RequestLimits.MaxBody));
        await request.Body.CopyToAsync(body, ct);
        return body.Length == body.Capacity ? body.GetBuffer() : body.ToArray();
    }

    [LoggerMessage(1001, LogLevel.Error, "Incoming mail was refused and will be sent again for three days: {Reason}. Check Khcn:Inbound")]
    private partial void LogRefused(string reason);
}

/// <summary>Takes up incoming mail that was stored and whose handling broke off.</summary>
public sealed class SweepInbound(InboundDesk desk)
{
    private const int Most = 100;

    [Function("SweepInbound")]
    public Task RunAsync([TimerTrigger("0 7/15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        desk.SweepAsync(Most, client, ct);
}
