using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MimeKit;
using SendGrid;

namespace KhcnFunctions.Mail;

/// <summary>Sends through SendGrid's v3 API, one try a call: a retry after 5xx or a time-out could double a mail.</summary>
public sealed class SendGridTransport(HttpClient http, IOptions<MailOptions> options) : IMailTransport
{
    private readonly SendGridClient _client = new(http, new SendGridClientOptions
    {
        ApiKey = options.Value.SendGrid.ApiKey,
        Host = options.Value.SendGrid.Host,
    });

    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new MailOutcome.Deferred("There was no time left to send.");
        try
        {
            var response = await _client.SendEmailAsync(SendGridMail.From(message), cancellationToken);
            return await ClassifyAsync(response, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new MailOutcome.Deferred($"SendGrid could not be reached: {exception.Message}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new MailOutcome.Unclear($"The connection to SendGrid broke: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            return new MailOutcome.Unclear("SendGrid did not answer in time.");
        }
    }

    /// <summary>The key may send: asked of the scopes that it has, which costs no mail.</summary>
    public async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.RequestAsync(BaseClient.Method.GET, urlPath: "scopes", cancellationToken: cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK)
                return $"SendGrid answered {(int)response.StatusCode}: {await ErrorsAsync(response.Body, cancellationToken)}";
            var scopes = await response.Body.ReadFromJsonAsync<ScopeList>(cancellationToken);
            return scopes?.Scopes.Contains("mail.send", StringComparer.Ordinal) is true ? null : "The key of SendGrid has no right to send.";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            return $"SendGrid could not be asked: {exception.Message}";
        }
    }

    private static async Task<MailOutcome> ClassifyAsync(Response response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.Accepted)
        {
            return new MailOutcome.Accepted(response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.FirstOrDefault() : null);
        }

        var reason = $"SendGrid answered {(int)response.StatusCode}: {await ErrorsAsync(response.Body, cancellationToken)}";
        return response.StatusCode switch
        {
            // The key or the sender is at fault, not the mail: another try after the operator mended it.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new MailOutcome.Deferred(reason),
            HttpStatusCode.TooManyRequests => new MailOutcome.Deferred(reason),
            HttpStatusCode.RequestEntityTooLarge => new MailOutcome.Refused(reason, RefusalCause.TooLargeOrFull),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout => new MailOutcome.Refused(reason),
            _ => new MailOutcome.Unclear(reason),
        };
    }

    /// <summary>The messages of {"errors":[{"message":…,"field":…}]}, or the start of whatever came.</summary>
    private static async Task<string> ErrorsAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(body);
            return string.Join("; ", json.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body.Length > 200 ? body[..200] : body;
        }
    }

    private sealed record ScopeList(IReadOnlyList<string> Scopes);
}
