using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using Xunit;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>Orchestrations are disposable: without the task hub, the rows still say what happened and what is due.</summary>
[Collection(SharedAzurite.Name)]
public sealed class LostHubTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task TaskHub_DeletedThreeTimesInMidCycle_NoMailTwiceAndNoDayForgotten()
    {
        await using var mail = new ReceivingSmtpServer();
        await using var host = await StartAsync(mail);
        var cycle = await CycleHarness.OpenAsync(host, mail, TrialPlan.For("so-khcn"), "2026-12-04 07:30");

        await cycle.GoToAsync("2026-12-04 09:00");
        await LoseHubAsync(host, cycle);
        await cycle.GoToAsync("2026-12-08 09:00");
        await cycle.SubmitAsync("p-qlcncn");
        await LoseHubAsync(host, cycle);
        await cycle.GoToAsync("2026-12-11 09:00");
        await LoseHubAsync(host, cycle);
        await cycle.GoToAsync("2026-12-14 09:00");

        string[] due =
        [
            "04/12 Request p-hcth", "04/12 Request p-qlcncn", "04/12 Request p-qlkh", "04/12 Request ttud",
            "07/12 Reminder p-hcth", "07/12 Reminder p-qlcncn", "07/12 Reminder p-qlkh", "07/12 Reminder ttud",
            "08/12 Receipt p-qlcncn",
            "09/12 LastReminder p-hcth", "09/12 LastReminder p-qlkh", "09/12 LastReminder ttud",
            "10/12 Announcement p-hcth", "10/12 ApprovalRequest p-hcth", "10/12 OfficeList p-hcth",
            "11/12 Announcement p-hcth", "11/12 LeaderList phan-van-hieu",
            "14/12 LeaderList gd",
        ];
        Assert.Equal(due, cycle.AllMails().Select(DueMail.Of).Select(sent => sent.ToString()).Order(StringComparer.Ordinal));
        Assert.All(mail.Copies().Values, copies => Assert.Equal(1, copies));
        Assert.Equal(
            [4, 7, 8, 9, 10, 11, 14],
            (await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Rounds.Select(round => round.Day.Day));
    }

    /// <summary>All queues, histories and instances go; the daily check starts the cycle again under its own id.</summary>
    private static async Task LoseHubAsync(LocalHostApp host, CycleHarness cycle)
    {
        await host.Engine.DeleteHubAsync();
        await host.Engine.StartAsync(CancellationToken.None);
        Assert.Null(await host.Client.GetInstanceAsync(cycle.Key.InstanceId));
        await cycle.EnsureAsync();
        Assert.NotNull(await host.Client.GetInstanceAsync(cycle.Key.InstanceId));
        await cycle.TickAsync();
    }

    private Task<LocalHostApp> StartAsync(ReceivingSmtpServer mail) => azurite.StartHostAsync(options => options with
    {
        ConnectionString = azurite.NewAccount(),
        Settings = TrialSettings.For(mail),
    });
}
