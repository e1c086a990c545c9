using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;
using KhcnFunctions.Desk.Board;
using KhcnFunctions.Difficulties;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>'Việc sắp tới' against what the real engine then mails, while nothing comes and nobody decides.</summary>
[Collection(DeskAzurite.Name)]
public sealed class ForetoldMailsTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private static readonly DateOnly Last = new(2026, 12, 23);

    [Fact]
    public async Task Mails_OfWeeksWithAnOpenDifficulty_AreForetoldOneByOne()
    {
        var cycle = await office.OpenAsync("2026-11-27 07:30", plan => plan with
        {
            Register = plan.Register with { People = [.. plan.Register.People.Select(person => person with { Digest = null })] },
        });
        await cycle.GoToAsync("2026-11-30 16:00");
        await RaiseAsync(cycle, "p-qlkh", "1");
        await RaiseAsync(cycle, "ttud", "2");
        var material = await cycle.Service<BoardReading>().ReadWithMailsAsync(cycle.Key, CancellationToken.None);
        var foretold = material.Mornings.TakeWhile(morning => morning.Day <= Last).SelectMany(morning => morning.Mails.Select(mail => (morning.Day, mail.Key))).Order().ToList();

        var since = cycle.Now;
        for (var day = new DateOnly(2026, 12, 1); day <= Last; day = day.AddDays(1))
            await MorningAsync(cycle, day);

        var mailed = new List<OutboxRow>();
        await foreach (var mail in cycle.Table.OutboxAsync(CancellationToken.None))
            mailed.Add(mail);
        var decided = mailed.Where(mail => mail.DecidedAt > since).ToList();
        Assert.Equal(decided.Select(mail => (VietnamTime.Day(mail.DecidedAt), mail.Notice.Key)).Order(), foretold);
        Assert.All(decided, mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.All(
            new[] { "digest", "difficultyForwardDue", "difficultySubmitted", "difficultyReminder", "overdueToDirector", "approvalRequest", "approvalOverdue" },
            kind => Assert.Contains(foretold, mail => mail.Key.Contains($"|{kind}|", StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task RaiseAsync(CycleHarness cycle, string unit, string id)
    {
        var answer = await cycle.PostAsync("difficulties", cycle.TokenOf(unit), new JsonObject { ["id"] = id, ["task"] = "nv4", ["what"] = "Chưa có kinh phí.", ["proposal"] = "Cho điều chuyển." });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        await cycle.TickAsync();
    }

    // The clock stands until it is set, so the daily check wakes the ladders of the difficulties.
    private static async Task MorningAsync(CycleHarness cycle, DateOnly day)
    {
        await cycle.GoToAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 08:00");
        var calendar = new WorkingCalendar(CalendarData.Shipped);
        await cycle.EnsureAsync();
        await cycle.UntilAsync(async () => (await cycle.Table.DifficultiesAsync(CancellationToken.None)).All(row => DifficultyLadder.Default.Due(row.Difficulty, calendar, cycle.Now).Count == 0));
        await cycle.TickAsync();
    }
}
