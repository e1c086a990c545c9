using System.Reflection;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.EndToEnd.Upgrade;

/// <summary>
/// A cycle that a version left in the middle of December, its rows, its files and the history of its orchestrations, is taken up
/// by this version and finished: whoever was to be mailed is mailed once, and the report goes out on its day.
/// </summary>
/// <remarks>
/// The fixtures are what released versions left. A new one is kept with each release: run these tests with the variable
/// KHCN_KEEP_UPGRADE naming the file, such as Upgrade/Fixtures/0.2.0.zip. They are never made again.
/// </remarks>
[Collection(SharedAzurite.Name)]
public sealed class UpgradeTests(AzuriteFixture azurite)
{
    private const string Hub = "UpgradedHub";
    private const string Resources = "Upgrade/";

    private static readonly CycleKey Cycle = new("so-khcn", TrialPlan.For("so-khcn").Id, "2026");

    public static TheoryData<string> Versions =>
        [.. typeof(UpgradeTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)).Select(name => name[Resources.Length..])];

    [Fact]
    public async Task Cycle_LeftByThisVersion_IsFinished()
    {
        using var left = new MemoryStream();
        await LeaveAsync(left);
        if (Environment.GetEnvironmentVariable("KHCN_KEEP_UPGRADE") is { Length: > 0 } file)
            await File.WriteAllBytesAsync(file, left.ToArray());

        left.Position = 0;
        await FinishAsync(left);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Cycle_LeftByAnEarlierVersion_IsFinished(string version)
    {
        await using var left = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources + version)!;
        await FinishAsync(left);
    }

    /// <summary>Until the morning of 8/12: one report in, one extension, one difficulty, and a host that is stopped.</summary>
    private async Task LeaveAsync(Stream to)
    {
        var account = azurite.NewAccount();
        await using var mail = new ReceivingSmtpServer();
        await using (var host = await StartAsync(account, mail))
        {
            var cycle = await CycleHarness.OpenAsync(host, mail, TrialPlan.For(Cycle.Agency), "2026-12-04 07:30");
            await cycle.GoToAsync("2026-12-07 09:00");
            await cycle.SubmitAsync("p-qlkh", "Phòng đã tham mưu 05 văn bản.");
            await cycle.DecideAsync("extend", new() { ["unit"] = "ttud", ["lastDay"] = "2026-12-11" });
            await cycle.PostAsync("difficulties", cycle.TokenOf("p-qlcncn"), new System.Text.Json.Nodes.JsonObject { ["id"] = "v1", ["what"] = "Chưa có kinh phí.", ["proposal"] = "Cho điều chuyển." });
            await cycle.GoToAsync("2026-12-08 09:00");
        }

        await StoredAccount.SaveAsync(account, to);
    }

    private async Task FinishAsync(Stream left)
    {
        var account = azurite.NewAccount();
        await StoredAccount.RestoreAsync(left, account);
        await using var mail = new ReceivingSmtpServer();
        await using var host = await StartAsync(account, mail);
        var cycle = await CycleHarness.ResumeAsync(host, mail, Cycle, "2026-12-08 09:30");
        var report = CanonicalReport.Read((await cycle.Table.FindVersionAsync("p-qlkh", 1, CancellationToken.None))!.Content!);
        Assert.Contains(report.Tasks, task => task.Results == "Phòng đã tham mưu 05 văn bản.");

        await cycle.GoToAsync("2026-12-09 09:00");
        await cycle.SubmitAsync("p-qlcncn", "Phòng đã tổ chức 02 hội nghị.");
        await cycle.GoToAsync("2026-12-14 09:00");
        var draft = (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1].Number;
        await cycle.ApproveAsync(draft, "215/BC-SKHCN", "2026-12-14");
        await cycle.GoToAsync("2026-12-22 09:00");

        // Those of 7/12 went under the earlier version.
        string[] due =
        [
            "09/12 LastReminder p-hcth", "09/12 LastReminder p-qlcncn", "09/12 Receipt p-qlcncn", "09/12 Reminder ttud",
            "11/12 LastReminder ttud", "14/12 OfficeList p-hcth",
        ];
        var sent = cycle.AllMails();
        Assert.Equal(due, sent.Where(one => one.Day < new DateOnly(2026, 12, 15) && one.Kind is MailKind.LastReminder or MailKind.Receipt or MailKind.OfficeList or MailKind.Reminder or MailKind.Request)
            .Select(Faults.DueMail.Of).Select(one => one.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(sent, one => one.Kind is MailKind.DifficultySubmitted);
        Assert.Contains(sent, one => one.Kind is MailKind.Dispatch);
        Assert.All(sent.Where(one => one.Kind is MailKind.Dispatch), one => Assert.Equal(new DateOnly(2026, 12, 15), one.Day));
        Assert.All(mail.Copies().Values, copies => Assert.Equal(1, copies));
    }

    private Task<LocalHostApp> StartAsync(string account, ReceivingSmtpServer mail) => azurite.StartHostAsync(options => options with
    {
        ConnectionString = account,
        Settings = TrialSettings.For(mail),
        Durable = durable => options.Durable(durable) with { HubName = Hub },
    });
}
