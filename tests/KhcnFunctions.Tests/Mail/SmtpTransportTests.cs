using Microsoft.Extensions.Options;
using MimeKit;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class SmtpTransportTests : IAsyncLifetime
{
    private SmtpPost _post = null!;

    public Task InitializeAsync()
    {
        _post = SmtpPost.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _post.DisposeAsync();

    [Fact]
    public async Task Send_TakenMail_IsAcceptedAndArrivesWhole()
    {
        await using var transport = Transport();
        var message = await SampleMail.ComposeAsync();

        var outcome = await transport.SendAsync(message, CancellationToken.None);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        var (arrived, recipients) = Assert.Single(_post.Received);
        Assert.Equal(["p-qlkh@sokhcn.example"], recipients);
        Assert.Equal(message.Subject, arrived.Subject);
        Assert.Equal(message.MessageId, arrived.MessageId);
        Assert.Equal(SampleMail.AttachmentName, Assert.IsType<MimePart>(Assert.Single(arrived.Attachments)).FileName);
    }

    [Fact]
    public async Task Send_RefusedRecipient_IsRefusedWithAddressAndCode()
    {
        var refused = Assert.IsType<MailOutcome.Refused>(await SendAsync("refused@sokhcn.example"));

        Assert.Contains("550", refused.Reason);
        Assert.Equal(RefusalCause.NoSuchMailbox, refused.Cause);
        Assert.Contains("refused@sokhcn.example", refused.Reason);
        Assert.Empty(_post.Received);
    }

    [Fact]
    public async Task Send_OneOfTwoRecipientsRefused_ReachesTheOther()
    {
        var accepted = Assert.IsType<MailOutcome.Accepted>(await SendAsync("a@sokhcn.example", "refused@sokhcn.example"));

        var refused = Assert.Single(accepted.RefusedRecipients);
        Assert.Equal(("refused@sokhcn.example", RefusalCause.NoSuchMailbox), (refused.Address, refused.Cause));
        Assert.StartsWith("550", refused.Answer);
        Assert.Equal(["a@sokhcn.example"], Assert.Single(_post.Received).Recipients);
    }

    [Fact]
    public async Task Send_TemporaryRefusal_IsDeferredForAll()
    {
        var deferred = Assert.IsType<MailOutcome.Deferred>(await SendAsync("a@sokhcn.example", "later@sokhcn.example"));

        Assert.Contains("451", deferred.Reason);
        Assert.Empty(_post.Received);
    }

    [Fact]
    public async Task Send_RefusedAfterData_IsRefused() =>
        Assert.Contains("554", Assert.IsType<MailOutcome.Refused>(await SendAsync("after-data@sokhcn.example")).Reason);

    [Fact]
    public async Task Send_TemporarilyRefusedAfterData_IsDeferred() =>
        Assert.Contains("452", Assert.IsType<MailOutcome.Deferred>(await SendAsync("later-after-data@sokhcn.example")).Reason);

    [Fact]
    public async Task Send_LineBreaksAfterData_IsUnclear()
    {
        Assert.IsType<MailOutcome.Unclear>(await SendAsync("dropped@sokhcn.example"));

        // That it did arrive is why the outcome must not be a plain failure.
        Assert.Single(_post.Received);
    }

    [Fact]
    public async Task Send_NobodyListens_IsDeferred()
    {
        await using var transport = new SmtpTransport(SmtpOptions(FreePort.Next()));

        Assert.IsType<MailOutcome.Deferred>(await transport.SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task Send_RefusedSender_IsDeferredForTheOperator()
    {
        await using var transport = Transport();
        var message = await SampleMail.Composer(new MailOptions { From = "refused@sokhcn.example" }).ComposeAsync(SampleMail.Outgoing());

        Assert.IsType<MailOutcome.Deferred>(await transport.SendAsync(message, CancellationToken.None));
    }

    [Fact]
    public async Task Send_SecondMail_UsesTheSameConnection()
    {
        await using var transport = Transport();

        await transport.SendAsync(await SampleMail.ComposeAsync("a@sokhcn.example"), CancellationToken.None);
        await transport.SendAsync(await SampleMail.ComposeAsync("b@sokhcn.example"), CancellationToken.None);

        Assert.Equal(2, _post.Received.Count);
        Assert.Equal(1, _post.Sessions);
    }

    [Fact]
    public async Task Send_AfterABrokenLine_ConnectsAnew()
    {
        await using var transport = Transport();
        await transport.SendAsync(await SampleMail.ComposeAsync("dropped@sokhcn.example"), CancellationToken.None);

        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(await SampleMail.ComposeAsync("a@sokhcn.example"), CancellationToken.None));
    }

    [Fact]
    public async Task Send_InParallel_DeliversEachOnce()
    {
        await using var transport = Transport();
        var messages = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SampleMail.ComposeAsync($"u{number}@sokhcn.example")));

        var outcomes = await Task.WhenAll(messages.Select(message => transport.SendAsync(message, CancellationToken.None)));

        Assert.All(outcomes, outcome => Assert.IsType<MailOutcome.Accepted>(outcome));
        Assert.Equal(20, _post.Received.Select(mail => mail.Recipients.Single()).Distinct().Count());
        Assert.Equal(20, _post.Received.Count);
    }

    [Theory]
    [InlineData("secret", typeof(MailOutcome.Accepted))]
    [InlineData("wrong", typeof(MailOutcome.Deferred))]
    public async Task Send_ServerAsksForSignIn_DependsOnPassword(string password, Type expected)
    {
        await using var post = SmtpPost.Start(withSignIn: true);
        await using var transport = new SmtpTransport(SmtpOptions(post.Port, "hcth", password));

        Assert.IsType(expected, await transport.SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task Send_CancelledBefore_IsDeferred()
    {
        await using var transport = Transport();
        await transport.SendAsync(await SampleMail.ComposeAsync("a@sokhcn.example"), CancellationToken.None);

        Assert.IsType<MailOutcome.Deferred>(await transport.SendAsync(await SampleMail.ComposeAsync(), new CancellationToken(canceled: true)));
        Assert.Single(_post.Received);
    }

    [Theory]
    [InlineData("slow@sokhcn.example", typeof(MailOutcome.Deferred))]
    [InlineData("slow-after-data@sokhcn.example", typeof(MailOutcome.Unclear))]
    public async Task Send_CancelledOnTheWay_SaysWhetherItMayHaveGone(string to, Type expected)
    {
        await using var transport = Transport();
        using var limit = new CancellationTokenSource();
        var sending = transport.SendAsync(await SampleMail.ComposeAsync(to), limit.Token);
        await _post.Stalled;

        await limit.CancelAsync();

        Assert.IsType(expected, await sending);
    }

    private async Task<MailOutcome> SendAsync(params string[] to)
    {
        await using var transport = Transport();
        return await transport.SendAsync(await SampleMail.ComposeAsync(to), CancellationToken.None);
    }

    private SmtpTransport Transport() => new(SmtpOptions(_post.Port));

    private static IOptions<MailOptions> SmtpOptions(int port, string? user = null, string? password = null) => Options.Create(new MailOptions
    {
        Transport = MailTransportKind.Smtp,
        Smtp = new() { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, User = user, Password = password, Timeout = TimeSpan.FromSeconds(10) },
    });
}
