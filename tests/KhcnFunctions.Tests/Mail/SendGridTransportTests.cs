using Microsoft.Extensions.Options;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class SendGridTransportTests : IAsyncLifetime
{
    private SendGridServer _server = null!;

    public async Task InitializeAsync() => _server = await SendGridServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Send_202_IsAcceptedWithProvidersId() =>
        Assert.Equal("14c5d75ce93.dfd.64b469", Assert.IsType<MailOutcome.Accepted>(await SendAsync("202@sokhcn.example")).ProviderId);

    [Fact]
    public async Task Send_Mail_CarriesEverythingInSendGridsForm()
    {
        await SendAsync("202@sokhcn.example", "b@sokhcn.example");

        var (mail, authorization) = Assert.Single(_server.Requests);
        var outgoing = SampleMail.Outgoing();
        var id = OpaqueMailId.Of(outgoing.Key);
        Assert.Equal("Bearer SG.test", authorization);
        Assert.Equal(outgoing.Letter.Subject, mail.GetProperty("subject").GetString());
        Assert.Equal(MailOptions.SampleFrom, mail.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal("Phòng Hành chính - Tổng hợp, Sở Khoa học và Công nghệ", mail.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal(2, mail.GetProperty("personalizations")[0].GetProperty("to").GetArrayLength());
        Assert.Equal(id, mail.GetProperty("custom_args").GetProperty("khcn_key").GetString());
        Assert.Equal($"<{id}@sokhcn.example>", mail.GetProperty("headers").GetProperty("Message-ID").GetString());
        Assert.Equal("auto-generated", mail.GetProperty("headers").GetProperty("Auto-Submitted").GetString());
        Assert.Equal(id, mail.GetProperty("headers").GetProperty("X-Khcn-Key").GetString());
        Assert.Equal(["text/plain", "text/html"], mail.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.False(mail.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        var attachment = Assert.Single(mail.GetProperty("attachments").EnumerateArray());
        Assert.Equal(SampleMail.AttachmentName, attachment.GetProperty("filename").GetString());
        Assert.Equal(SampleMail.AttachmentContent, attachment.GetProperty("content").GetBytesFromBase64());
    }

    [Fact]
    public async Task Send_MailWithAReference_CarriesItAsArgumentAndShowsItToNobody()
    {
        var reference = string.Concat(Enumerable.Repeat("Ab3-", 1500));
        using var http = new HttpClient();
        await Transport(http, _server.Host).SendAsync(
            await SampleMail.Composer().ComposeAsync(SampleMail.Outgoing(to: "202@sokhcn.example") with { Reference = reference }), CancellationToken.None);

        var (mail, _) = Assert.Single(_server.Requests);
        Assert.Equal(reference, mail.GetProperty("custom_args").GetProperty("khcn_mail").GetString());
        Assert.DoesNotContain(mail.GetProperty("headers").EnumerateObject(), header => header.Value.GetString()!.Contains("Ab3-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fault_OfAKeyThatMaySend_IsNoneAndSendsNothing()
    {
        using var http = new HttpClient();

        Assert.Null(await Transport(http, _server.Host).FindFaultAsync(CancellationToken.None));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Fault_OfAKeyThatIsUnknownOrMayNotSend_IsSaid()
    {
        using var http = new HttpClient();
        _server.Scopes = null;
        var unknown = await Transport(http, _server.Host).FindFaultAsync(CancellationToken.None);
        _server.Scopes = ["stats.read"];
        var mayNot = await Transport(http, _server.Host).FindFaultAsync(CancellationToken.None);

        Assert.Contains("401", unknown, StringComparison.Ordinal);
        Assert.Contains("no right", mayNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_WhereNobodyListens_IsSaid()
    {
        using var http = new HttpClient();

        Assert.NotNull(await Transport(http, $"http://127.0.0.1:{FreePort.Next()}").FindFaultAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(400, typeof(MailOutcome.Refused))]
    [InlineData(413, typeof(MailOutcome.Refused))]
    [InlineData(401, typeof(MailOutcome.Deferred))]
    [InlineData(403, typeof(MailOutcome.Deferred))]
    [InlineData(429, typeof(MailOutcome.Deferred))]
    [InlineData(408, typeof(MailOutcome.Unclear))]
    [InlineData(500, typeof(MailOutcome.Unclear))]
    [InlineData(503, typeof(MailOutcome.Unclear))]
    public async Task Send_ErrorStatus_IsClassifiedWithItsReasonAndNotRetried(int status, Type expected)
    {
        var outcome = await SendAsync($"{status}@sokhcn.example");

        Assert.IsType(expected, outcome);
        Assert.Contains($"{status}: said by the server", outcome.ToString());
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsUnclear()
    {
        Assert.IsType<MailOutcome.Unclear>(await SendAsync("hang@sokhcn.example"));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Send_LineBreaksAfterRequest_IsUnclear() =>
        Assert.IsType<MailOutcome.Unclear>(await SendAsync("break@sokhcn.example"));

    [Fact]
    public async Task Send_NobodyListens_IsDeferred()
    {
        using var http = new HttpClient();

        var outcome = await Transport(http, $"http://127.0.0.1:{FreePort.Next()}").SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None);

        Assert.IsType<MailOutcome.Deferred>(outcome);
    }

    [Fact]
    public async Task Send_CancelledOnTheWay_IsUnclear()
    {
        using var http = new HttpClient();
        using var cancel = new CancellationTokenSource();

        var sending = Transport(http, _server.Host).SendAsync(await SampleMail.ComposeAsync("hang@sokhcn.example"), cancel.Token);
        while (_server.Requests.IsEmpty)
            await Task.Delay(10);
        await cancel.CancelAsync();

        Assert.IsType<MailOutcome.Unclear>(await sending);
    }

    [Fact]
    public async Task Send_CancelledBefore_IsDeferred()
    {
        using var http = new HttpClient();

        Assert.IsType<MailOutcome.Deferred>(await Transport(http, _server.Host).SendAsync(await SampleMail.ComposeAsync(), new CancellationToken(canceled: true)));
        Assert.Empty(_server.Requests);
    }

    private async Task<MailOutcome> SendAsync(params string[] to)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(to[0].StartsWith("hang", StringComparison.Ordinal) ? 1 : 30) };
        return await Transport(http, _server.Host).SendAsync(await SampleMail.ComposeAsync(to), CancellationToken.None);
    }

    private static SendGridTransport Transport(HttpClient http, string host) =>
        new(http, Options.Create(new MailOptions { SendGrid = new() { ApiKey = "SG.test", Host = host } }));
}
