using Azure;
using KhcnFunctions.Mail;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>Storage that is away, activities that run twice, an orchestration that is lost.</summary>
public sealed class CycleFaultTests
{
    [Theory]
    [InlineData("2026-11-16", "ReadAgenda")]
    [InlineData("2026-11-16", "RequestReports")]
    [InlineData("2026-11-16", "SendMail")]
    [InlineData("2026-12-02", "DailyRound")]
    [InlineData("2026-12-10", "CompileReport")]
    [InlineData("2026-12-21", "DispatchReport")]
    [InlineData("2027-01-05", "NoteSupplements")]
    [InlineData("2027-04-01", "CloseCycle")]
    public async Task StorageAway_ForAQuarterOfAnHour_DelaysTheDeedAndNothingElse(string day, string deed)
    {
        var due = CycleYear.At(day + (deed == "CloseCycle" ? " 00:00" : deed == "NoteSupplements" ? " 09:00" : " 08:00"));
        var year = Year().StorageIsAway(due, due.AddMinutes(15), deed);

        await year.Start().Engine.RunAsync();

        var tries = year.Calls.Where(call => call.Name == deed && call.At >= due && call.At < due.AddHours(1)).Select(call => call.At).ToList();
        Assert.Equal(due, tries[0]);
        Assert.Single(tries.Where(at => at > due.AddMinutes(15)).Distinct());
        Assert.InRange(tries[^1], due.AddMinutes(15), due.AddMinutes(30));
        await AssertAsUndisturbedAsync(year);
        Assert.All(year.Engine.HistoryLengths, rows => Assert.InRange(rows, 1, 80));
    }

    /// <summary>Half an hour of retries, then the instance fails; the next morning's check starts it again under the same id.</summary>
    [Fact]
    public async Task StorageAway_ForHours_FailsTheInstanceAndTheDailyCheckGoesOn()
    {
        var year = new CycleYear().StorageIsAway(CycleYear.At("2026-12-02 08:00"), CycleYear.At("2026-12-02 11:00")).Start();

        await year.Engine.RunAsync();
        var failed = (year.Engine.Status, year.Engine.Failure?.ErrorMessage, year.Engine.Clock.Now);
        year.StartAnew("2026-12-03 07:30");
        await year.Engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Failed, failed.Status);
        Assert.Contains("Server busy", failed.ErrorMessage, StringComparison.Ordinal);
        Assert.InRange(failed.Now, CycleYear.At("2026-12-02 08:30"), CycleYear.At("2026-12-02 08:31"));
        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
        Assert.DoesNotContain(year.Rows.Rounds, round => round.Day == new DateOnly(2026, 12, 2));
        Assert.Contains(year.Rows.Rounds, round => round.Day == new DateOnly(2026, 12, 3));
        Assert.Contains("p-qlkh|2026-12-09.reminder-5", year.Rows.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Activities_DeliveredTwice_DoEverythingOnce(bool firstOutcomeLost)
    {
        var year = Year().DeliverTwice(firstOutcomeLost).Start();

        await year.Engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
        await AssertAsUndisturbedAsync(year);
    }

    /// <summary>The orchestration holds nothing that the rows do not: at whatever moment it is lost, the year ends the same.</summary>
    [Theory]
    [InlineData("2026-11-10 12:00")]
    [InlineData("2026-11-16 07:59")]
    [InlineData("2026-11-16 08:00")]
    [InlineData("2026-12-10 08:00")]
    [InlineData("2026-12-14 12:00")]
    [InlineData("2026-12-21 08:00")]
    [InlineData("2027-01-10 12:00")]
    public async Task Orchestration_LostAndStartedAnew_EndsTheYearTheSame(string lost)
    {
        var year = new CycleYear();
        await PlayAsync(year.Start(), until: lost);

        year.StartAnew(lost);
        await PlayAsync(year, after: lost);

        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
        await AssertAsUndisturbedAsync(year);
    }

    /// <summary>No host runs from before the request until after the deadline: one request, no letter about what has passed.</summary>
    [Fact]
    public async Task Host_AwayOverTheWholeWindow_StartsLateAndStillCloses()
    {
        var year = new CycleYear();
        year.Engine.Outage(CycleYear.At("2026-11-14 00:00"), CycleYear.At("2026-12-14 10:00"));

        await year.Start().Engine.RunAsync();

        Assert.StartsWith("2026-12-14 10:00 RequestReports", year.Deeds.First(), StringComparison.Ordinal);
        Assert.Equal(year.Rows.UnitIds.Count, year.Rows.Sent.Count(mail => mail.EndsWith(".request", StringComparison.Ordinal)));
        Assert.DoesNotContain(year.Rows.Sent, mail => mail.Contains("reminder", StringComparison.Ordinal));
        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
    }

    [Fact]
    public async Task MailServer_AwayUntilEvening_CycleWakesForTheMailsAlone()
    {
        var year = new CycleYear();
        year.Rows.MailServerIsBackAt = CycleYear.At("2026-11-16 17:30");

        await year.Start().Engine.RunUntilAsync(CycleYear.At("2026-11-17 07:00"));

        var tries = year.Calls.Where(call => call.Name == SendMail.Name).Select(call => call.At);
        Assert.Equal(Enumerable.Range(8, 11).Select(hour => CycleYear.At($"2026-11-16 {hour:00}:00")), tries);
        Assert.Equal(year.Rows.UnitIds.Count, year.Rows.Sent.Count);
        Assert.Equal(["2026-11-16 08:00 RequestReports"], year.Deeds);
    }

    [Fact]
    public async Task Activity_ThatAlwaysFails_IsNotTriedForEver()
    {
        var year = new CycleYear { Meanwhile = call => call.Name == Consolidation.CompileReport.Name ? throw new RequestFailedException(404, "gone") : Task.CompletedTask };

        await year.Start().Engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Failed, year.Engine.Status);
        Assert.Equal(8, year.Calls.Count(call => call.Name == Consolidation.CompileReport.Name));
    }

    private static CycleYear Year() => Play(new CycleYear(), DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private static async Task PlayAsync(CycleYear year, string? after = null, string? until = null)
    {
        Play(year, after is null ? DateTimeOffset.MinValue : CycleYear.At(after), until is null ? DateTimeOffset.MaxValue : CycleYear.At(until));
        await (until is null ? year.Engine.RunAsync() : year.Engine.RunUntilAsync(CycleYear.At(until)));
    }

    private static CycleYear Play(CycleYear year, DateTimeOffset after, DateTimeOffset until)
    {
        bool InTime(string at) => CycleYear.At(at) > after && CycleYear.At(at) <= until;
        foreach (var (at, unit) in new[] { ("2026-12-08 09:00", "p-qlcncn"), ("2026-12-15 10:30", "ttud"), ("2027-01-05 09:00", "p-qlkh") })
        {
            if (InTime(at))
                year.Report(at, unit);
        }

        if (InTime("2026-12-17 15:00"))
            year.Approve("2026-12-17 15:00");
        return InTime("2026-12-18 10:00") ? year.Number("2026-12-18 10:00") : year;
    }

    private static async Task AssertAsUndisturbedAsync(CycleYear year)
    {
        var undisturbed = Year().Start();
        await undisturbed.Engine.RunAsync();
        Assert.Equal(undisturbed.Rows.Sent.Order(StringComparer.Ordinal), year.Rows.Sent.Order(StringComparer.Ordinal));
        Assert.Equal(undisturbed.Rows.Rounds.Select(round => round.Day), year.Rows.Rounds.Select(round => round.Day));
        Assert.Equal(undisturbed.Rows.Drafts.Select(draft => draft.Inputs), year.Rows.Drafts.Select(draft => draft.Inputs));
        Assert.True(year.Rows.Closed);
    }
}
