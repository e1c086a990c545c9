using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>What is under way when a cycle closes is not lost.</summary>
[Collection(SharedAzurite.Name)]
public sealed class ClosingTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string AfterClosing = "2027-04-01 00:30";

    [Fact]
    public async Task Mail_PendingAtTheClosing_IsNamedAndGoesLater()
    {
        var cycle = await office.OpenAsync("2027-03-31 09:00");
        office.HoldMail(true);
        cycle.AwaitsMail = false;
        await cycle.SubmitAsync("ttud");
        await cycle.GoToAsync(AfterClosing);
        var (header, open) = ((await cycle.Table.LoadAsync(CancellationToken.None)).Header, await IsOpenAsync(cycle));
        var closed = await AuditAsync(cycle, "closed");
        office.HoldMail(false);
        await MakeDueAsync(cycle);
        await new SweepMail(cycle.Service<Outbox>(), cycle.Service<CycleIndex>()).RunAsync(null!, CancellationToken.None);
        await cycle.EnsureAsync();
        await cycle.UntilAsync(async () => !await IsOpenAsync(cycle));

        Assert.NotNull(header.ClosedAt);
        Assert.True(open);
        Assert.Contains("unit.ttud|receipt|0001", Assert.Single(closed), StringComparison.Ordinal);
        Assert.Equal([MailKind.Request, MailKind.Receipt], cycle.MailsOf("ttud").Select(mail => mail.Kind));
        Assert.Empty(await AuditAsync(cycle, "mailsGivenUp"));
    }

    [Fact]
    public async Task Mail_StillPendingTwoWeeksAfterTheClosing_IsGivenUpAndNamed()
    {
        var cycle = await office.OpenAsync("2027-03-31 09:00");
        office.HoldMail(true);
        cycle.AwaitsMail = false;
        await cycle.SubmitAsync("ttud");
        await cycle.GoToAsync(AfterClosing);
        await cycle.SetClockAsync(CycleHarness.Instant("2027-04-15 07:30"));
        await cycle.EnsureAsync();
        await cycle.UntilAsync(async () => !await IsOpenAsync(cycle));
        office.HoldMail(false);

        Assert.Contains("unit.ttud|receipt|0001", Assert.Single(await AuditAsync(cycle, "mailsGivenUp")), StringComparison.Ordinal);
        Assert.Empty((await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending);
        Assert.Equal([MailKind.Request], cycle.MailsOf("ttud").Select(mail => mail.Kind));
    }

    [Fact]
    public async Task Supplement_OfTheLastMoment_IsToldBeforeTheCycleCloses()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2027-03-31 23:50");

        // The report stands in the rows; that the cycle was woken by it got lost.
        var row = (await cycle.Table.FindUnitAsync("ttud", CancellationToken.None))!;
        var unit = row.Unit with
        {
            Status = UnitStatus.Reported,
            Version = 1,
            LatestReceivedAt = cycle.Now,
            StandsSince = cycle.Now,
            Timeliness = Calendar.Timeliness.Late,
            ReceiptId = "2026-ttud-01",
        };
        await cycle.Table.CommitAsync([new(TableTransactionActionType.UpdateReplace, UnitRows.Write(cycle.Table.Partition, unit), row.ETag)], CancellationToken.None);
        await cycle.GoToAsync(AfterClosing);

        Assert.Single(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.Supplement);
        Assert.False(await IsOpenAsync(cycle));
    }

    /// <summary>Back-offs are real time.</summary>
    private static async Task MakeDueAsync(CycleHarness cycle)
    {
        foreach (var mail in (await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending)
        {
            var row = new TableEntity(cycle.Table.Partition, OutboxRows.PendingKey(mail.Notice)) { ["NextAttempt"] = TimeProvider.System.GetUtcNow() };
            await cycle.Table.Realm.Cycles.UpdateEntityAsync(row, mail.ETag, TableUpdateMode.Merge);
        }
    }

    private static async Task<bool> IsOpenAsync(CycleHarness cycle)
    {
        await foreach (var open in cycle.Service<CycleIndex>().OpenAsync(null, CancellationToken.None))
        {
            if (open == cycle.Key)
                return true;
        }

        return false;
    }

    private static async Task<IReadOnlyList<string?>> AuditAsync(CycleHarness cycle, string what)
    {
        var (partition, entries) = (cycle.Table.Partition, new List<string?>());
        await foreach (var row in cycle.Table.Realm.Cycles.QueryAsync<TableEntity>(row => row.PartitionKey == partition))
        {
            if (row.RowKey.StartsWith("a|", StringComparison.Ordinal) && row.GetString("What") == what)
                entries.Add(row.GetString("After"));
        }

        return entries;
    }
}
