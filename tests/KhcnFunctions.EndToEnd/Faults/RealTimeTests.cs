using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>The real path of time: nobody nudges, the durable timers alone carry the cycle.</summary>
[Collection(SharedAzurite.Name)]
public sealed class RealTimeTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private static readonly TimeSpan ADay = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Cycle_WhoseDaysLastSeconds_GoesByItsTimersAlone()
    {
        // Opened on a Sunday, late: requests on Monday the 7th, reminders one and no working day before Wednesday the 9th.
        var cycle = await office.OpenAsync("2026-12-06 20:00", plan => plan with
        {
            Schedule = plan.Schedule with { RemindersBefore = [1, 0] },
        });
        await cycle.Service<CycleClocks>().RunAsync(cycle.Key, cycle.Now, TimeSpan.FromDays(1) / ADay, CancellationToken.None);
        await cycle.NudgeAsync();

        await cycle.UntilAsync(() => Task.FromResult(cycle.MailsOf("gd").Count > 0));

        string[] due =
        [
            "07/12 Request p-hcth", "07/12 Request p-qlcncn", "07/12 Request p-qlkh", "07/12 Request ttud",
            "08/12 Reminder p-hcth", "08/12 Reminder p-qlcncn", "08/12 Reminder p-qlkh", "08/12 Reminder ttud",
            "09/12 LastReminder p-hcth", "09/12 LastReminder p-qlcncn", "09/12 LastReminder p-qlkh", "09/12 LastReminder ttud",
            "10/12 Announcement p-hcth", "10/12 ApprovalRequest p-hcth", "10/12 OfficeList p-hcth",
            "11/12 Announcement p-hcth", "11/12 LeaderList phan-van-hieu", "11/12 LeaderList tran-cong-hoa",
            "14/12 LeaderList gd",
        ];
        Assert.Equal(due, cycle.AllMails().Select(DueMail.Of).Select(sent => sent.ToString()).Order(StringComparer.Ordinal));
    }
}
