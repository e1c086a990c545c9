using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Leaders;

/// <summary>The weekly digest of leaders, by real mail.</summary>
[Collection(DeskAzurite.Name)]
public sealed class DigestTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Deputy = "tran-cong-hoa";

    [Fact]
    public async Task Digest_ComesOnceAWeek_UntilTheReportGoes_AndNeverBesideAnotherMail()
    {
        var cycle = await office.OpenAsync("2026-11-13 07:30", With("gd", Deputy));

        await cycle.GoToAsync("2026-12-04 16:00");
        Assert.Equal([new(2026, 11, 23), new(2026, 11, 30)], DaysOf(cycle, Deputy));
        Assert.Equal([new(2026, 11, 23), new(2026, 11, 30)], DaysOf(cycle, "gd"));
        Assert.Empty(DaysOf(cycle, "phan-van-hieu"));

        await cycle.SubmitAsync("p-qlkh");
        await cycle.GoToAsync("2026-12-07 09:00");
        var deputy = cycle.MailsOf(Deputy).Last(mail => mail.Kind is MailKind.Digest);
        var director = cycle.MailsOf("gd").Last(mail => mail.Kind is MailKind.Digest);
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "leaders-digest.txt"), deputy.Subject + "\n\n" + deputy.Text + "\n\n=====\n\n" + director.Subject + "\n\n" + director.Text);
        Assert.Contains("các nhiệm vụ đồng chí chỉ đạo, 01/04 phòng, đơn vị đã gửi báo cáo", Flat(deputy), StringComparison.Ordinal);
        Assert.Contains("/ban-lam-viec/2026/lanh-dao", deputy.Text, StringComparison.Ordinal);
        Assert.Contains("các nhiệm vụ của Kế hoạch", Flat(director), StringComparison.Ordinal);
        Assert.False(LeaderPost.HasLink(director));

        // The Director's list of overdue units goes on 14/12, a Monday: one mail with both, on which the list comes first.
        await cycle.GoToAsync("2026-12-11 09:00");
        await cycle.CheckAsync(1);
        await cycle.GoToAsync("2026-12-14 09:00");
        var both = Assert.Single(cycle.MailsOf("gd"), mail => mail.Day == new DateOnly(2026, 12, 14));
        File.AppendAllText(Path.Combine(Path.GetTempPath(), "leaders-digest.txt"), "\n\n=====\n\n" + both.Subject + "\n\n" + both.Text);
        Assert.Equal(MailKind.LeaderList, both.Kind);
        Assert.Contains("tình hình trong tuần", Flat(both), StringComparison.Ordinal);
        Assert.True(LeaderPost.HasLink(both));

        await cycle.DecideAsync("approve", new() { ["draft"] = 1, ["number"] = "215/BC-SKHCN", ["signedOn"] = "2026-12-14" });
        await cycle.SignAsync(1);
        var before = DaysOf(cycle, Deputy).Count;
        await cycle.GoToAsync("2026-12-29 09:00");
        Assert.Equal(before, DaysOf(cycle, Deputy).Count);
    }

    [Fact]
    public async Task Digest_WhileRemindersAreHeld_OrWithNothingOpen_DoesNotGo()
    {
        var cycle = await office.OpenAsync("2026-11-13 07:30", With("gd", Deputy));
        await cycle.GoToAsync("2026-11-20 16:00");
        await cycle.DecideAsync("hold", new() { ["scope"] = "reminders", ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-11-27 16:00");
        Assert.Empty(DaysOf(cycle, Deputy));

        await cycle.DecideAsync("release", new() { ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-11-27 17:00");
        var released = DaysOf(cycle, Deputy);
        foreach (var unit in PlanDuties.On(cycle.Plan, new(2026, 11, 27)))
            await cycle.SubmitAsync(unit.Unit.Id);
        await cycle.GoToAsync("2026-11-30 09:00");

        Assert.True(released.Count <= 1);
        Assert.Equal(released, DaysOf(cycle, Deputy));
    }

    private static string Flat(CycleMail mail) => string.Join(' ', mail.Text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<DateOnly> DaysOf(CycleHarness cycle, string person) => [.. cycle.MailsOf(person).Where(mail => mail.Kind is MailKind.Digest).Select(mail => mail.Day)];

    private static Func<Plan, Plan> With(params string[] people) => plan => plan with
    {
        Register = plan.Register with { People = [.. plan.Register.People.Select(person => people.Contains(person.Id) ? person with { Digest = null } : person)] },
    };
}
