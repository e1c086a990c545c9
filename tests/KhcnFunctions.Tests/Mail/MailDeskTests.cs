using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class MailDeskTests : IAsyncLifetime
{
    private static readonly CycleKey Production = new("skhcn-quang-ngai", "dich-vu-khcn", "2026");
    private static readonly CycleKey Rehearsal = CycleKey.ForRehearsal(CycleKey.RehearsalPrefix + "1a2b3c4d", Production);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
    private SmtpPost _post = null!;

    public Task InitializeAsync()
    {
        _post = SmtpPost.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _post.DisposeAsync();

    [Fact]
    public async Task Send_MailOfAProductionCycle_GoesByTheTransport()
    {
        Assert.IsType<MailOutcome.Accepted>(await SendAsync(Production, "configured"));
        Assert.Single(_post.Received);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("other")]
    [InlineData(null)]
    public async Task Send_MailOfAProductionCycleMarkedOtherwise_IsRefused(string? mark)
    {
        var refused = Assert.IsType<MailOutcome.Refused>(await SendAsync(Production, mark));

        Assert.Equal(RefusalCause.NotAllowed, refused.Cause);
        Assert.Empty(_post.Received);
    }

    [Theory]
    [InlineData("configured")]
    [InlineData(null)]
    public async Task Send_MailOfARehearsalNotMarkedLocal_IsRefused(string? mark)
    {
        Assert.Equal(RefusalCause.NotAllowed, Assert.IsType<MailOutcome.Refused>(await SendAsync(Rehearsal, mark)).Cause);
        Assert.Empty(_post.Received);
    }

    /// <summary>The server's own time-out is 30 s; the claim ends before.</summary>
    [Theory]
    [InlineData("slow@sokhcn.example", typeof(MailOutcome.Deferred))]
    [InlineData("slow-after-data@sokhcn.example", typeof(MailOutcome.Unclear))]
    public async Task Send_ThatTakesLongerThanTheLease_IsGivenUpBeforeItsEnd(string to, Type expected)
    {
        var sending = SendAsync(Production, "configured", to, _time.GetUtcNow().AddMinutes(1));
        await _post.Stalled;

        _time.Advance(TimeSpan.FromSeconds(59));

        Assert.IsType(expected, await sending);
    }

    [Fact]
    public async Task Send_AfterTheLease_IsNotBegun()
    {
        Assert.IsType<MailOutcome.Deferred>(await SendAsync(Production, "configured", end: _time.GetUtcNow().AddSeconds(-1)));
        Assert.Empty(_post.Received);
    }

    [Fact]
    public async Task Send_ToAddressesThatAllTookItBefore_IsDone()
    {
        var mail = Mail("configured", null) with { Taken = ["a@sokhcn.example"] };

        Assert.IsType<MailOutcome.Accepted>(await SendAsync(Production, mail, []));
        Assert.Empty(_post.Received);
    }

    private Task<MailOutcome> SendAsync(CycleKey cycle, string? mark, string to = "a@sokhcn.example", DateTimeOffset? end = null) =>
        SendAsync(cycle, Mail(mark, end), [to]);

    private PendingRow Mail(string? mark, DateTimeOffset? end)
    {
        var now = _time.GetUtcNow();
        return new PendingRow(new Notice(NoticeKind.Exempted, Holder.Unit("ttud"), "x"), now, end ?? now.AddMinutes(1), 1, mark, default);
    }

    private async Task<MailOutcome> SendAsync(CycleKey cycle, PendingRow mail, IReadOnlyList<string> to)
    {
        var settings = new MailOptions
        {
            Transport = MailTransportKind.Smtp,
            Smtp = new() { Host = "127.0.0.1", Port = _post.Port, Security = SmtpSecurity.None, Timeout = TimeSpan.FromSeconds(30) },
        };
        await using var services = new ServiceCollection().Configure<MailOptions>(options => options.Transport = settings.Transport).BuildServiceProvider();
        await using var transport = new SmtpTransport(Options.Create(settings));
        var desk = new MailDesk(
            SampleMail.Composer(settings), transport, new ReplyAddresses(Options.Create(new InboundOptions())), references: null!, services.GetRequiredService<IOptionsMonitor<MailOptions>>(), _time);
        var letter = new Letter { Subject = "Thư", Salutation = "Kính gửi", Blocks = [], SignOff = [] };
        return await desk.SendAsync(new CycleTable(cycle, realm: null!), mail, letter, to, []);
    }
}
