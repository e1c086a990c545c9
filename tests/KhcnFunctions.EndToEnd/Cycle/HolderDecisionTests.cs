using System.Net;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>Who gets a mail: stand-ins, successors, corrected addresses, and nobody left out for want of one.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HolderDecisionTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task StandIn_GetsTheListOfTheAbsentLeader()
    {
        var cycle = await office.OpenAsync("2026-12-08 07:30");
        await cycle.GoToAsync("2026-12-09 09:00");
        await cycle.DecideAsync("standIn", new() { ["person"] = "phan-van-hieu", ["by"] = "tran-cong-hoa", ["from"] = "2026-12-11", ["to"] = "2026-12-11" });
        await cycle.SubmitAsync("p-qlcncn");
        await cycle.GoToAsync("2026-12-11 09:00");

        var list = Assert.Single(cycle.MailsOf("tran-cong-hoa"));
        Assert.Equal(MailKind.LeaderList, list.Kind);
        Assert.Contains("Phòng Quản lý Khoa học", list.Text, StringComparison.Ordinal);
        Assert.Empty(cycle.MailsOf("phan-van-hieu"));
    }

    [Fact]
    public async Task StandIn_WithAListOfTheirOwn_GetsOneMail_ThoughTheyCameAfterTheDecision()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        office.HoldMail(true);
        cycle.AwaitsMail = false;
        await cycle.GoToAsync("2026-12-11 08:30");

        // Decided while the lists wait: the one is read by the other, in the mail with the own list.
        await cycle.DecideAsync("standIn", new() { ["person"] = "phan-van-hieu", ["by"] = "tran-cong-hoa", ["from"] = "2026-12-11", ["to"] = "2026-12-11" });
        office.HoldMail(false);
        cycle.AwaitsMail = true;
        await cycle.TickAsync();

        var mail = Assert.Single(cycle.MailsOf("tran-cong-hoa"));
        Assert.Contains("Kính gửi: Đồng chí Trần Công Hòa, Phó Giám đốc Sở", mail.Text, StringComparison.Ordinal);
        Assert.Contains("trong các nhiệm vụ đồng chí chỉ đạo", Flat(mail.Text), StringComparison.Ordinal);
        Assert.Contains("Do đồng chí Phan Văn Hiếu, Phó Giám đốc Sở, vắng mặt, nội dung sau đây kính báo cáo đồng chí xem xét thay.", Flat(mail.Text), StringComparison.Ordinal);
        Assert.Contains("TTUD", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Phòng Quản lý công nghệ và Chuyên ngành", mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(cycle.MailsOf("phan-van-hieu"));
    }

    [Fact]
    public async Task Succession_InMidCycle_PassesTheOpenDutyOnAndAsksTheHeirOnce()
    {
        var cycle = await office.OpenAsync("2026-12-02 07:30");
        await cycle.GoToAsync("2026-12-02 09:00");
        await cycle.SubmitAsync("p-qlcncn");
        await cycle.DecideAsync("succeed", new() { ["unit"] = "p-qlkh", ["successor"] = "p-qlcncn", ["from"] = "2026-12-03" });
        await cycle.GoToAsync("2026-12-07 09:00");
        var refused = await cycle.PostAsync("reports", cycle.TokenOf("p-qlkh"), TrialReports.Of(cycle.DutyOf("p-qlkh")));

        Assert.Equal([MailKind.Request], cycle.MailsOf("p-qlkh").Select(mail => mail.Kind));
        Assert.Equal([MailKind.Request, MailKind.Receipt, MailKind.Transferred, MailKind.Reminder], cycle.MailsOf("p-qlcncn").Select(mail => mail.Kind));
        Assert.Contains("Nhiệm vụ 4 (chủ trì)", cycle.MailsOf("p-qlcncn")[2].Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "transferred"), (refused.Status, refused.Problem));
    }

    [Fact]
    public async Task CorrectedAddress_GetsTheMailsFromThenOn()
    {
        var cycle = await office.OpenAsync("2026-12-04 07:30");
        await cycle.GoToAsync("2026-12-04 09:00");
        var corrected = $"hop-thu-moi@{cycle.Key.Agency}.example";
        await cycle.DecideAsync("correctAddress", new() { ["holder"] = "ttud", ["email"] = corrected, ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-07 09:00");
        await cycle.SubmitAsync("ttud");

        Assert.Equal([MailKind.Request], cycle.MailsOf("ttud").Select(mail => mail.Kind));
        Assert.Equal([MailKind.Reminder, MailKind.Receipt], cycle.MailsTo(corrected).Select(mail => mail.Kind));
    }

    [Fact]
    public async Task LeaderWithoutAddress_IsReplacedByTheDirectorAndTheOfficeHears()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30", plan => WithoutAddress(plan, person: "phan-van-hieu"));
        await cycle.GoToAsync("2026-12-11 09:00");

        var list = cycle.MailsOf("gd").Single(mail => mail.Day == new DateOnly(2026, 12, 11));

        Assert.Equal(MailKind.LeaderList, list.Kind);
        Assert.Contains(TrialPlan.AddressOf(cycle.Key.Agency, "p-hcth"), list.To);
        Assert.Contains("TTUD", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DirectorWithoutAddress_IsReplacedByTheOffice()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30", plan => WithoutAddress(plan, person: "gd"));
        await cycle.GoToAsync("2026-12-14 09:00");

        Assert.Contains(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.LeaderList && mail.Day == new DateOnly(2026, 12, 14));
    }

    [Fact]
    public async Task UnitWithoutAddress_GoesToTheOffice()
    {
        var cycle = await office.OpenAsync("2026-12-07 10:00", plan => WithoutAddress(plan, unit: "ttud"));
        await cycle.SubmitAsync("ttud");

        Assert.Equal(2, cycle.MailsOf("p-hcth").Count(mail => mail.Kind is MailKind.Request));
        Assert.Contains(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.Request && mail.Text.Contains("Kính gửi: TTUD", StringComparison.Ordinal));
        Assert.Contains(cycle.MailsOf("p-hcth"), mail => mail.Kind is MailKind.Receipt && mail.Text.Contains("TTUD", StringComparison.Ordinal));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Plan WithoutAddress(Plan plan, string? person = null, string? unit = null) => plan with
    {
        Register = plan.Register with
        {
            People = [.. plan.Register.People.Select(entry => entry.Id == person ? entry with { Email = null } : entry)],
            Units = [.. plan.Register.Units.Select(entry => entry.Id == unit ? entry with { Emails = [] } : entry)],
        },
    };
}
