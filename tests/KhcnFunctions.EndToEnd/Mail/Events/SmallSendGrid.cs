using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhcnFunctions.EndToEnd.Cycle;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.EndToEnd.Mail.Events;

/// <summary>Takes mail as SendGrid's v3 API does and posts events of it, signed with a key of its own.</summary>
internal sealed class SmallSendGrid : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly WebApplication _app;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentQueue<SentMail> _sent = [];
    private readonly ConcurrentDictionary<string, bool> _silent = new(StringComparer.Ordinal);
    private int _events;

    private SmallSendGrid(WebApplication app) => _app = app;

    public string Host => _app.Urls.Single();

    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>All mails taken so far, in order.</summary>
    public IReadOnlyList<SentMail> Sent => [.. _sent];

    public static async Task<SmallSendGrid> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new SmallSendGrid(app);
        app.MapPost("/v3/mail/send", server.TakeAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    public IReadOnlyList<SentMail> SentTo(string address) => [.. Sent.Where(mail => mail.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    /// <summary>Mails to this address are taken from now on, and the answer is lost.</summary>
    public void LoseAnswers(string address, bool lose = true) => _silent[address] = lose;

    /// <summary>One event as the Event Webhook shows it; custom arguments stand beside SendGrid's own fields.</summary>
    public JsonObject Event(SentMail mail, string name, string address, JsonObject? more = null)
    {
        var item = new JsonObject
        {
            ["email"] = address,
            ["timestamp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["event"] = name,
            ["sg_event_id"] = $"event-{Interlocked.Increment(ref _events).ToString(CultureInfo.InvariantCulture)}",
            ["sg_message_id"] = mail.Id + ".filter0001.16648.5515E0B88.0",
            ["smtp-id"] = mail.Json.GetProperty("headers").GetProperty("Message-ID").GetString(),
        };
        foreach (var (field, value) in mail.Arguments)
            item[field] = value;
        foreach (var (field, value) in more ?? [])
            item[field] = value?.DeepClone();
        return item;
    }

    public Task<Answer> PostAsync(Uri host, params JsonObject[] events) => PostAsync(host, Encoding.UTF8.GetBytes(new JsonArray([.. events.Select(item => item.DeepClone())]).ToJsonString()));

    /// <param name="at">Of the signature; null for now.</param>
    /// <param name="sign">Null: with the right key.</param>
    public async Task<Answer> PostAsync(Uri host, byte[] body, DateTimeOffset? at = null, Func<byte[], string?>? sign = null)
    {
        var time = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time), .. body];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "api/mail/events")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", time);
        var signature = sign is null ? Convert.ToBase64String(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) : sign(signed);
        if (signature is not null)
            request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", signature);
        using var answer = await Http.SendAsync(request);
        return await Answer.ReadAsync(answer);
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var mail = new SentMail($"{Guid.NewGuid():N}.dfd.64b469", body.RootElement.Clone());
        _sent.Enqueue(mail);
        if (mail.To.Any(address => _silent.GetValueOrDefault(address)))
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["X-Message-Id"] = mail.Id;
    }
}

/// <summary>A mail as it came to SendGrid.</summary>
internal sealed record SentMail(string Id, JsonElement Json)
{
    public IReadOnlyList<string> To => [.. Json.GetProperty("personalizations")[0].GetProperty("to").EnumerateArray().Select(to => to.GetProperty("email").GetString()!)];

    public string Subject => Json.GetProperty("subject").GetString()!;

    public string Text => Json.GetProperty("content")[0].GetProperty("value").GetString()!;

    public IReadOnlyDictionary<string, string> Arguments =>
        Json.GetProperty("custom_args").EnumerateObject().ToDictionary(argument => argument.Name, argument => argument.Value.GetString()!, StringComparer.Ordinal);
}
