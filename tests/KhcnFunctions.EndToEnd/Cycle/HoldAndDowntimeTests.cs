using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>Times in which nothing goes: afterwards one truthful mail, never the missed ones.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HoldAndDowntimeTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Hold_ThenRelease_SendsOneTruthfulMail()
    {
        var cycle = await office.OpenAsync("2026-11-23 07:30");
        await cycle.GoToAsync("2026-11-24 09:00");
        await cycle.DecideAsync("hold", new() { ["scope"] = "reminders", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-08 09:00");
        var whileHeld = cycle.MailsOf("ttud").Count;
        await cycle.DecideAsync("release", new() { ["decidedBy"] = "p-hcth" });

        var mails = cycle.MailsOf("ttud");
        Assert.Equal(1, whileHeld);
        Assert.Equal([MailKind.Request, MailKind.Reminder], mails.Select(mail => mail.Kind));
        Assert.Contains("còn 02 ngày làm việc", mails[1].Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Downtime_OfTwoWeeksBeforeTheDeadline_IsFollowedByOneReminder()
    {
        var cycle = await office.OpenAsync("2026-11-23 07:30");
        await cycle.GoToAsync("2026-11-23 09:00");
        await cycle.WakeUpAtAsync("2026-12-08 14:20");

        Assert.Equal([MailKind.Request, MailKind.Reminder], cycle.MailsOf("ttud").Select(mail => mail.Kind));
    }

    [Fact]
    public async Task Downtime_OverTheDeadline_TellsTheOfficeFirstAndTheLeadersOneDayApart()
    {
        var cycle = await office.OpenAsync("2026-12-08 07:30");
        await cycle.GoToAsync("2026-12-08 09:00");
        await cycle.SubmitAsync("p-hcth");
        await cycle.WakeUpAtAsync("2026-12-15 10:00");
        await cycle.GoToAsync("2026-12-17 09:00");

        Assert.Equal([MailKind.Request], cycle.MailsOf("ttud").Select(mail => mail.Kind));
        Assert.Equal(new DateOnly(2026, 12, 15), cycle.MailsOf("p-hcth").First(mail => mail.Kind is MailKind.OfficeList).Day);
        Assert.Equal(new DateOnly(2026, 12, 16), Assert.Single(cycle.MailsOf("phan-van-hieu")).Day);
        Assert.Equal(new DateOnly(2026, 12, 17), Assert.Single(cycle.MailsOf("gd")).Day);
    }

    [Theory]
    [InlineData("2026-12-08 10:00", "còn lại: 02 ngày làm việc")]
    [InlineData("2026-12-15 10:00", "đã qua")]
    public async Task Activation_LateInTheYear_SendsOneRequestThatTellsTheTruth(string opened, string truth)
    {
        var cycle = await office.OpenAsync(opened);

        var mail = Assert.Single(cycle.MailsOf("ttud"));

        Assert.Equal(MailKind.Request, mail.Kind);
        Assert.Contains(truth, mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(cycle.AllMails(), other => other.Kind is MailKind.OfficeList or MailKind.LeaderList or MailKind.Announcement);
    }

    [Fact]
    public async Task Report_BetweenDecisionAndSending_IsNotRemindedOf()
    {
        var cycle = await office.OpenAsync("2026-12-04 07:30");
        await cycle.GoToAsync("2026-12-04 09:00");
        office.HoldMail(true);
        cycle.AwaitsMail = false;
        await cycle.GoToAsync("2026-12-07 08:30");
        var decided = await PendingAsync(cycle);
        await cycle.SubmitAsync("ttud");
        office.HoldMail(false);
        await cycle.TickAsync();
        await cycle.UntilAsync(async () => (await PendingAsync(cycle)).All(key => key.Contains("receipt", StringComparison.Ordinal)));

        Assert.Contains("unit.ttud|reminder|2026-12-09.reminder-2", decided);
        Assert.Equal([MailKind.Request], cycle.MailsOf("ttud").Select(mail => mail.Kind));
        Assert.Equal([MailKind.Request, MailKind.Reminder], cycle.MailsOf("p-qlkh").Select(mail => mail.Kind));
    }

    [Theory]
    [InlineData("2026-12-02 08:10", "còn 06 ngày làm việc")]
    [InlineData("2026-12-07 08:10", "còn 03 ngày làm việc")]
    public async Task Round_CutOffBeforeItsMailsWereWritten_IsTakenUpWithOneTruthfulMail(string back, string truth)
    {
        var cycle = await office.OpenAsync("2026-12-01 07:30");
        await cycle.GoToAsync("2026-12-01 09:00");
        var day = new DateOnly(2026, 12, 2);
        var at = CycleHarness.Instant("2026-12-02 08:00");
        var cutOff = new StoredRound(
            new RoundMark(day, at, "", AllIn: false, More: true),
            new RoundRecord { Day = day, At = at, Taken = [new UnitRung("ttud", new DateOnly(2026, 12, 9), "reminder-5")] },
            [], [], MailsWritten: false);
        await cycle.Table.CommitAsync([new(TableTransactionActionType.Add, CycleRows.Write(cycle.Table.Partition, cutOff))], CancellationToken.None);

        await cycle.WakeUpAtAsync(back);

        Assert.Equal([MailKind.Request, MailKind.Reminder], cycle.MailsOf("ttud").Select(mail => mail.Kind));
        Assert.Contains(truth, cycle.MailsOf("ttud")[1].Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> PendingAsync(CycleHarness cycle) =>
        [.. (await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending.Select(pending => pending.Notice.Key)];
}
