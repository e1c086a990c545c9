using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Planning;

/// <summary>A year rehearsed from the page, on the real engine.</summary>
[Collection(DeskAzurite.Name)]
public sealed class PageRehearsalTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Rehearsal_DrivenFromThePage_GoesThroughTheYearAndSendsNothingOutside()
    {
        await using var host = await azurite.StartHostAsync(options => options with
        {
            ConnectionString = azurite.NewAccount(),
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Khcn:HourlyCheck"] = "false" },
        });
        var services = host.Services;
        var (realms, desk, plan) = (services.GetRequiredService<StorageRealms>(), services.GetRequiredService<RehearsalDesk>(), PlanFile.Shipped);
        await realms.Production.CreateAsync(CancellationToken.None);
        await desk.StartAsync(host.Client, plan, 2027, RehearsalScenario.MostInTime, "tp-hcth", CancellationToken.None);

        var rehearsal = await DriveToTheEndAsync(host.Client, desk, plan);

        var table = new CycleTable(rehearsal.Cycle, realms.For(rehearsal.Cycle));
        var kinds = new HashSet<NoticeKind>();
        await foreach (var mail in table.OutboxAsync(CancellationToken.None))
            kinds.Add(mail.Notice.Kind);
        Assert.Superset(
            new HashSet<NoticeKind> { NoticeKind.Request, NoticeKind.Reminder, NoticeKind.OverdueToOffice, NoticeKind.Receipt, NoticeKind.ApprovalRequest, NoticeKind.Dispatch },
            kinds);
        Assert.NotNull((await table.LoadAsync(CancellationToken.None)).Header.ClosedAt);
        await foreach (var blob in realms.Production.Mailbox.GetBlobsAsync())
            Assert.Fail($"A mail of the rehearsal is in production's mailbox: {blob.Name}");

        // The next one takes its place.
        await desk.StartAsync(host.Client, plan, 2027, RehearsalScenario.Nobody, "tp-hcth", CancellationToken.None);
        Assert.Equal([(await desk.FindAsync(plan.Agency.Id, plan.Id, CancellationToken.None))!.Cycle.Rehearsal!], await realms.RehearsalsAsync(CancellationToken.None));
    }

    private static async Task<DeskRehearsal> DriveToTheEndAsync(Microsoft.DurableTask.Client.DurableTaskClient client, RehearsalDesk desk, Plan plan)
    {
        for (var drive = 0; drive < 40; drive++)
        {
            var rehearsal = (await desk.FindAsync(plan.Agency.Id, plan.Id, CancellationToken.None))!;
            await desk.DriveAsync(client, rehearsal, CancellationToken.None);
            if ((await client.GetInstanceAsync(rehearsal.Cycle.InstanceId))?.RuntimeStatus is Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed)
                return rehearsal;
        }

        throw new InvalidOperationException("The rehearsal did not come to its end.");
    }
}
