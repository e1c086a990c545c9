using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Calendar;
using MimeKit;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>Brings scripted units' mails in as SendGrid Inbound Parse does: raw, with what the receiving server found.</summary>
/// <param name="secret">Last part of the webhook's address.</param>
internal sealed class RehearsalPost(HttpClient http, string secret)
{
    private const string ReplyDomain = "tra-loi.chay-thu.example";

    /// <param name="link">The last part of the link, which the reply address carries.</param>
    /// <param name="at">When our server had it; in the cycle's time.</param>
    public async Task SendAsync(string from, string link, string subject, string text, MimePart? attachment, DateTimeOffset at, CancellationToken ct)
    {
        var to = $"bc+{link}@{ReplyDomain}";
        using var message = Compose(from, to, subject, text, attachment, at);
        using var raw = new MemoryStream();
        await message.WriteToAsync(raw, ct);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(raw.ToArray()), "email" },
            { new StringContent(JsonSerializer.Serialize(new { to = new[] { to }, from })), "envelope" },
            { new StringContent("pass"), "SPF" },
        };
        foreach (var part in form)
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{part.Headers.ContentDisposition!.Name}\"" };
        using var answer = await http.PostAsync("api/mail/inbound/" + secret, form, ct);
        if (!answer.IsSuccessStatusCode)
            throw new RehearsalException($"Thư chạy thử của {from} không được nhận ({(int)answer.StatusCode}).");
    }

    private static MimeMessage Compose(string from, string to, string subject, string text, MimePart? attachment, DateTimeOffset at)
    {
        var local = at.ToOffset(VietnamTime.Offset);
        var body = new TextPart("plain");
        body.SetText(Encoding.UTF8, text);
        var message = new MimeMessage { Date = local, Subject = subject, Body = attachment is null ? body : new Multipart("mixed") { body, attachment } };
        message.MessageId = FormattableString.Invariant($"{at.UtcTicks}.{from}");
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(to));
        message.Headers.Insert(0, new Header("Received", $"from chay-thu.example by {ReplyDomain}; {MimeKit.Utils.DateUtils.FormatDate(local)}"));
        return message;
    }
}
