using System.CommandLine;
using KhcnFunctions.LocalHost.Api;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Writes the API's document as it follows from the code, for whoever changed the API.</summary>
internal static class ApiDocumentCommand
{
    // The document follows from the code alone: a storage account that nobody asks.
    private const string NoStorage =
        "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;BlobEndpoint=http://127.0.0.1:1/none;QueueEndpoint=http://127.0.0.1:1/none;TableEndpoint=http://127.0.0.1:1/none";

    private static readonly Argument<string> File = new("FILE") { Description = "Tệp mô tả API (OpenAPI 3.1) cần ghi." };

    public static Command Create()
    {
        var command = new Command("openapi", "Ghi mô tả API (OpenAPI 3.1) theo mã nguồn.") { File };
        command.SetAction((arguments, ct) => RunAsync(arguments.GetValue(File)!, ct));
        return command;
    }

    private static async Task RunAsync(string file, CancellationToken ct)
    {
        await using var host = await LocalHostApp.StartAsync(
            new LocalHostOptions { Port = 0, ConnectionString = NoStorage, RunEngine = false, RunTimers = false }, ct);
        await System.IO.File.WriteAllTextAsync(file, await ApiDocument.WriteAsync(host.Services, ct), ct);
    }
}
