using System.CommandLine;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.LocalHost.Rehearsal;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>'Chạy thử': takes a plan through one whole year in seconds, and leaves the documents, the mails and the timeline.</summary>
internal static class RehearseCommand
{
    private const int FirstYear = 2022;
    private const int LastYear = 2049;
    private const int MostUnits = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Option<string?> PlanOption = new("--plan") { Description = "Tệp kế hoạch; mặc định là kế hoạch kèm theo chương trình.", HelpName = "FILE" };

    private static readonly Option<int?> YearOption = new("--year") { Description = "Năm báo cáo; mặc định là năm nay." };

    private static readonly Option<int> UnitsOption = new("--units") { Description = "Số đơn vị mẫu thêm vào.", DefaultValueFactory = _ => 0 };

    private static readonly Option<int> SeedOption = new("--seed") { Description = "Số khởi tạo kịch bản; cùng một số cho cùng một kết quả.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> OutOption = new("--out") { Description = "Thư mục kết quả.", HelpName = "DIR", DefaultValueFactory = _ => "chay-thu" };

    public static Command Create()
    {
        var command = new Command("rehearse", "Chạy thử trọn một năm của kế hoạch trong vài chục giây; không gửi thư ra ngoài.")
        {
            PlanOption, YearOption, UnitsOption, SeedOption, OutOption,
        };
        command.SetAction((arguments, ct) => RunAsync(
            arguments.GetValue(PlanOption), arguments.GetValue(YearOption), arguments.GetValue(UnitsOption), arguments.GetValue(SeedOption), arguments.GetValue(OutOption)!, ct));
        return command;
    }

    private static async Task RunAsync(string? planFile, int? year, int units, int seed, string outFolder, CancellationToken ct)
    {
        var options = new RehearsalOptions(
            SampleUnits.AddTo(planFile is null ? PlanFile.Shipped : await PlanFileArgument.ReadAsync(planFile, ct), InRange("--units", units, 0, MostUnits)),
            InRange("--year", year ?? VietnamTime.Day(TimeProvider.System.GetUtcNow()).Year, FirstYear, LastYear), seed);
        var output = new RehearsalOutput(Path.GetFullPath(outFolder));
        output.Prepare();

        await using var host = await LocalHostApp.StartAsync(
            new LocalHostOptions
            {
                Port = 0,
                RunTimers = false,
                Say = Console.WriteLine,
                // A hub of its own: with production's, this process would also do production's work, with its own settings.
                Durable = durable => durable with { HubName = durable.HubName + "Rehearsal", MaxQueuePollingInterval = TimeSpan.FromMilliseconds(50) },
                Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [$"{KhcnOptions.Section}:{nameof(KhcnOptions.HourlyCheck)}"] = "false",
                    // Its mails go to nobody, and two runs leave the same bytes.
                    [$"{InboundOptions.Section}:{nameof(InboundOptions.Address)}"] = null,
                },
            }, ct);
        var realms = host.Services.GetRequiredService<StorageRealms>();
        await FinishedRehearsals.DeleteAsync(realms, host.Services.GetRequiredService<CycleIndex>(), host.Client, ct);
        Console.WriteLine(FormattableString.Invariant($"Chạy thử năm {options.Year}: {options.Plan.Register.Units.Count} đơn vị, số khởi tạo {seed}."));

        var run = new RehearsalRun(host, options, Patience);
        var progress = new RehearsalProgress(realms, run.Cycle, Console.WriteLine);
        try
        {
            await run.RunAsync(at => progress.ShowAsync(at, ct), ct);
        }
        catch (RehearsalException failed)
        {
            throw new LocalHostException(ExitCode.RehearsalFailed, $"Chạy thử không hoàn thành: {failed.Message}", failed);
        }

        await output.WriteAsync(realms, run, ct);
        Console.WriteLine($"Đã chạy thử xong. Kết quả: {output.Folder}");
    }

    private static int InRange(string option, int value, int least, int most) =>
        value >= least && value <= most
            ? value
            : throw new LocalHostException(ExitCode.WrongInput, FormattableString.Invariant($"{option} phải từ {least} đến {most}, không phải {value}."));
}
