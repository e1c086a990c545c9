using KhcnFunctions.Mail;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>A whole year of the cycle, undisturbed.</summary>
public sealed class CycleOrchestrationTests
{
    [Fact]
    public async Task Year_OfShippedPlan_DoesEverythingOnItsDay()
    {
        var year = Year();

        await year.Engine.RunAsync();

        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
        Assert.Equal(
            [
                "2026-11-16 08:00 RequestReports",
                "2026-12-10 08:00 CompileReport",
                "2026-12-15 10:30 CompileReport",
                "2026-12-21 08:00 DispatchReport",
                "2027-01-05 09:00 NoteSupplements",
                "2027-04-01 00:00 CloseCycle",
            ],
            year.Deeds.Where(deed => !deed.EndsWith("DailyRound", StringComparison.Ordinal)));
        Assert.True(year.Rows.Closed);
    }

    [Fact]
    public async Task Year_BetweenRequestAndDispatch_HasARoundEachWorkingMorning()
    {
        var year = Year();

        await year.Engine.RunAsync();

        var mornings = Enumerable.Range(1, 60).Select(InMemoryCycle.RequestDay.AddDays)
            .Where(day => day <= InMemoryCycle.DispatchDay && InMemoryCycle.Calendar.IsWorkingDay(day))
            .Select(day => $"{day:yyyy-MM-dd} 08:00 DailyRound");
        Assert.Equal(mornings, year.Deeds.Where(deed => deed.EndsWith("DailyRound", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Year_SendsEveryMailInTheMomentOfItsDecision()
    {
        var year = Year();

        await year.Engine.RunAsync();

        Assert.Contains("p-qlcncn|2026-12-09.reminder-10", year.Rows.Sent);
        Assert.Contains("p-qlkh|2026-12-09.director", year.Rows.Sent);
        Assert.Contains("office|approval-request.2", year.Rows.Sent);
        Assert.Contains("report-line|dispatch", year.Rows.Sent);
        Assert.Contains("office|supplement.p-qlkh.1", year.Rows.Sent);
        var sending = year.Calls.Where(call => call.Name == SendMail.Name).Select(call => call.At).Distinct();
        var deciding = year.Calls.Where(call => call.Name is not (ReadAgenda.Name or SendMail.Name)).Select(call => call.At).Distinct();
        Assert.Equal(deciding, sending);
    }

    /// <summary>Idle months cost next to nothing: a look a week, and a history that does not grow.</summary>
    [Fact]
    public async Task Year_OverMonthsOfSleep_LooksOnceAWeek()
    {
        var year = Year();

        await year.Engine.RunAsync();

        var looks = year.Calls.Count(call => call.Name == ReadAgenda.Name && call.At > CycleYear.At("2027-01-06 00:00") && call.At < CycleYear.At("2027-03-30 00:00"));
        Assert.InRange(looks, 11, 12);
        Assert.All(year.Engine.HistoryLengths, rows => Assert.InRange(rows, 1, 40));
        Assert.InRange(year.Engine.Turns, 100, 600);
    }

    [Fact]
    public async Task Year_SaysInItsStatusWhatComesNext()
    {
        var year = Year();

        await year.Engine.RunUntilAsync(CycleYear.At("2026-11-20 12:00"));

        var status = JsonDataConverter.Default.Deserialize(year.Engine.CustomStatuses[^1].Json, typeof(CycleStatus));
        Assert.Equal(new CycleStatus(CycleYear.At("2026-11-20 08:00"), CycleYear.At("2026-11-23 08:00"), null), status);
    }

    [Fact]
    public async Task Year_SignedReport_GoesOutOnTheNextWorkingMorning()
    {
        var year = new CycleYear().Start().Approve("2026-12-11 16:00", signedOn: new(2026, 12, 11));

        await year.Engine.RunAsync();

        Assert.Equal("2026-12-14 08:00 DispatchReport", Assert.Single(year.Deeds, deed => deed.EndsWith("DispatchReport", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Year_NeverApproved_NeverSendsAndStillCloses()
    {
        var year = new CycleYear().Start();

        await year.Engine.RunAsync();

        Assert.DoesNotContain(year.Deeds, deed => deed.EndsWith("DispatchReport", StringComparison.Ordinal));
        Assert.Equal("2027-04-01 00:00 CloseCycle", year.Deeds.Last());
        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
    }

    /// <summary>Thousands of mails take several activities of 500 each.</summary>
    [Fact]
    public async Task Year_MailsInManyPortions_AllGoOutAPortionAGeneration()
    {
        var year = new CycleYear(mailsAtOnce: 1).Start();

        await year.Engine.RunUntilAsync(CycleYear.At("2026-11-16 12:00"));

        var portions = year.Calls.Where(call => call.Name == SendMail.Name).ToList();
        Assert.Equal(portions.Count, portions.Select(call => call.Generation).Distinct().Count());
        Assert.Equal(year.Rows.UnitIds.Count, year.Rows.Sent.Count);
    }

    /// <summary>Who reads the agenda takes a mail for due that who sends it does not: they meet once the clocks do.</summary>
    [Fact]
    public async Task Year_OnMachinesWhoseClocksDiffer_DoesNotTurnInACircle()
    {
        var year = new CycleYear();
        year.Rows.SenderIsBehind = TimeSpan.FromMinutes(3);

        await year.Start().Engine.RunUntilAsync(CycleYear.At("2026-11-16 09:00"));

        Assert.Equal(year.Rows.UnitIds.Count, year.Rows.Sent.Count);
        Assert.InRange(year.Calls.Count(call => call.Name == SendMail.Name), 2, 15);
    }

    private static CycleYear Year() => new CycleYear().Start()
        .Report("2026-12-08 09:00", "p-qlcncn")
        .Report("2026-12-15 10:30", "ttud")
        .Approve("2026-12-17 15:00").Number("2026-12-18 10:00")
        .Report("2027-01-05 09:00", "p-qlkh");
}
