using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Mail;

/// <summary>Speaks POST /v3/mail/send and GET /v3/scopes as SendGrid documents them; the recipient's local part is the status to answer with, 'hang' never answers.</summary>
public sealed class SendGridServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SendGridServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(JsonElement Mail, string? Authorization)> Requests { get; } = [];

    public string Host => _app.Urls.Single();

    /// <summary>What the key may do; null for a key that is not known.</summary>
    public IReadOnlyList<string>? Scopes { get; set; } = ["mail.send", "sender_verification_eligible"];

    public static async Task<SendGridServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new SendGridServer(app);
        app.MapPost("/v3/mail/send", server.AnswerAsync);
        app.MapGet("/v3/scopes", server.AnswerScopes);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult AnswerScopes() => Scopes is { } scopes
        ? Results.Json(new { scopes })
        : Results.Json(new { errors = new[] { new { message = "authorization required", field = (string?)null } } }, statusCode: StatusCodes.Status401Unauthorized);

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var mail = body.RootElement.Clone();
        Requests.Enqueue((mail, context.Request.Headers.Authorization));
        var recipient = mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString()!.Split('@')[0];
        switch (recipient)
        {
            case "hang":
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case "break":
                context.Abort();
                break;
            case "202":
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                context.Response.Headers["X-Message-Id"] = "14c5d75ce93.dfd.64b469";
                break;
            default:
                context.Response.StatusCode = int.Parse(recipient);
                await context.Response.WriteAsJsonAsync(new { errors = new[] { new { message = "said by the server", field = "from", help = (string?)null } } });
                break;
        }
    }
}
