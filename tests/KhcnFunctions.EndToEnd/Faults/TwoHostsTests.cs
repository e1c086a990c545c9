using Xunit;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>Two processes share the hub's and the outbox's work.</summary>
[Collection(SharedAzurite.Name)]
public sealed class TwoHostsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task TwoHosts_OnOneTaskHub_SendEveryMailOnce()
    {
        await using var year = await FaultyYear.StartAsync(azurite, hosts: 2);

        await year.PlayToTheEndAsync();

        Assert.Equal(0, year.CompareWithWhatWasDue());
    }

    [Fact]
    public async Task TwoHosts_OfWhichOneIsKilled_TheOtherGoesOn()
    {
        await using var year = await FaultyYear.StartAsync(azurite, hosts: 2);
        var killed = year.KillAfterAsync(5);
        await year.PlayUntilAsync("2026-11-16 09:00");
        await killed;

        Assert.Equal(
            YearScript.Due(year.Cycle.Plan).Where(mail => mail.Day == "16/11").Select(mail => mail.ToString()).Order(StringComparer.Ordinal),
            year.Cycle.AllMails().DistinctBy(mail => mail.MessageId).Select(DueMail.Of).Select(mail => mail.ToString()).Order(StringComparer.Ordinal));
    }
}
