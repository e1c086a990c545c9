using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Xunit;

namespace KhcnFunctions.EndToEnd.Submissions;

/// <summary>The head speaks for the unit: what a clerk sends waits until the head approves it.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HeadApprovalTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Unit = "p-qlcncn";
    private const string Head = "truong";

    [Fact]
    public async Task Clerk_Sends_TheReportWaitsAndTheHeadIsMailed()
    {
        var cycle = await OpenAsync("2026-12-01 09:00");

        var sent = await cycle.SubmitAsync(Unit);
        var status = await cycle.SendAsync(HttpMethod.Get, $"{cycle.Route}/reports", cycle.TokenOf(Unit), null);

        var unit = await UnitOfAsync(cycle);
        Assert.Equal("awaitingHead", sent.Body.GetProperty("status").GetString());
        Assert.Equal("awaitingHead", status.Body.GetProperty("status").GetString());
        Assert.Equal((true, UnitStatus.Open, 0, 1), (unit.AwaitsHead, unit.Status, unit.Version, unit.LastVersion));
        Assert.Contains("chờ Trưởng đơn vị duyệt", cycle.MailsOf(Unit)[^1].Subject, StringComparison.Ordinal);
        var asked = Assert.Single(cycle.MailsOf(Head));
        Assert.Contains("Đề nghị duyệt báo cáo", asked.Subject, StringComparison.Ordinal);
        Assert.Contains("/bao-cao/" + cycle.TokenOf(AccessToken.HeadOf(Unit)), asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(cycle.TokenOf(AccessToken.HeadOf(Unit)), cycle.MailsOf(Unit)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_ApprovesLate_TheUnitIsJudgedByTheClerksTime()
    {
        var cycle = await OpenAsync("2026-12-09 15:00");
        await cycle.SubmitAsync(Unit);
        await cycle.GoToAsync("2026-12-11 09:00");

        var receipt = await Desk(cycle).ApproveAsync(await CallerAsync(cycle, isHead: true), 1, CancellationToken.None);
        var again = await Desk(cycle).ApproveAsync(await CallerAsync(cycle, isHead: true), 1, CancellationToken.None);

        var unit = await UnitOfAsync(cycle);
        Assert.Equal((UnitStatus.Reported, 1, Timeliness.OnTime), (unit.Status, unit.Version, unit.Timeliness));
        Assert.Equal((Timeliness.OnTime, true), (receipt.Timeliness, receipt.CameAfter));
        Assert.Equal((receipt.Id, false), (again.Id, again.IsNew));
        Assert.Contains("Trưởng đơn vị đã duyệt", Assert.Single(cycle.MailsOf(Unit), mail => mail.Subject.EndsWith("lần gửi thứ 1", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_MendsLateWhatCameInTime_TheUnitIsStillInTime()
    {
        var cycle = await OpenAsync("2026-12-09 15:00");
        await cycle.SubmitAsync(Unit);
        await cycle.GoToAsync("2026-12-11 09:00");

        await cycle.PostAsync("reports", cycle.TokenOf(AccessToken.HeadOf(Unit)), TrialReports.Of(cycle.DutyOf(Unit), "Trưởng phòng đã sửa."));

        var unit = await UnitOfAsync(cycle);
        Assert.Equal((UnitStatus.Reported, 2, Timeliness.OnTime), (unit.Status, unit.Version, unit.Timeliness));
        Assert.Null(unit.Awaiting);
    }

    [Fact]
    public async Task Head_Returns_TheUnitIsToldWhatAndSendsANextVersion()
    {
        var cycle = await OpenAsync("2026-12-01 09:00");
        await cycle.SubmitAsync(Unit);

        await Desk(cycle).ReturnAsync(await CallerAsync(cycle, isHead: true), 1, "Bổ sung số liệu.\nNêu nguyên nhân.", CancellationToken.None);
        var returned = await UnitOfAsync(cycle);
        await cycle.SubmitAsync(Unit, "Đã bổ sung.");

        Assert.Equal((UnitStatus.Open, null), (returned.Status, returned.Awaiting));
        var told = Assert.Single(cycle.MailsOf(Unit), mail => mail.Subject.Contains("Đề nghị hoàn thiện", StringComparison.Ordinal));
        Assert.Contains("Bổ sung số liệu.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Nêu nguyên nhân.", told.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await UnitOfAsync(cycle)).Awaiting?.Version);
        var outdated = await Assert.ThrowsAsync<ProblemException>(async () => await Desk(cycle).ApproveAsync(await CallerAsync(cycle, isHead: true), 1, CancellationToken.None));
        Assert.Equal("not-waiting", outdated.Problem.Type);
    }

    [Fact]
    public async Task Head_SendsItself_ItIsApprovedAtOnce()
    {
        var cycle = await OpenAsync("2026-12-01 09:00");

        var answer = await cycle.PostAsync("reports", cycle.TokenOf(AccessToken.HeadOf(Unit)), TrialReports.Of(cycle.DutyOf(Unit)));

        Assert.Equal("received", answer.Body.GetProperty("status").GetString());
        Assert.Equal(UnitStatus.Reported, (await UnitOfAsync(cycle)).Status);
        Assert.Empty(cycle.MailsOf(Head));
    }

    [Fact]
    public async Task Clerk_ApprovesNothing()
    {
        var cycle = await OpenAsync("2026-12-01 09:00");
        await cycle.SubmitAsync(Unit);

        var refused = await Assert.ThrowsAsync<ProblemException>(async () => await Desk(cycle).ApproveAsync(await CallerAsync(cycle, isHead: false), 1, CancellationToken.None));

        Assert.Equal((403, "head-only"), (refused.Problem.Status, refused.Problem.Type));
    }

    [Fact]
    public async Task Unit_ThatDeclaresItsApprover_HasToNameThem()
    {
        var cycle = await OpenAsync("2026-12-01 09:00", unit => unit with { HeadApproval = HeadApproval.Declared });
        var report = TrialReports.Of(cycle.DutyOf(Unit));

        var without = await cycle.PostAsync("reports", cycle.TokenOf(Unit), report);
        report["approver"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Lê Văn Mẫu", ["position"] = "Trưởng phòng" };
        var with = await cycle.PostAsync("reports", cycle.TokenOf(Unit), report);

        Assert.Equal("invalid-report", without.Problem);
        Assert.Contains("họ tên, chức vụ người đã duyệt", without.Body.GetProperty("errors").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("received", with.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Report_ThatWaits_IsNotCompiledUntilItIsApproved()
    {
        var cycle = await OpenAsync("2026-12-09 15:00");
        await cycle.SubmitAsync(Unit);
        await cycle.GoToAsync("2026-12-10 09:00");
        var before = (await cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!;

        await Desk(cycle).ApproveAsync(await CallerAsync(cycle, isHead: true), 1, CancellationToken.None);
        await cycle.Service<CycleNudges>().SendAsync(cycle.Client, cycle.Key, ReadAgenda.ReportNudge, CancellationToken.None);
        await cycle.GoToAsync("2026-12-11 09:00");
        var after = (await cycle.Table.LoadAsync(CancellationToken.None)).LatestDraft!;

        Assert.Equal(0, before.Counts.Received);
        Assert.Equal((1, 1), (after.Counts.Received, after.Counts.OnTime));
    }

    [Fact]
    public async Task Reminders_WhileTheReportWaits_GoToTheHeadAlone()
    {
        var cycle = await OpenAsync("2026-12-01 09:00");
        await cycle.SubmitAsync(Unit);
        var before = cycle.MailsOf(Unit).Count;

        await cycle.GoToAsync("2026-12-09 10:00");

        Assert.Equal(before, cycle.MailsOf(Unit).Count);
        var reminders = cycle.MailsOf(Head).Where(mail => mail.Subject.Contains("đang chờ duyệt", StringComparison.Ordinal)).Select(mail => mail.Day.Day);
        Assert.Equal([2, 7, 9], reminders);
    }

    private Task<CycleHarness> OpenAsync(string at, Func<Unit, Unit>? with = null) => office.OpenAsync(at, plan => plan with
    {
        Register = plan.Register with
        {
            Units = [.. plan.Register.Units.Select(unit => unit.Id != Unit ? unit : (with ?? (same => same))(unit with { HeadEmail = TrialPlan.AddressOf(plan.Agency.Id, Head) }))],
        },
    });

    private static SubmissionDesk Desk(CycleHarness cycle) => cycle.Service<SubmissionDesk>();

    private static async Task<CycleUnit> UnitOfAsync(CycleHarness cycle) => (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;

    private static async Task<UnitCaller> CallerAsync(CycleHarness cycle, bool isHead)
    {
        var basis = (await cycle.Service<CycleBases>().FindAsync(cycle.Key, CancellationToken.None))!;
        return new UnitCaller(basis, basis.Plan.Register.Units.First(unit => unit.Id == Unit), 1, isHead);
    }
}
