using MailKit.Net.Smtp;
using MimeKit;
using Xunit;

namespace KhcnFunctions.EndToEnd.Mail;

public sealed class ReceivingSmtpServerTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly ReceivingSmtpServer server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Send_Mail_IsReadWithItsVietnameseText()
    {
        await SendAsync(Mail("a@khcn.example", "phong@khcn.example", "giam-doc@khcn.example"));

        var mail = Assert.Single(server.Received);
        Assert.Equal("[Sở KH&CN] Đề nghị báo cáo năm 2026", mail.Message.Subject);
        Assert.Equal("Kính đề nghị Phòng gửi báo cáo.", mail.Message.TextBody!.TrimEnd());
        Assert.Equal("hcth@khcn.example", mail.From);
        Assert.Equal(["phong@khcn.example", "giam-doc@khcn.example"], mail.Recipients);
        Assert.True(mail.IsAcknowledged);
    }

    [Fact]
    public async Task Copies_SameMailTwice_AreCountedForEachRecipient()
    {
        await SendAsync(Mail("same@khcn.example", "phong@khcn.example"));
        await SendAsync(Mail("same@khcn.example", "Phong@khcn.example", "hcth@khcn.example"));

        var copies = server.Copies();

        Assert.Equal(2, copies.Count);
        Assert.Equal(2, copies[("same@khcn.example", "phong@khcn.example")]);
        Assert.Equal(1, copies[("same@khcn.example", "hcth@khcn.example")]);
    }

    [Fact]
    public async Task Refuse_Recipient_Answers550EachTime()
    {
        server.Script.Refuse("left@khcn.example");

        for (var i = 0; i < 2; i++)
        {
            var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(Mail("a@khcn.example", "left@khcn.example")));
            Assert.Equal(SmtpErrorCode.RecipientNotAccepted, refusal.ErrorCode);
            Assert.Equal(SmtpStatusCode.MailboxUnavailable, refusal.StatusCode);
        }

        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Defer_TwoMails_TheThirdIsTaken()
    {
        server.Script.Defer(2);

        for (var i = 0; i < 2; i++)
        {
            var deferral = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(Mail("a@khcn.example", "phong@khcn.example")));
            Assert.Equal(SmtpStatusCode.ErrorInProcessing, deferral.StatusCode);
        }

        await SendAsync(Mail("a@khcn.example", "phong@khcn.example"));

        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(ConnectionDrop.BeforeKeeping, 0)]
    [InlineData(ConnectionDrop.BeforeAnswer, 1)]
    public async Task Drop_BeforeTheAnswer_SenderCannotTellWhetherItWasKept(ConnectionDrop at, int kept)
    {
        server.Script.Drop(at);

        var error = await Record.ExceptionAsync(() => SendAsync(Mail("a@khcn.example", "phong@khcn.example")));

        Assert.True(error is SmtpProtocolException or IOException, $"{error}");
        Assert.Equal(kept, server.Received.Count(m => !m.IsAcknowledged));
        await SendAsync(Mail("a@khcn.example", "phong@khcn.example"));
        Assert.Equal(kept + 1, server.Copies()[("a@khcn.example", "phong@khcn.example")]);
    }

    [Fact]
    public async Task Drop_AfterTheAnswer_SenderKnowsThatItWasTaken()
    {
        server.Script.Drop(ConnectionDrop.AfterAnswer);
        using var client = await ConnectAsync();

        var answer = await client.SendAsync(Mail("a@khcn.example", "phong@khcn.example"));
        var error = await Record.ExceptionAsync(() => client.NoOpAsync());

        Assert.NotNull(answer);
        Assert.NotNull(error);
        Assert.True(Assert.Single(server.Received).IsAcknowledged);
    }

    [Fact]
    public async Task Send_ManyAtOnce_AllAreKept()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => SendAsync(Mail($"{i}@khcn.example", "phong@khcn.example"))));

        var received = await server.WaitForAsync(40, TimeSpan.FromSeconds(10));

        Assert.Equal(40, received.Select(m => m.Message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task WaitFor_FewerThanExpected_SaysHowMany()
    {
        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => server.WaitForAsync(1, TimeSpan.FromMilliseconds(50)));

        Assert.StartsWith("0 of 1", timeout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_TwoAtOnce_HavePortsOfTheirOwn()
    {
        await using var other = new ReceivingSmtpServer();

        Assert.NotEqual(server.Port, other.Port);
    }

    private static MimeMessage Mail(string messageId, params string[] to)
    {
        var mail = new MimeMessage
        {
            MessageId = messageId,
            Subject = "[Sở KH&CN] Đề nghị báo cáo năm 2026",
            Body = new TextPart("plain") { Text = "Kính đề nghị Phòng gửi báo cáo." },
        };
        mail.From.Add(new MailboxAddress("Phòng Hành chính - Tổng hợp", "hcth@khcn.example"));
        mail.To.AddRange(to.Select(address => new MailboxAddress("", address)));
        return mail;
    }

    private async Task SendAsync(MimeMessage mail)
    {
        using var client = await ConnectAsync();
        await client.SendAsync(mail);
        await client.DisconnectAsync(quit: true);
    }

    private async Task<SmtpClient> ConnectAsync()
    {
        var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, MailKit.Security.SecureSocketOptions.None);
        return client;
    }
}
