using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class MailServicesTests
{
    private static readonly Dictionary<string, string?> Smtp = new(StringComparer.Ordinal)
    {
        ["Khcn:Mail:Transport"] = "smtp",
        ["Khcn:Mail:From"] = "hcth@skhcn.gov.vn",
        ["Khcn:Mail:Smtp:Host"] = "127.0.0.1",
        ["Khcn:Mail:Smtp:Port"] = "1",
        ["Khcn:Mail:Smtp:Security"] = "None",
    };

    [Fact]
    public async Task AddKhcnMail_NoSettings_UsesLocalMailbox()
    {
        await using var services = Services([]);

        var transport = services.GetRequiredService<IMailTransport>();

        Assert.IsType<GuardedTransport>(transport);
        Assert.Equal(MailTransportKind.Mailbox, services.GetRequiredService<IOptions<MailOptions>>().Value.Transport);
    }

    [Fact]
    public async Task Transport_OutsideProductionWithoutList_RefusesBeforeConnecting()
    {
        await using var services = Services(Smtp);

        var outcome = await services.GetRequiredService<IMailTransport>().SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None);

        Assert.Contains("sokhcn.example", Assert.IsType<MailOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task Transport_OnAllowList_GoesOutToTheServer()
    {
        await using var services = Services(new(Smtp) { ["Khcn:Mail:AllowedDomains:0"] = "sokhcn.example" });

        var outcome = await services.GetRequiredService<IMailTransport>().SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None);

        // Nobody listens on port 1.
        Assert.Contains("could not be reached", Assert.IsType<MailOutcome.Deferred>(outcome).Reason);
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("mailbox")]
    public async Task Transport_OnHold_DefersAll(string transport)
    {
        await using var services = Services(new(Smtp) { ["Khcn:Mail:Transport"] = transport, ["Khcn:Mail:Hold"] = "true" });

        var outcome = await services.GetRequiredService<IMailTransport>().SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None);

        Assert.Contains("hold", Assert.IsType<MailOutcome.Deferred>(outcome).Reason);
    }

    [Fact]
    public async Task Transport_NeverHeld_GoesOutOnHoldAndMindsTheAllowList()
    {
        await using var allowed = Services(new(Smtp) { ["Khcn:Mail:Hold"] = "true", ["Khcn:Mail:AllowedDomains:0"] = "sokhcn.example" });
        await using var stranger = Services(new(Smtp) { ["Khcn:Mail:Hold"] = "true" });

        var sent = await SendAsync(allowed);
        var refused = await SendAsync(stranger);

        // Nobody listens on port 1.
        Assert.Contains("could not be reached", Assert.IsType<MailOutcome.Deferred>(sent).Reason);
        Assert.Equal(RefusalCause.NotAllowed, Assert.IsType<MailOutcome.Refused>(refused).Cause);

        static async Task<MailOutcome> SendAsync(ServiceProvider services) =>
            await services.GetRequiredKeyedService<IMailTransport>(GuardedTransport.NeverHeld).SendAsync(await SampleMail.ComposeAsync(), CancellationToken.None);
    }

    [Fact]
    public void Validate_SmtpWithManyMistakes_NamesEach()
    {
        var options = new MailOptions
        {
            Transport = MailTransportKind.Smtp,
            FromName = " ",
            ReplyTo = "nobody",
            AllowedDomains = ["a@b.example"],
            Smtp = new() { Port = 0, User = "u", Password = "p", Security = SmtpSecurity.None, Timeout = TimeSpan.Zero },
        };

        var failures = new MailOptionsValidator().Validate(null, options).Failures!.ToList();

        string[] settings = ["From is the sample", "FromName", "ReplyTo", "AllowedDomains", "Smtp:Host", "Smtp:Port", "Smtp:Security", "Smtp:Timeout"];
        Assert.All(settings, setting => Assert.Single(failures, failure => failure.Contains(setting, StringComparison.Ordinal)));
        Assert.Equal(settings.Length, failures.Count);
    }

    [Fact]
    public void Validate_SenderOfADepartment_IsCheckedAsTheCommonOne()
    {
        var options = new MailOptions
        {
            Transport = MailTransportKind.Smtp,
            From = "hcth@skhcn.gov.vn",
            Smtp = new() { Host = "127.0.0.1" },
            Agencies = { ["so-a"] = new(), ["so-b"] = new() { From = "hcth@so-b.example", FromName = "Phòng HCTH" }, ["so-c"] = new() { From = "hcth@so-c.gov.vn", FromName = "Phòng HCTH" } },
        };

        var failures = new MailOptionsValidator().Validate(null, options).Failures!.ToList();

        Assert.Equal(3, failures.Count);
        Assert.Equal(2, failures.Count(failure => failure.Contains("Agencies:so-a:From", StringComparison.Ordinal)));
        Assert.Contains(failures, failure => failure.StartsWith("Khcn:Mail:Agencies:so-b:From is the sample", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_SendGridWithoutKeyOverHttp_NamesBoth()
    {
        var options = new MailOptions { Transport = MailTransportKind.SendGrid, From = "hcth@skhcn.gov.vn", SendGrid = new() { Host = "http://api.sendgrid.com" } };

        var failures = new MailOptionsValidator().Validate(null, options).Failures!.ToList();

        Assert.Equal(2, failures.Count);
        Assert.Contains("SendGrid:ApiKey", failures[0]);
        Assert.Contains("SendGrid:Host", failures[1]);
    }

    [Theory]
    [InlineData(MailTransportKind.Mailbox)]
    [InlineData(MailTransportKind.SendGrid)]
    public void Validate_EventKeyThatIsNone_IsNamed(MailTransportKind transport)
    {
        var options = new MailOptions { Transport = transport, From = "hcth@skhcn.gov.vn", SendGrid = new() { ApiKey = "SG.x", EventKey = "MFkw" } };

        Assert.Contains("SendGrid:EventKey", Assert.Single(new MailOptionsValidator().Validate(null, options).Failures!));
    }

    [Fact]
    public void Validate_Defaults_AreSound() => Assert.True(new MailOptionsValidator().Validate(null, new MailOptions()).Succeeded);

    [Fact]
    public async Task BlobName_Message_TellsTimeRecipientAndKey()
    {
        var name = BlobMailbox.BlobName(await SampleMail.ComposeAsync("P.Qlkh+x@sokhcn.example"));

        Assert.Equal($"20261201-0800-p-qlkh-x-{OpaqueMailId.Of(SampleMail.Outgoing().Key)}.eml", name);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development })
        .AddKeyedSingleton(BlobMailbox.ContainerKey, new BlobContainerClient(new Uri("http://127.0.0.1:1/devstoreaccount1/mailbox")))
        .AddKhcnMail(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
