using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using MimeKit;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>A department of its own with an open cycle of 2026: who works there is addressed at its own domain.</summary>
internal sealed partial class DeskOffice
{
    public const string Officer = "cv-hcth";
    public const string OfficeHead = "tp-hcth";
    public const string RecordsClerk = "van-thu";
    public const string Director = "gd";
    public const string Deputy = "tran-cong-hoa";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DeskHost _host;

    private DeskOffice(DeskHost host, Plan plan, string client) => (_host, Plan, Client) = (host, plan, client);

    public Plan Plan { get; private set; }

    public CycleKey Key => new(Plan.Agency.Id, Plan.Id, "2026");

    /// <summary>Address from which its people come, so that one test does not use up the limits of another.</summary>
    public string Client { get; }

    /// <param name="sampleUnits">Units besides those of the plan.</param>
    public static async Task<DeskOffice> OpenAsync(DeskHost host, Func<Register, Register>? with = null, int sampleUnits = 0)
    {
        var number = host.NextAgency();
        var office = new DeskOffice(host, Changed(TrialPlan.For(FormattableString.Invariant($"so-{number}"), sampleUnits), with), FormattableString.Invariant($"198.51.100.{number}"));
        await host.Service<StorageRealms>().Production.CreateAsync(CancellationToken.None);
        await host.Service<CycleClocks>().SetAsync(office.Key, VietnamTime.At(new DateOnly(2026, 11, 24), new TimeOnly(8, 0)), CancellationToken.None);
        await host.Service<CycleOpening>().OpenAsync(office.Key, office.Plan, await office.PublishAsync(), CancellationToken.None);
        return office;
    }

    public string AddressOf(string person) => TrialPlan.AddressOf(Plan.Agency.Id, person);

    /// <summary>Publishes the plan with another register.</summary>
    public Task ChangeAsync(Func<Register, Register> with)
    {
        Plan = Changed(Plan, with);
        return PublishAsync();
    }

    public DeskBrowser NewBrowser(HttpClient? http = null) => new(http ?? _host.Http, Client);

    /// <summary>Asks for a link on the page, and takes it out of the mail.</summary>
    /// <returns>The path of the link.</returns>
    public async Task<string> AskForLinkAsync(string person, string? path = null)
    {
        using var answer = await NewBrowser().PostAsync("/dang-nhap", [("email", AddressOf(person)), .. path is null ? [] : new[] { ("ve", path) }]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return LinkIn(await WaitForMailAsync(AddressOf(person)));
    }

    /// <summary>Gets a link without the page, which lets everybody wait.</summary>
    public async Task<string> MailLinkAsync(string person)
    {
        var address = Secret.HashOfAddress(AddressOf(person));
        var holders = await _host.Service<DeskRegister>().FindAsync(address, CancellationToken.None);
        await _host.Service<SignInMail>().SendAsync(address, holders, null);
        return LinkIn(await WaitForMailAsync(AddressOf(person)));
    }

    /// <summary>Signs in by the mail.</summary>
    public async Task<DeskBrowser> SignInAsync(string person)
    {
        var browser = NewBrowser();
        using var answer = await browser.PostAsync(await MailLinkAsync(person), [("nguoi", ValueOf(person))]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public string ValueOf(string person) => $"{Plan.Agency.Id}/{Plan.Id}/{person}";

    /// <summary>The newest mail to an address; waits for the first.</summary>
    public async Task<MimeMessage> WaitForMailAsync(string address)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await MailsToAsync(address) is { Count: > 0 } mails)
                return mails[^1];
            await Task.Delay(TimeSpan.FromMilliseconds(50), deadline.Token);
        }
    }

    /// <summary>The mails of the local mailbox to an address, the newest last.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsToAsync(string address)
    {
        var mailbox = _host.Service<StorageRealms>().Production.Mailbox;
        var mails = new List<(DateTimeOffset At, MimeMessage Mail)>();
        await foreach (var blob in mailbox.GetBlobsAsync())
        {
            var content = await mailbox.GetBlobClient(blob.Name).DownloadContentAsync();
            var mail = await MimeMessage.LoadAsync(content.Value.Content.ToStream());
            if (mail.To.Mailboxes.Any(mailboxAddress => mailboxAddress.Address == address))
                mails.Add((blob.Properties.CreatedOn!.Value, mail));
        }

        return [.. mails.OrderBy(mail => mail.At).Select(mail => mail.Mail)];
    }

    public static string LinkIn(MimeMessage mail) => Link().Match(mail.TextBody!) is { Success: true } match
        ? match.Value
        : throw new InvalidOperationException($"No link in: {mail.TextBody}");

    private static Plan Changed(Plan plan, Func<Register, Register>? with) => with is null ? plan : plan with { Register = with(plan.Register) };

    private Task<string> PublishAsync() => _host.Service<PlanStore>().PublishAsync(Plan, null, _host.Now, CancellationToken.None);

    [GeneratedRegex("/dang-nhap/[A-Za-z0-9_-]{43}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
