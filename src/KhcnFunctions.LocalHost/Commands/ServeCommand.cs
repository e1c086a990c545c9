using System.CommandLine;
using System.Net;
using KhcnFunctions.LocalHost.Azurite;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>What the program does without a command: it serves until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "Cổng HTTP trên máy này.",
        DefaultValueFactory = _ => LocalHostOptions.DefaultPort,
    };

    public static RootCommand CreateRoot()
    {
        var root = new RootCommand("Chạy KhcnFunctions trên một máy: trang web, API, lịch hằng ngày và kho lưu trữ.") { Port, CommonOptions.Data };
        Port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
                result.AddError($"Cổng phải là số từ 0 (cổng trống bất kỳ) đến {IPEndPoint.MaxPort}.");
        });
        root.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetValue(Port), Path.GetFullPath(arguments.GetValue(CommonOptions.Data)!), cancellationToken));
        return root;
    }

    private static async Task RunAsync(int port, string dataFolder, CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(port, dataFolder, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop before it was up: no failure.
            Console.WriteLine("Đã dừng khi đang khởi động.");
        }
    }

    private static async Task ServeAsync(int port, string dataFolder, CancellationToken cancellationToken)
    {
        await using var host = await LocalHostApp.StartAsync(
            new LocalHostOptions { Port = port, DataFolder = dataFolder, Say = Console.WriteLine },
            cancellationToken);
        var publication = new PlanPublication(host);
        await publication.StartAsync(cancellationToken);
        foreach (var line in await publication.DescribeAsync(cancellationToken))
            Console.WriteLine(line);
        Console.WriteLine($"Đang phục vụ tại {host.Address.GetLeftPart(UriPartial.Authority)} (nhấn Ctrl+C để dừng).");
        if (host.OwnsAzurite)
            Console.WriteLine($"Dữ liệu chạy thử được giữ tại {dataFolder}.");
        if (DevelopmentStorage.IsMeantBy(host.ConnectionString))
            Console.WriteLine("Kho lưu trữ Azurite chỉ dùng để chạy thử; khi dùng chính thức, xin đặt AzureWebJobsStorage là một tài khoản lưu trữ thật.");

        await host.WaitForShutdownAsync(cancellationToken);
        Console.WriteLine("Đang dừng…");
    }
}
