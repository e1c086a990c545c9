using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>Decisions that change what a unit owes and when. 2026: request Monday 16/11, reminders 25/11, 2/12, 7/12 and 9/12, lists from 10/12 on.</summary>
[Collection(SharedAzurite.Name)]
public sealed class DeadlineDecisionTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Extension_Twice_LadderAndTextsFollowTheNewDayAtOnce()
    {
        var cycle = await office.OpenAsync("2026-12-04 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.DecideAsync("extend", new() { ["unit"] = "p-qlkh", ["lastDay"] = "2026-12-11" });
        var afterFirst = cycle.MailsOf("p-qlkh").Count;
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.DecideAsync("extend", new() { ["unit"] = "p-qlkh", ["lastDay"] = "2026-12-15" });
        var afterSecond = cycle.MailsOf("p-qlkh").Count;
        await cycle.GoToAsync("2026-12-16 09:00");

        var mails = cycle.MailsOf("p-qlkh");
        Assert.Equal(
            [
                ("07/12", MailKind.Extended),
                ("09/12", MailKind.Reminder), // two working days before Friday the 11th
                ("10/12", MailKind.Extended),
                ("11/12", MailKind.Reminder), // two working days before Tuesday the 15th
                ("15/12", MailKind.LastReminder),
            ],
            mails.Skip(afterFirst - 1).Select(Shown));
        Assert.Contains("chậm nhất ngày 11/12/2026", mails[afterFirst - 1].Text, StringComparison.Ordinal);
        Assert.All(mails.Skip(afterFirst - 1), mail => Assert.DoesNotContain("trước ngày 10/12", mail.Subject + mail.Text, StringComparison.Ordinal));
        Assert.All(mails.Skip(afterSecond - 1), mail => Assert.DoesNotContain("chậm nhất ngày 11/12", mail.Subject + mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extension_OfAUnit_KeepsItOutOfTheListUntilItsOwnDayIsOver()
    {
        var cycle = await office.OpenAsync("2026-12-08 07:30");
        await cycle.GoToAsync("2026-12-09 15:00");
        await cycle.DecideAsync("extend", new() { ["unit"] = "p-qlkh", ["lastDay"] = "2026-12-11" });
        await cycle.GoToAsync("2026-12-14 09:00");

        var lists = cycle.MailsOf("p-hcth").Where(mail => mail.Kind is MailKind.OfficeList).ToList();

        Assert.DoesNotContain("Phòng Quản lý Khoa học", lists.First(mail => mail.Day == new DateOnly(2026, 12, 10)).Text, StringComparison.Ordinal);
        Assert.Contains("Phòng Quản lý Khoa học", lists.First(mail => mail.Day == new DateOnly(2026, 12, 14)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exemption_EndsTheLadderAndCountsAsExempt()
    {
        var cycle = await office.OpenAsync("2026-12-07 07:30");
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.DecideAsync("exempt", new() { ["unit"] = "ttud" });
        await cycle.GoToAsync("2026-12-11 09:00");

        var draft = (await cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!;

        Assert.Equal([MailKind.Request, MailKind.Exempted], cycle.MailsOf("ttud").Select(mail => mail.Kind));
        Assert.Equal((1, 3), (draft.Counts.Exempt, draft.Counts.Missing));
        Assert.DoesNotContain(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.OfficeList && mail.Text.Contains("TTUD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExtensionAndExemption_DecidedByTheOffice_AreRefused()
    {
        var cycle = await office.OpenAsync("2026-11-20 09:00");

        var extension = await cycle.TryDecideAsync("extend", new() { ["unit"] = "ttud", ["lastDay"] = "2026-12-15", ["decidedBy"] = "p-hcth" });
        var exemption = await cycle.TryDecideAsync("exempt", new() { ["unit"] = "ttud", ["decidedBy"] = "p-hcth" });

        Assert.Equal((HttpStatusCode.Conflict, "leader-decides"), (extension.Status, extension.Problem));
        Assert.Equal((HttpStatusCode.Conflict, "leader-decides"), (exemption.Status, exemption.Problem));
        Assert.Equal(UnitStatus.Open, (await cycle.Table.FindUnitAsync("ttud", CancellationToken.None))!.Unit.Status);
    }

    [Fact]
    public async Task ReportedElsewhere_PausesTheLadderUntilItIsSettled()
    {
        var cycle = await office.OpenAsync("2026-11-30 07:30");
        await cycle.GoToAsync("2026-12-01 09:00");
        await cycle.DecideAsync("reportedElsewhere", new() { ["unit"] = "ttud" });
        await cycle.GoToAsync("2026-12-04 09:00");
        var whilePaused = cycle.MailsOf("ttud").Count;
        await cycle.DecideAsync("settleElsewhere", new() { ["unit"] = "ttud", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-09 09:00");

        Assert.Equal(1, whilePaused);
        Assert.Equal([("30/11", MailKind.Request), ("07/12", MailKind.Reminder), ("09/12", MailKind.LastReminder)], cycle.MailsOf("ttud").Select(Shown));
    }

    [Fact]
    public async Task Operation_SentAgain_IsTheSameDecision()
    {
        var cycle = await office.OpenAsync("2026-11-20 09:00");
        JsonObject extension() => new() { ["id"] = "thao-tac-1", ["unit"] = "ttud", ["lastDay"] = "2026-12-15" };

        var first = await cycle.TryDecideAsync("extend", extension());
        var again = await cycle.TryDecideAsync("extend", extension());
        var other = await cycle.TryDecideAsync("extend", new() { ["id"] = "thao-tac-1", ["unit"] = "ttud", ["lastDay"] = "2026-12-16" });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first.Body.GetProperty("at").GetString(), again.Body.GetProperty("at").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "operation-reused"), (other.Status, other.Problem));
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Extend>());
        Assert.Single(cycle.MailsOf("ttud"), mail => mail.Kind is MailKind.Extended);
    }

    private static (string Day, MailKind Kind) Shown(CycleMail mail) => (mail.Day.ToString("dd/MM"), mail.Kind);
}
