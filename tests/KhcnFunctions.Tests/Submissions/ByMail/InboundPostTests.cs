using System.Text;
using Xunit;

namespace KhcnFunctions.Submissions.ByMail;

public sealed class InboundPostTests
{
    private const string Headers = "From: a@b.example\r\nMessage-ID: <x@b.example>\r\n";

    [Fact]
    public async Task Mail_MailAmongTheAttachments_IsReadToo()
    {
        var post = await PostAsync(
            Field("headers", Headers), Field("text", ""),
            "Content-Disposition: form-data; name=\"attachment1\"; filename=\"thu\"\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@b.example\r\n\r\nDa hoan thanh.");

        var mail = new MailReader(null).Read(post!.Mail!, MailFacts.None);

        Assert.Equal("Da hoan thanh.", mail.Text);
    }

    [Theory]
    [InlineData("""{"text":"utf-8\"; x=\u0000\r\ny"}""", "{}")]
    [InlineData("""{"text":{}}""", """{"attachment1":{"content-id":"<a\r\n b>"}}""")]
    [InlineData("[", """{"attachment1":{"content-id":"ă ( <"}}""")]
    public async Task Mail_OddCharsetsAndIds_IsMadeAllTheSame(string charsets, string info)
    {
        var post = await PostAsync(
            Field("headers", Headers), Field("text", "Đã hoàn thành."), Field("charsets", charsets), Field("attachment-info", info),
            "Content-Disposition: form-data; name=\"attachment1\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4");

        var mail = new MailReader(null).Read(post!.Mail!, MailFacts.None);

        Assert.Equal(("Đã hoàn thành.", "a.pdf"), (mail.Text, Assert.Single(mail.Attachments).Name));
    }

    [Fact]
    public async Task Mail_HeadersThatAreNone_DoesNotFail()
    {
        var post = await PostAsync(Field("headers", "\0\0 no header\r\n\r\n"), Field("text", "x"), Field("envelope", """{"to":["bc@x.example"],"from":"a@b.example"}"""));

        _ = post!.Mail;

        Assert.Equal("a@b.example", post.Facts.From);
    }

    private static string Field(string name, string text) => $"Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}";

    private static Task<InboundPost?> PostAsync(params string[] parts) =>
        InboundPost.ReadAsync(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"--b\r\n{part}\r\n")) + "--b--\r\n"), "multipart/form-data; boundary=b", CancellationToken.None);
}
