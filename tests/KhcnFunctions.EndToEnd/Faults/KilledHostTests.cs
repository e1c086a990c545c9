using Xunit;
using Xunit.Abstractions;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>kill -9 while a round's mails are on their way: none is missing, and a mail that had just gone may come again, under its own Message-ID.</summary>
[Collection(SharedAzurite.Name)]
public sealed class KilledHostTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    /// <summary>As many as one host sends at a time.</summary>
    private const int MostOnTheWay = 16;

    [Fact]
    public async Task Host_KilledInItsRounds_LosesNoMailAndDoublesNone()
    {
        await using var year = await FaultyYear.StartAsync(azurite, hosts: 1);

        await KilledAsync(year, after: 5, "2026-11-16 08:30");
        await year.PlayUntilAsync("2026-11-24 09:00");
        await KilledAsync(year, after: 1, "2026-11-25 08:30");
        await year.PlayUntilAsync("2026-12-09 18:00");
        await KilledAsync(year, after: 1, "2026-12-10 08:30");
        await year.PlayToTheEndAsync();
        var again = year.CompareWithWhatWasDue();

        output.WriteLine($"{year.Mail.Received.Count} mails came, {again} of them again under the same Message-ID");
        Assert.InRange(again, 0, 3 * MostOnTheWay);
    }

    private static async Task KilledAsync(FaultyYear year, int after, string round)
    {
        var killed = KillAndStartAsync();
        await year.PlayUntilAsync(round);
        await killed;

        async Task KillAndStartAsync()
        {
            await year.KillAfterAsync(after);
            await year.StartHostAsync();
        }
    }
}
