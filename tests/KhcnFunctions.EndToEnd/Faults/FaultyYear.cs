using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using Xunit;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>
/// Plays the script's year on hosts that are processes of their own, and compares what the mail server got with what was
/// due. This process sets the clock and looks at the hub, but works on nothing.
/// </summary>
internal sealed class FaultyYear : IAsyncDisposable
{
    private readonly string _account;
    private readonly string _hub;
    private readonly LocalHostApp _onlooker;

    private FaultyYear(string account, string hub, LocalHostApp onlooker) => (_account, _hub, _onlooker) = (account, hub, onlooker);

    public ReceivingSmtpServer Mail { get; } = new();

    public CycleHarness Cycle { get; private set; } = null!;

    public List<HostProcess> Hosts { get; } = [];

    public static async Task<FaultyYear> StartAsync(AzuriteFixture azurite, int hosts)
    {
        var account = azurite.NewAccount();
        var hub = AzuriteFixture.NewHubName();
        var onlooker = await azurite.StartHostAsync(options => options with
        {
            ConnectionString = account,
            RunEngine = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Khcn:TrialClocks"] = "true" },
            Durable = durable => options.Durable(durable) with { HubName = hub },
        });
        var year = new FaultyYear(account, hub, onlooker);
        await Task.WhenAll(Enumerable.Range(0, hosts).Select(_ => year.StartHostAsync()));
        var plan = TrialPlan.For("so-khcn", YearScript.SampleUnits);
        year.Cycle = await CycleHarness.OpenAsync(onlooker, year.Mail, plan, YearScript.Opening);
        return year;
    }

    public async Task StartHostAsync()
    {
        var host = await HostProcess.StartAsync(_account, _hub, Mail);
        lock (Hosts)
            Hosts.Add(host);
    }

    /// <summary>Kills one host when so many more mails have come.</summary>
    public async Task KillAfterAsync(int mails)
    {
        await Mail.WaitForAsync(Mail.Received.Count + mails, TimeSpan.FromSeconds(60));
        var victim = Hosts[0];
        Hosts.RemoveAt(0);
        await victim.KillAsync();
        await victim.DisposeAsync();
    }

    public async Task PlayUntilAsync(string moment)
    {
        foreach (var group in YearScript.Submissions.GroupBy(sent => sent.At).Where(group => Compare(group.Key, moment) <= 0 && CycleHarness.Instant(group.Key) > Cycle.Now))
        {
            await Cycle.GoToAsync(group.Key);
            Cycle.Address = Hosts[0].Address;
            foreach (var (_, unit) in group)
                Assert.True((await Cycle.PostAsync("reports", Cycle.TokenOf(unit), TrialReports.Of(Cycle.DutyOf(unit)))).Problem is null, unit);
            await Cycle.TickAsync();
            // A late report wakes the cycle by an event of its own: all are obeyed before anything is killed.
            for (var late = Compare(group.Key, "2026-12-10") > 0 ? group.Count() : 0; late > 0; late--)
                await Cycle.TickAsync();
        }

        await Cycle.GoToAsync(moment);
    }

    /// <summary>From the deadline's last round to the report's way out.</summary>
    public async Task PlayToTheEndAsync()
    {
        await PlayUntilAsync(YearScript.Approval);
        Cycle.Address = Hosts[0].Address;
        var draft = (await Cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!;
        await Cycle.ApproveAsync(draft.Number);
        await Cycle.GoToAsync(YearScript.Number);
        Cycle.Address = Hosts[0].Address;
        await Cycle.DecideAsync("numbered", new() { ["number"] = "215/BC-SKHCN", ["signedOn"] = "2026-12-18" });
        await Cycle.SignAsync(draft.Number);
        await Cycle.GoToAsync("2026-12-22 09:00");
    }

    /// <summary>None missing, none that is not due, none twice under another Message-ID.</summary>
    /// <returns>Copies of one Message-ID beyond the first.</returns>
    public int CompareWithWhatWasDue()
    {
        var mails = Cycle.AllMails();
        var once = mails.DistinctBy(mail => mail.MessageId).Select(DueMail.Of).Select(mail => mail.ToString()).Order(StringComparer.Ordinal).ToList();
        var due = YearScript.Due(Cycle.Plan).Select(mail => mail.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([], due.Except(once));
        Assert.Equal([], once.Except(due));
        Assert.Equal(due, once);
        return Mail.Copies().Values.Sum(copies => copies - 1);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
            await host.DisposeAsync();
        await _onlooker.DisposeAsync();
        await Mail.DisposeAsync();
    }

    private static int Compare(string one, string other) => string.CompareOrdinal(one, other);
}
