using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.LocalHost.Rehearsal;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Rehearsal;

/// <summary>A rehearsal in the same account, process and task hub as a running cycle of production.</summary>
[Collection(SharedAzurite.Name)]
public sealed class RehearsalBesideProductionTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Rehearsal_BesideARunningCycle_ChangesNotOneProductionRowOrBlob()
    {
        var production = await office.OpenAsync("2026-11-16 07:30");
        await production.GoToAsync("2026-11-16 09:00");
        await production.SubmitAsync("ttud", new string('d', 90_000));
        await production.SubmitAsync("p-qlkh");
        var mails = office.Mail.Received.Count;
        var before = await StorageContent.ReadAsync(office.Account, StorageContent.IsProduction);

        // The same plan with the same addresses: only what belongs to the rehearsal keeps them apart.
        var run = new RehearsalRun(office.App, new RehearsalOptions(production.Plan, 2026, 3), TimeSpan.FromMinutes(1));
        await run.RunAsync(_ => Task.CompletedTask, CancellationToken.None);
        using var folder = await RehearsalFolder.OfAsync(office.App, run);

        Assert.Contains(before, line => line.StartsWith("Cycle ", StringComparison.Ordinal) && line.Contains("RowKey=r|2026-11-16", StringComparison.Ordinal));
        Assert.Contains(before, line => line.StartsWith("khcn-keys/", StringComparison.Ordinal));
        Assert.Equal(before, await StorageContent.ReadAsync(office.Account, StorageContent.IsProduction));
        Assert.Equal(mails, office.Mail.Received.Count);
        Assert.True(folder.Files.Count > 20);

        // It was running all the time: it goes on as if nothing had been.
        await production.GoToAsync("2026-11-25 09:00");
        Assert.Equal([MailKind.Request, MailKind.Reminder], production.MailsOf("p-hcth").Select(mail => mail.Kind));
    }

    [Fact]
    public async Task Rehearsal_OfAnAgencyWithACalendarOfItsOwn_KeepsItsDaysOff()
    {
        // The day of the request, Monday the 16th, is off by the agency's own revision.
        var plan = TrialPlan.For(office.NewAgency());
        var plans = office.App.Services.GetRequiredService<PlanStore>();
        await office.App.Services.GetRequiredService<StorageRealms>().Production.CreateAsync(CancellationToken.None);
        await plans.PublishCalendarAsync(plan.Agency.Id, await TrialCalendar.WithDayOffAsync("2026-11-16"), 2, null, CancellationToken.None);

        var run = new RehearsalRun(office.App, new RehearsalOptions(plan, 2026, 3), TimeSpan.FromMinutes(1));
        await run.RunAsync(_ => Task.CompletedTask, CancellationToken.None);

        var timeline = await Timeline.ReadAsync(office.App.Services.GetRequiredService<StorageRealms>(), run.Cycle, [], CancellationToken.None);
        Assert.Equal(new DateOnly(2026, 11, 17), DateOnly.FromDateTime(timeline.First(entry => entry.Kind == "request").At.DateTime));
    }
}
