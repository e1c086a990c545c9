using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Xunit;

namespace KhcnFunctions.EndToEnd.Submissions;

/// <summary>A unit is judged by the first thing that it sent, and stands by the last, in whichever order they arrive.</summary>
[Collection(SharedAzurite.Name)]
public sealed class FirstSendingTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Unit = "p-qlcncn";
    private const string Head = "truong";

    [Fact]
    public async Task Mail_HandledAfterANewerReport_TakesNothingsPlaceButProvesTheUnitInTime()
    {
        var cycle = await OpenAsync("2026-12-09 23:00", hasHead: false);
        await cycle.SetClockAsync(CycleHarness.Instant("2026-12-10 00:10"));
        var newer = await cycle.SubmitAsync(Unit, "Bản mới.");
        var older = ReportReader.Read(Encoding.UTF8.GetBytes(TrialReports.Of(cycle.DutyOf(Unit), "Bản cũ, gửi bằng thư.").ToJsonString()), await ScopeAsync(cycle)).Report!;

        var receipt = await cycle.Service<SubmissionDesk>().ReceiveAsync(
            await CallerAsync(cycle, isHead: false),
            new Sending(older, SubmissionChannel.Mail) { ReceivedAt = CycleHarness.Instant("2026-12-09 23:50"), Operation = "thu-1" }, CancellationToken.None);

        var unit = await UnitOfAsync(cycle);
        Assert.Equal("onTheDay", newer.Body.GetProperty("timeliness").GetString());
        Assert.Equal((1, 2, Timeliness.OnTime), (unit.Version, unit.LastVersion, unit.Timeliness));
        Assert.Equal((2, Timeliness.OnTime), (receipt.Version, receipt.Timeliness));
        Assert.Equal(newer.Body.GetProperty("sha256").GetString(), unit.Sha256);
        Assert.Contains("23 giờ 50 phút ngày 09/12/2026", Assert.Single(cycle.MailsOf(Unit), mail => mail.Subject.EndsWith("lần gửi thứ 2", StringComparison.Ordinal)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ReturnedByTheHeadAndSentAgainLate_IsJudgedByTheFirstSending()
    {
        var cycle = await OpenAsync("2026-12-09 15:00", hasHead: true);
        await cycle.SubmitAsync(Unit);
        await cycle.Service<SubmissionDesk>().ReturnAsync(await CallerAsync(cycle, isHead: true), 1, "Bổ sung số liệu.", CancellationToken.None);
        await cycle.GoToAsync("2026-12-11 09:00");
        await cycle.SubmitAsync(Unit, "Đã bổ sung.");

        await cycle.Service<SubmissionDesk>().ApproveAsync(await CallerAsync(cycle, isHead: true), 2, CancellationToken.None);

        Assert.Equal((UnitStatus.Reported, 2, Timeliness.OnTime), await StandingAsync(cycle));
    }

    [Fact]
    public async Task HeadsAddress_Corrected_IsWhereApprovalIsAskedFor()
    {
        var cycle = await OpenAsync("2026-12-01 09:00", hasHead: true);
        var successor = TrialPlan.AddressOf(cycle.Key.Agency, "truong-moi");
        await cycle.DecideAsync("correctAddress", new() { ["holder"] = "head." + Unit, ["email"] = successor, ["decidedBy"] = "p-hcth" });

        await cycle.SubmitAsync(Unit);

        Assert.Empty(cycle.MailsOf(Head));
        Assert.Contains("Đề nghị duyệt báo cáo", Assert.Single(cycle.MailsTo(successor)).Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(cycle.TokenOf(AccessToken.HeadOf(Unit)), string.Concat(cycle.MailsOf(Unit).Select(mail => mail.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportedElsewhere_IsToldToTheOffice()
    {
        var cycle = await OpenAsync("2026-12-01 09:00", hasHead: false);

        await cycle.DecideAsync("reportedElsewhere", new() { ["unit"] = Unit, ["decidedBy"] = "p-hcth" });
        await cycle.TickAsync();

        Assert.Single(cycle.MailsOf("p-hcth"), mail => mail.Subject.Contains("báo đã gửi báo cáo năm 2026 qua kênh khác", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Completion_AskedByTheOffice_IsMailedAndTheFirstSendingStays()
    {
        var cycle = await OpenAsync("2026-12-08 09:00", hasHead: false);
        var early = await cycle.TryDecideAsync("askCompletion", Asking());
        await cycle.SubmitAsync(Unit);
        await cycle.GoToAsync("2026-12-11 09:00");

        await cycle.DecideAsync("askCompletion", Asking());
        await cycle.TickAsync();

        var told = Assert.Single(cycle.MailsOf(Unit), mail => mail.Subject.Contains("Đề nghị hoàn thiện", StringComparison.Ordinal)).Text.ReplaceLineEndings(" ");
        Assert.Equal("nothing-received", early.Problem);
        Assert.Contains("Bổ sung số liệu kinh phí.", told, StringComparison.Ordinal);
        Assert.Contains("Lần gửi ngày 08/12/2026 vẫn được ghi nhận đúng hạn.", told, StringComparison.Ordinal);
        await cycle.SubmitAsync(Unit, "Đã bổ sung.");
        Assert.Equal((UnitStatus.Reported, 2, Timeliness.OnTime), await StandingAsync(cycle));
    }

    private static System.Text.Json.Nodes.JsonObject Asking() =>
        new() { ["unit"] = Unit, ["remarks"] = "Bổ sung số liệu kinh phí.", ["by"] = "2026-12-15", ["decidedBy"] = "p-hcth" };

    private Task<CycleHarness> OpenAsync(string at, bool hasHead) => office.OpenAsync(at, plan => !hasHead ? plan : plan with
    {
        Register = plan.Register with
        {
            Units = [.. plan.Register.Units.Select(unit => unit.Id == Unit ? unit with { HeadEmail = TrialPlan.AddressOf(plan.Agency.Id, Head) } : unit)],
        },
    });

    private static async Task<ReportingScope> ScopeAsync(CycleHarness cycle) =>
        SubmissionDesk.ScopeOf(await CallerAsync(cycle, isHead: false), await UnitOfAsync(cycle), cycle.Now);

    private static async Task<CycleUnit> UnitOfAsync(CycleHarness cycle) => (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;

    private static async Task<(UnitStatus Status, int Version, Timeliness? Timeliness)> StandingAsync(CycleHarness cycle)
    {
        var unit = await UnitOfAsync(cycle);
        return (unit.Status, unit.Version, unit.Timeliness);
    }

    private static async Task<UnitCaller> CallerAsync(CycleHarness cycle, bool isHead)
    {
        var basis = (await cycle.Service<CycleBases>().FindAsync(cycle.Key, CancellationToken.None))!;
        return new UnitCaller(basis, basis.Plan.Register.Units.First(unit => unit.Id == Unit), 1, isHead);
    }
}
