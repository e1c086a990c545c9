using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class MailComposerTests
{
    private static readonly Regex Forbidden = new(
        @"(?<!\p{L})(yêu cầu|nộp|trễ|trả lại|leo thang|bạn|diễn tập|Hệ thống(?! quản lý văn bản và điều hành))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [Fact]
    public async Task Compose_Twice_GivesTheSameBytes()
    {
        var first = await SampleMail.ComposeAsync();
        var second = await SampleMail.ComposeAsync();

        Assert.Equal(SampleMail.Bytes(first), SampleMail.Bytes(second));
    }

    [Fact]
    public async Task Compose_OtherKey_GivesOtherMessageId()
    {
        var mail = SampleMail.Outgoing();

        var first = await SampleMail.Composer().ComposeAsync(mail);
        var second = await SampleMail.Composer().ComposeAsync(mail with { Key = mail.Key + "x" });

        Assert.NotEqual(first.MessageId, second.MessageId);
        Assert.NotEqual(first.Headers[MailComposer.KeyHeader], second.Headers[MailComposer.KeyHeader]);
    }

    [Fact]
    public async Task Compose_WrittenAndParsed_KeepsWordsAndAttachment()
    {
        var message = await SampleMail.ComposeAsync();

        var parsed = await MimeMessage.LoadAsync(new MemoryStream(SampleMail.Bytes(message)));

        var letter = SampleMail.Outgoing().Letter;
        Assert.Equal(letter.Subject, parsed.Subject);
        Assert.Equal("Phòng Hành chính - Tổng hợp, Sở Khoa học và Công nghệ", parsed.From.Mailboxes.Single().Name);
        Assert.Equal(letter.ToText(), parsed.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains(letter.Salutation, parsed.HtmlBody);
        var attachment = Assert.IsType<MimePart>(Assert.Single(parsed.Attachments));
        Assert.Equal(SampleMail.AttachmentName, attachment.FileName);
        Assert.Equal(SampleMail.AttachmentName, attachment.ContentType.Name);
        Assert.Equal(SampleMail.Docx, attachment.ContentType.MimeType);
        using var content = new MemoryStream();
        attachment.Content!.DecodeTo(content);
        Assert.Equal(SampleMail.AttachmentContent, content.ToArray());
    }

    [Fact]
    public async Task Compose_AttachmentName_IsWrittenByRfc2231()
    {
        var raw = Encoding.ASCII.GetString(SampleMail.Bytes(await SampleMail.ComposeAsync()));

        Assert.Contains("filename*", raw);
        Assert.DoesNotContain("filename=\"=?", raw);
    }

    [Fact]
    public async Task Compose_Headers_SayThatAMachineWroteAndWhen()
    {
        var options = new MailOptions { From = "hcth@skhcn.quangngai.example", ReplyTo = "tra-loi@skhcn.quangngai.example" };

        var message = await SampleMail.Composer(options).ComposeAsync(SampleMail.Outgoing());

        var id = OpaqueMailId.Of(SampleMail.Outgoing().Key);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("All", message.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal(id, message.Headers["X-Khcn-Key"]);
        Assert.Equal(id + "@skhcn.quangngai.example", message.MessageId);
        Assert.Equal("Tue, 01 Dec 2026 08:00:00 +0700", message.Headers["Date"]);
        Assert.Equal("tra-loi@skhcn.quangngai.example", message.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal("multipart/alternative", message.Body!.ContentType.MimeType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p-qlkh")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    public async Task Compose_MalformedAddress_IsRefused(string address) =>
        await Assert.ThrowsAsync<FormatException>(() => SampleMail.Composer().ComposeAsync(SampleMail.Outgoing(to: address)));

    [Fact]
    public async Task RenderHtml_EveryLetter_SaysTheSameAsTheText()
    {
        foreach (var (name, letter) in SampleCycle.AllLetters(context => context with { Rehearsal = true }))
        {
            var html = await SampleMail.Composer().RenderHtmlAsync(letter);

            var words = Words(System.Net.WebUtility.HtmlDecode(Regex.Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], "<[^>]+>", " ")));
            Assert.All(Words(letter.ToText()).Except(["-"]), word => Assert.True(words.Contains(word) || word.EndsWith('.') || word.EndsWith(':'), $"{name}: {word}"));
            Assert.DoesNotMatch(Forbidden, html);
            Assert.True(html.IsNormalized(), name);
        }
    }

    [Fact]
    public async Task RenderHtml_EveryLetter_LoadsNothingFromOutside()
    {
        foreach (var (_, letter) in SampleCycle.AllLetters())
        {
            var html = await SampleMail.Composer().RenderHtmlAsync(letter);

            Assert.StartsWith("<!DOCTYPE html>", html);
            Assert.DoesNotMatch(@"<(img|link|script|style|iframe|object)\b|src=|url\(", html);
        }
    }

    [Fact]
    public async Task RenderHtml_HostileNames_AreEncoded()
    {
        var letters = SampleCycle.AllLetters(rename: unit => unit with { Name = "Phòng <script>alert(1)</script> \"&'", Contact = "<b>x</b>" });

        foreach (var (_, letter) in letters)
        {
            var html = await SampleMail.Composer().RenderHtmlAsync(letter);

            Assert.DoesNotContain("<script", html);
            Assert.DoesNotContain("<b>", html);
        }
    }

    [Fact]
    public async Task RenderHtml_Vietnamese_StaysReadable() =>
        Assert.Contains("Kính gửi: Phòng Quản lý Khoa học", await SampleMail.Composer().RenderHtmlAsync(SampleMail.Outgoing().Letter));

    private static HashSet<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
