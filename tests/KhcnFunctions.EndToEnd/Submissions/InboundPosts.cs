using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Submissions.ByMail;

namespace KhcnFunctions.EndToEnd.Submissions;

/// <summary>Posts as SendGrid Inbound Parse makes them.</summary>
internal static class InboundPosts
{
    public const string Secret = "trial-inbound-secret-0123456789-abcdef";
    public const string NextSecret = "trial-inbound-secret-next-0123456789-abcdef";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The raw option: the whole mail in the field email.</summary>
    public static Task<HttpStatusCode> RawAsync(Uri host, byte[] mail, MailFacts facts, string secret = Secret) =>
        PostAsync(host, [("email", mail), .. Fields(facts)], secret);

    public static async Task<HttpStatusCode> PostAsync(
        Uri host, IEnumerable<(string Name, byte[] Content)> fields, string secret = Secret, Action<HttpRequestMessage, byte[]>? sign = null)
    {
        using var form = new MultipartFormDataContent("xYzZY");
        foreach (var (name, content) in fields)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            if (name.StartsWith("attachment", StringComparison.Ordinal) && name != "attachments" && name != "attachment-info")
                part.Headers.ContentDisposition.FileName = "\"bao-cao.docx\"";
            form.Add(part);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "api/mail/inbound/" + secret)) { Content = form };
        sign?.Invoke(request, await form.ReadAsByteArrayAsync());
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    public static IEnumerable<(string, byte[])> Fields(MailFacts facts) =>
    [
        ("envelope", JsonSerializer.SerializeToUtf8Bytes(new { to = facts.To, from = facts.From })),
        ("SPF", Encoding.UTF8.GetBytes(facts.Spf ?? "")),
        ("dkim", Encoding.UTF8.GetBytes(facts.Dkim ?? "")),
    ];
}
