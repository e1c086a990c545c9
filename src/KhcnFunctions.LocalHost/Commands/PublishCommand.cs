using System.CommandLine;
using KhcnFunctions.Mail;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Publishes a plan file in the storage of the settings, and opens the cycle that is due; a running host takes it from there.</summary>
internal static class PublishCommand
{
    public const string Usage = "dotnet run --project src/KhcnFunctions.LocalHost -- publish FILE";

    private static readonly Argument<string> File = new("FILE") { Description = "Tệp kế hoạch (JSON)." };

    public static Command Create()
    {
        var command = new Command("publish", "Công bố một tệp kế hoạch; tệp sai thì nêu mọi chỗ cần sửa và không công bố.") { File, CommonOptions.Data };
        command.SetAction((arguments, ct) => RunAsync(arguments.GetValue(File)!, Path.GetFullPath(arguments.GetValue(CommonOptions.Data)!), ct));
        return command;
    }

    private static async Task RunAsync(string file, string dataFolder, CancellationToken ct)
    {
        var plan = await PlanFileArgument.ReadAsync(file, ct);
        await using var host = await LocalHostApp.StartAsync(
            new LocalHostOptions { Port = 0, DataFolder = dataFolder, RunEngine = false, RunTimers = false, Say = Console.WriteLine }, ct);
        await host.Engine.CreateHubAsync();
        var publication = new PlanPublication(host);
        await publication.PublishAsync(plan, ct);
        Console.WriteLine($"Đã công bố {Citation.Full(plan)}.");
        foreach (var line in await publication.DescribeAsync(ct))
            Console.WriteLine(line);
    }
}
