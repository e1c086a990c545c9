using System.Text.Json.Nodes;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>Mails that the server refuses for good: HCTH hears of them, and a corrected address lets them go.</summary>
[Collection(SharedAzurite.Name)]
public sealed class RefusedMailTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Refusal_IsToldToTheOfficeOnceAndTheMailGoesToTheCorrectedAddress()
    {
        var cycle = await office.OpenAsync("2026-12-04 07:30");
        office.Mail.Script.Refuse(TrialPlan.AddressOf(cycle.Key.Agency, "ttud"));
        await cycle.GoToAsync("2026-12-08 09:00");
        var told = Told(cycle);
        var corrected = $"hop-thu-moi@{cycle.Key.Agency}.example";
        await cycle.DecideAsync("correctAddress", Correction("ttud", corrected));
        await cycle.GoToAsync("2026-12-09 09:00");

        Assert.Equal([7, 8], told.Select(mail => mail.Day.Day));
        Assert.All(told, mail => Assert.Contains("TTUD", mail.Text, StringComparison.Ordinal));
        Assert.Contains("đề nghị báo cáo", Flat(told[0]), StringComparison.Ordinal);
        Assert.Contains("địa chỉ không tồn tại hoặc không nhận thư", Flat(told[0]), StringComparison.Ordinal);
        Assert.Contains("nhắc gửi báo cáo", Flat(told[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("đề nghị báo cáo", Flat(told[1]).Replace("Đề nghị", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2, Told(cycle).Count);
        // The request is no longer what there is to say, since the reminder came after it.
        Assert.Equal([MailKind.Reminder, MailKind.LastReminder], cycle.MailsTo(corrected).Select(mail => mail.Kind));
        Assert.Contains("còn 02 ngày làm việc", Flat(cycle.MailsTo(corrected)[0]), StringComparison.Ordinal);
        Assert.Empty((await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Refused);
    }

    [Fact]
    public async Task Refusal_OfTheOfficesOwnAddress_IsNotListed()
    {
        var cycle = await office.OpenAsync("2026-12-04 07:30");
        office.Mail.Script.Refuse(TrialPlan.AddressOf(cycle.Key.Agency, "p-hcth"));
        await cycle.GoToAsync("2026-12-08 09:00");

        Assert.DoesNotContain(await KeysAsync(cycle), key => key.Contains("refusedMails", StringComparison.Ordinal));
        Assert.Equal(2, (await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Refused.Count);
    }

    [Fact]
    public async Task Refusal_OfOneAddressOfTheReportLine_GoesAgainToTheCorrectedOneAlone()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        office.Mail.Script.Refuse(TrialPlan.AddressOf(cycle.Key.Agency, "ubnd-tinh"));
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2026-12-14 09:00");
        var told = Assert.Single(Told(cycle));
        var corrected = $"van-thu-ubnd@{cycle.Key.Agency}.example";
        await cycle.DecideAsync("correctAddress", Correction("ubnd-tinh", corrected));

        Assert.Contains("các địa chỉ khác của nơi nhận đã nhận được", Flat(told), StringComparison.Ordinal);
        Assert.Equal([corrected], Assert.Single(cycle.MailsTo(corrected)).To);
        Assert.Single(cycle.MailsOf("so-tai-chinh"));
    }

    [Fact]
    public async Task Mail_OfAnEarlierClaim_IsNotPutOffOrRefusedByIt()
    {
        var cycle = await office.OpenAsync("2026-11-02 07:30");
        var notice = new Notice(NoticeKind.Exempted, Holder.Unit("ttud"), "claims");
        var now = TimeProvider.System.GetUtcNow();
        await cycle.Table.CommitAsync(OutboxRows.Insert(cycle.Table.Partition, notice, cycle.Now, now.AddHours(1), "configured"), CancellationToken.None);
        var late = await ClaimAsync(cycle, now.AddHours(1));
        var present = await ClaimAsync(cycle, now.AddHours(2));
        var marks = cycle.Service<MailMarks>();

        await marks.MarkAsync(cycle.Table, late, new MailOutcome.Deferred("late"), cycle.Now, ["a@b.example"]);
        await marks.MarkAsync(cycle.Table, late, new MailOutcome.Refused("late"), cycle.Now, ["a@b.example"]);
        await MailMarks.DropAsync(cycle.Table, late, cycle.Now, "late");
        var untouched = await PendingAsync(cycle);
        await marks.MarkAsync(cycle.Table, present, new MailOutcome.Deferred("present"), cycle.Now, ["a@b.example"]);
        var putOff = await PendingAsync(cycle);
        await marks.MarkAsync(cycle.Table, late, new MailOutcome.Accepted("sent after all"), cycle.Now, ["a@b.example"]);

        Assert.Equal(present.ETag, untouched.ETag);
        Assert.NotEqual(default, untouched.ETag);
        Assert.True(putOff.NextAttempt < now.AddHours(1));
        Assert.Empty((await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending);
        Assert.Equal(MailState.Sent, Assert.Single(await RowsAsync(cycle)).State);
    }

    private static async Task<PendingRow> ClaimAsync(CycleHarness cycle, DateTimeOffset until)
    {
        var mail = await PendingAsync(cycle);
        var etag = Assert.Single(await cycle.Table.CommitAsync([OutboxRows.Claim(cycle.Table.Partition, mail, until)], CancellationToken.None));
        return mail with { Attempts = mail.Attempts + 1, NextAttempt = until, ETag = etag };
    }

    private static async Task<PendingRow> PendingAsync(CycleHarness cycle) =>
        Assert.Single((await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending);

    private static async Task<IReadOnlyList<OutboxRow>> RowsAsync(CycleHarness cycle)
    {
        var rows = new List<OutboxRow>();
        await foreach (var row in cycle.Table.OutboxAsync(CancellationToken.None))
            rows.Add(row);
        return rows;
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(CycleHarness cycle) => [.. (await RowsAsync(cycle)).Select(row => row.Notice.Key)];

    private static JsonObject Correction(string holder, string email) => new() { ["holder"] = holder, ["email"] = email, ["decidedBy"] = "p-hcth" };

    private static IReadOnlyList<CycleMail> Told(CycleHarness cycle) => [.. cycle.MailsOf("p-hcth").Where(mail => mail.Kind is MailKind.Refused)];

    private static string Flat(CycleMail mail) => string.Join(' ', mail.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
