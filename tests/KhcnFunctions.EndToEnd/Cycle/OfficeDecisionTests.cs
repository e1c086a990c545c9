using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>What HCTH and the IT person do besides: defer a list, record the approval, revise the calendar, publish a plan.</summary>
[Collection(SharedAzurite.Name)]
public sealed class OfficeDecisionTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task List_IsDeferredOnceByAWorkingDay()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        JsonObject deferral(string listDay) => new() { ["rung"] = "deputy-director", ["listDay"] = listDay, ["decidedBy"] = "p-hcth" };

        await cycle.DecideAsync("deferList", deferral("2026-12-11"));
        var sameDay = await cycle.TryDecideAsync("deferList", deferral("2026-12-11"));
        await cycle.GoToAsync("2026-12-11 09:00");
        var nextDay = await cycle.TryDecideAsync("deferList", deferral("2026-12-14"));
        await cycle.GoToAsync("2026-12-14 09:00");

        Assert.Equal((HttpStatusCode.Conflict, "deferred-before"), (sameDay.Status, sameDay.Problem));
        Assert.Equal((HttpStatusCode.Conflict, "deferred-before"), (nextDay.Status, nextDay.Problem));
        var told = cycle.MailsOf("p-hcth").Where(mail => mail.Kind is MailKind.Announcement).Select(mail => (mail.Day.Day, Offers: mail.Text.Contains("Nếu cần hoãn", StringComparison.Ordinal) && mail.Text.Contains("/ban-lam-viec/2026/viec-sap-toi", StringComparison.Ordinal))).ToList();
        Assert.Equal([(10, true), (11, false), (14, true)], told);
        Assert.Equal(new DateOnly(2026, 12, 14), Assert.Single(cycle.MailsOf("phan-van-hieu")).Day);
    }

    [Fact]
    public async Task Approval_OfTheLatestDraftOnly_IsTakenOnce()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.SubmitAsync("p-qlcncn");
        JsonObject approval(int draft, string id) => new() { ["id"] = id, ["draft"] = draft };

        var earlier = await cycle.TryDecideAsync("approve", approval(1, "duyet-1"));
        var unchecked2 = await cycle.TryDecideAsync("approve", approval(2, "duyet-0"));
        await cycle.CheckAsync(2);
        var latest = await cycle.TryDecideAsync("approve", approval(2, "duyet-2"));
        var replay = await cycle.TryDecideAsync("approve", approval(2, "duyet-2"));
        var second = await cycle.TryDecideAsync("approve", approval(2, "duyet-3"));

        Assert.Equal((HttpStatusCode.Conflict, "not-the-latest-draft"), (earlier.Status, earlier.Problem));
        Assert.Equal((HttpStatusCode.Conflict, "not-checked"), (unchecked2.Status, unchecked2.Problem));
        Assert.Equal(HttpStatusCode.Created, latest.Status);
        Assert.Equal(HttpStatusCode.OK, replay.Status);
        Assert.Equal((HttpStatusCode.Conflict, "approved-before"), (second.Status, second.Problem));
    }

    [Fact]
    public async Task Approval_WithTheSignature_SendsTheReportNextMorningAndLaterReportsAreSupplements()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2026-12-11 09:00");
        await cycle.SubmitAsync("ttud");

        var dispatched = cycle.AllMails().Where(mail => mail.Kind is MailKind.Dispatch).ToList();

        Assert.All(dispatched, mail => Assert.Equal(new DateOnly(2026, 12, 11), mail.Day));
        Assert.All(dispatched, mail => Assert.Contains("215/BC-SKHCN", mail.Subject, StringComparison.Ordinal));
        Assert.Equal(
            ["gd", "p-hcth", "p-qlcncn", "p-qlkh", "phan-van-hieu", "so-tai-chinh", "tran-cong-hoa", "ttud", "ubnd-tinh"],
            dispatched.SelectMany(mail => mail.To).Select(to => to.Split('@')[0]).Order(StringComparer.Ordinal));
        Assert.Single(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.Supplement);
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Drafts);
    }

    [Fact]
    public async Task Approval_WithoutANumber_WaitsForItAndTellsTheOfficeEachWorkingDay()
    {
        var cycle = await office.OpenAsync("2026-12-17 07:30");
        await cycle.GoToAsync("2026-12-17 09:00");
        JsonObject number(string text) => new() { ["number"] = text, ["signedOn"] = "2026-12-17", ["decidedBy"] = "p-hcth" };

        var tooEarly = await cycle.TryDecideAsync("numbered", number("215/BC-SKHCN"));
        await cycle.ApproveAsync(1);
        await cycle.GoToAsync("2026-12-22 09:00");
        var awaited = cycle.MailsOf("p-hcth").Where(mail => mail.Kind is MailKind.NumberAwaited).ToList();
        var sentUnnumbered = cycle.AllMails().Count(mail => mail.Kind is MailKind.Dispatch);
        await cycle.DecideAsync("numbered", number("215/BC-SKHCN"));
        var sentUnsigned = cycle.AllMails().Count(mail => mail.Kind is MailKind.Dispatch);
        await cycle.SignAsync(1);
        var dispatched = cycle.AllMails().Where(mail => mail.Kind is MailKind.Dispatch).ToList();
        var tooLate = await cycle.TryDecideAsync("numbered", number("216/BC-SKHCN"));

        Assert.Equal((HttpStatusCode.Conflict, "not-approved"), (tooEarly.Status, tooEarly.Problem));
        Assert.Equal([21, 22], awaited.Select(mail => mail.Day.Day));
        Assert.Equal((0, 0), (sentUnnumbered, sentUnsigned));
        Assert.Equal(8, dispatched.Count);
        Assert.All(dispatched, mail => Assert.Contains("Báo cáo số 215/BC-SKHCN ngày 17/12/2026", mail.Subject, StringComparison.Ordinal));
        Assert.All(dispatched, mail => Assert.Equal(["Báo cáo tổng hợp.pdf"], mail.Attachments));
        Assert.Equal((HttpStatusCode.Conflict, "sent-before"), (tooLate.Status, tooLate.Problem));
    }

    [Fact]
    public async Task CalendarRevision_InMidCycle_ReplansTheReminders()
    {
        var cycle = await office.OpenAsync("2026-12-03 07:30");
        await cycle.GoToAsync("2026-12-03 09:00");

        // The 8th becomes a day off: two working days before the 9th is now Friday the 4th.
        var answer = await ReviseAsync(cycle, "2026-12-08");
        await cycle.GoToAsync("2026-12-09 09:00");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal([(3, MailKind.Request), (4, MailKind.Reminder), (9, MailKind.LastReminder)], cycle.MailsOf("ttud").Select(mail => (mail.Day.Day, mail.Kind)));
    }

    [Fact]
    public async Task CalendarRevision_OfTheLastDayItself_MovesTheDeadline()
    {
        var cycle = await office.OpenAsync("2026-12-03 07:30");
        await cycle.GoToAsync("2026-12-03 09:00");
        await cycle.DecideAsync("extend", new() { ["unit"] = "p-qlkh", ["lastDay"] = "2026-12-10" });

        // The 9th becomes a day off: units aim at the 8th, and are late only after the 10th.
        await ReviseAsync(cycle, "2026-12-09");
        await cycle.GoToAsync("2026-12-10 09:00");
        var onTime = await cycle.SubmitAsync("p-hcth");

        Assert.Equal([(3, MailKind.Request), (4, MailKind.Reminder), (8, MailKind.LastReminder)], cycle.MailsOf("ttud").Select(mail => (mail.Day.Day, mail.Kind)));
        Assert.Equal("onTime", onTime.Body.GetProperty("timeliness").GetString());
        Assert.Equal(new DateOnly(2026, 12, 10), (await cycle.Table.FindUnitAsync("p-qlkh", CancellationToken.None))!.Unit.Deadline.LastDay);
        Assert.DoesNotContain(cycle.AllMails(), mail => mail.Kind is MailKind.OfficeList);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("05/KH-SKHCN", true)]
    public async Task Plan_WithoutItsNumber_OpensNoCycle(string? number, bool opens)
    {
        var agency = office.NewAgency();
        var plan = TrialPlan.For(agency);
        // Requested from the first working day of the year on, it is due today whatever the day.
        plan = plan with { Number = number, SignedOn = number is null ? null : plan.SignedOn, Schedule = plan.Schedule with { Request = new AnnualDay(1, 1) } };
        var helper = await office.OpenAsync();

        var answer = await helper.SendAsync(HttpMethod.Put, $"api/{agency}/plans/{plan.Id}", TrialSettings.OperatorKey, JsonNode.Parse(PlanFile.Write(plan)));

        Assert.Equal((HttpStatusCode.OK, opens), (answer.Status, answer.Body.GetProperty("opens").GetBoolean()));
        var year = VietnamTime.Day(TimeProvider.System.GetUtcNow()).Year;
        var cycle = helper.Key with { Agency = agency, Period = year.ToString() };
        Assert.Equal(opens, await new CycleTable(cycle, helper.Service<StorageRealms>().Production).FindAsync(CancellationToken.None) is not null);
    }

    [Fact]
    public async Task Link_Reissued_EndsTheEarlierOneAndIsMailed()
    {
        var cycle = await office.OpenAsync("2026-12-04 09:00");
        await cycle.DecideAsync("reissueLink", new() { ["unit"] = "ttud", ["decidedBy"] = "p-hcth" });
        var links = cycle.MailsOf("ttud").Select(TokenIn).ToList();

        var earlier = await cycle.PostAsync("reports", links[0], TrialReports.Of(cycle.DutyOf("ttud")));
        var present = await cycle.PostAsync("reports", links[1], TrialReports.Of(cycle.DutyOf("ttud")));

        Assert.Equal((HttpStatusCode.Unauthorized, "token-revoked"), (earlier.Status, earlier.Problem));
        Assert.Equal(HttpStatusCode.Created, present.Status);
    }

    [Fact]
    public async Task OfficeToken_IssuedAgain_RevokesTheEarlierOne()
    {
        var cycle = await office.OpenAsync("2026-12-04 09:00");
        async Task<string> issueAsync() =>
            (await cycle.SendAsync(HttpMethod.Post, $"{cycle.Route}/office-token", TrialSettings.OperatorKey, null)).Body.GetProperty("token").GetString()!;

        var first = await issueAsync();
        var whileFirst = await cycle.SendAsync(HttpMethod.Get, cycle.Route, first, null);
        var second = await issueAsync();
        var earlier = await cycle.SendAsync(HttpMethod.Get, cycle.Route, first, null);
        var present = await cycle.SendAsync(HttpMethod.Get, cycle.Route, second, null);

        Assert.Equal(HttpStatusCode.OK, whileFirst.Status);
        Assert.Equal((HttpStatusCode.Unauthorized, "token-revoked"), (earlier.Status, earlier.Problem));
        Assert.Equal(HttpStatusCode.OK, present.Status);
        Assert.Equal(2, (await cycle.Table.LoadAsync(CancellationToken.None)).Header.OfficeGeneration);
    }

    [Fact]
    public async Task ReportOnTheDayItself_BecomesLateOnlyOnceConfirmed()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.SubmitAsync("p-qlkh");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.SubmitAsync("ttud");
        await cycle.GoToAsync("2026-12-11 09:00");
        var before = (await cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!.Counts;
        JsonObject late(string unit) => new() { ["unit"] = unit, ["decidedBy"] = "p-hcth" };

        var inTime = await cycle.TryDecideAsync("confirmLate", late("p-qlkh"));
        await cycle.DecideAsync("confirmLate", late("ttud"));
        var again = await cycle.TryDecideAsync("confirmLate", late("ttud"));

        var after = (await cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!.Counts;
        Assert.Equal((HttpStatusCode.Conflict, "not-on-the-day"), (inTime.Status, inTime.Problem));
        Assert.Equal((HttpStatusCode.Conflict, "not-on-the-day"), (again.Status, again.Problem));
        Assert.Equal((1, 0), (before.OnTheDay, before.Late));
        Assert.Equal((0, 1), (after.OnTheDay, after.Late));
        Assert.Equal(Timeliness.Late, (await cycle.Table.FindUnitAsync("ttud", CancellationToken.None))!.Unit.Timeliness);
    }

    private static string TokenIn(CycleMail mail)
    {
        const string path = "/bao-cao/";
        var at = mail.Text.IndexOf(path, StringComparison.Ordinal) + path.Length;
        return mail.Text[at..(at + 40)];
    }

    /// <summary>The IT person publishes the shipped calendar with one more day off in 2026.</summary>
    private static async Task<Answer> ReviseAsync(CycleHarness cycle, string dayOff)
    {
        var calendar = JsonNode.Parse(await TrialCalendar.WithDayOffAsync(dayOff));
        return await cycle.SendAsync(HttpMethod.Put, $"api/{cycle.Key.Agency}/calendar", TrialSettings.OperatorKey, calendar);
    }
}
