using KhcnFunctions.Tests.VirtualTime;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>Nudges only make the cycle look; whether they come, come twice or come at a bad moment changes no deed.</summary>
public sealed class CycleNudgeTests
{
    public static TheoryData<string> Activities => [.. CycleYear.Activities];

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Nudge_DuringAnActivity_ChangesNoDeed(string activity)
    {
        var year = await RunAsync(new CycleYear
        {
            Meanwhile = OnceAMoment(activity, call =>
            {
                call.Raise(CycleOrchestration.NudgeEvent, "decision");
                return call.TakeAsync(TimeSpan.FromMinutes(1));
            }),
        });

        var undisturbed = await RunAsync(new CycleYear());
        Assert.Equal(DaysOf(undisturbed), DaysOf(year));
        Assert.Equal(undisturbed.Rows.Sent.Order(StringComparer.Ordinal), year.Rows.Sent.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ReadAgenda")]
    [InlineData("DailyRound")]
    [InlineData("CompileReport")]
    [InlineData("SendMail")]
    public async Task LateReport_DuringAnActivity_IsInADraftAtOnce(string activity)
    {
        var year = new CycleYear();
        year.Meanwhile = ReportDuring(year, activity);

        await year.Start().Engine.RunUntilAsync(CycleYear.At("2026-12-10 09:00"));

        Assert.Equal(year.Rows.Inputs, year.Rows.Drafts[^1].Inputs);
        Assert.Contains("p-qlkh:1", year.Rows.Inputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DispatchReport")]
    [InlineData("NoteSupplements")]
    public async Task LateReport_DuringAnActivityAfterTheApproval_IsASupplement(string activity)
    {
        var year = new CycleYear().Approve("2026-12-17 15:00").Number("2026-12-18 10:00").Report("2026-12-18 09:00", "ttud");
        year.Meanwhile = ReportDuring(year, activity);

        await year.Start().Engine.RunUntilAsync(CycleYear.At("2026-12-21 09:00"));

        Assert.Contains("office|supplement.p-qlkh.1", year.Rows.Sent);
        Assert.Contains("office|supplement.ttud.1", year.Rows.Sent);
    }

    [Fact]
    public async Task Nudge_ArrivingFiveTimes_CompilesOneDraft()
    {
        var year = new CycleYear().Start().Report("2026-12-15 10:30", "p-qlkh", nudges: 5).Approve("2026-12-17 15:00", nudges: 5).Number("2026-12-18 10:00", nudges: 5);

        await year.Engine.RunAsync();

        Assert.Equal(2, year.Rows.Drafts.Count);
        Assert.Single(year.Deeds, deed => deed.EndsWith("DispatchReport", StringComparison.Ordinal));
        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
    }

    [Fact]
    public async Task Nudge_OfALateReportLost_NextRoundMakesUp()
    {
        var year = new CycleYear().Start().Report("2026-12-15 10:30", "p-qlkh", nudges: 0);

        await year.Engine.RunUntilAsync(CycleYear.At("2026-12-16 12:00"));

        Assert.Equal(CycleYear.At("2026-12-16 08:00"), year.Rows.Drafts[^1].CompiledAt);
        Assert.Equal(year.Rows.Inputs, year.Rows.Drafts[^1].Inputs);
    }

    [Fact]
    public async Task Nudge_OfTheApprovalLost_ReportStillGoesOutOnItsDay()
    {
        var year = new CycleYear().Start().Approve("2026-12-17 15:00", nudges: 0).Number("2026-12-18 10:00", nudges: 0);

        await year.Engine.RunAsync();

        Assert.Contains("2026-12-21 08:00 DispatchReport", year.Deeds);
    }

    /// <summary>The daily check nudges each running cycle: what was lost in the quiet months is found the next morning.</summary>
    [Fact]
    public async Task Nudge_OfASupplementLost_DailyCheckMakesUp()
    {
        var year = new CycleYear().Start().Approve("2026-12-17 15:00").Number("2026-12-18 10:00").Report("2027-02-03 09:00", "p-qlkh", nudges: 0);
        year.Engine.RaiseAt(CycleYear.At("2027-02-04 07:30"), CycleOrchestration.NudgeEvent, ReadAgenda.ReportNudge);

        await year.Engine.RunAsync();

        Assert.Contains("office|supplement.p-qlkh.1", year.Rows.Sent);
        Assert.Contains("2027-02-04 07:30 NoteSupplements", year.Deeds);
    }

    /// <summary>Timer and event in one turn: the timer wins, the nudge has to reach the next generation.</summary>
    [Theory]
    [InlineData("2026-12-16 08:00")]
    [InlineData("2026-11-09 07:30")]
    public async Task Nudge_InTheInstantOfWaking_IsObeyed(string moment)
    {
        var year = new CycleYear().Start();
        await year.Engine.RunUntilAsync(CycleYear.At(moment).AddMinutes(-1));
        year.Engine.RaiseAt(CycleYear.At(moment), CycleOrchestration.NudgeEvent, "instant");

        await year.Engine.RunUntilAsync(CycleYear.At(moment).AddMinutes(1));

        Assert.Contains("instant", year.Engine.CustomStatuses[^1].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nudges_AThousandAtOnce_AreAllObeyed()
    {
        var year = new CycleYear().Start();
        await year.Engine.RunUntilAsync(CycleYear.At("2026-11-20 12:00"));
        year.Nudge("decision", times: 1000);

        await year.Engine.RunUntilAsync(CycleYear.At("2026-11-20 12:05"));

        Assert.Equal(1000, year.Calls.Count(call => call.At == CycleYear.At("2026-11-20 12:00")));
        Assert.DoesNotContain(year.Engine.Dropped, message => message.EventRaised is not null);
    }

    private static async Task<CycleYear> RunAsync(CycleYear year)
    {
        await year.Start()
            .Report("2026-12-08 09:00", "p-qlcncn")
            .Report("2026-12-15 10:30", "ttud")
            .Approve("2026-12-17 15:00").Number("2026-12-18 10:00")
            .Report("2027-01-05 09:00", "p-qlkh")
            .Engine.RunAsync();
        Assert.Equal(OrchestrationStatus.Completed, year.Engine.Status);
        return year;
    }

    private static List<string> DaysOf(CycleYear year) => [.. year.Deeds.Select(deed => deed[..10] + deed[16..])];

    // The report comes in the middle of the activity's first run after the deadline.
    private static Func<ActivityCall, Task> ReportDuring(CycleYear year, string activity)
    {
        var reported = false;
        return call =>
        {
            if (call.Name != activity || reported || call.At < CycleYear.At("2026-12-10 08:00"))
                return Task.CompletedTask;
            reported = true;
            Assert.True(year.Rows.Report("p-qlkh"));
            call.Raise(CycleOrchestration.NudgeEvent, ReadAgenda.ReportNudge);
            return call.TakeAsync(TimeSpan.FromMinutes(1));
        };
    }

    private static Func<ActivityCall, Task> OnceAMoment(string activity, Func<ActivityCall, Task> act)
    {
        var last = DateTimeOffset.MinValue;
        return call =>
        {
            // Each look that a nudge causes would be nudged again, without end.
            if (call.Name != activity || call.At < last.AddHours(1))
                return Task.CompletedTask;
            last = call.At;
            return act(call);
        };
    }
}
