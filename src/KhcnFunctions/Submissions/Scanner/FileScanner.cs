using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions.Scanner;

public enum ScanOutcome
{
    /// <summary>Nothing was found, or no scanner is set up.</summary>
    Clean,
    Infected,

    /// <summary>The scanner did not answer: the file is refused for now with 503 'gửi lại sau'.</summary>
    Unavailable,
}

/// <param name="Found">Name of what was found, where <see cref="ScanOutcome.Infected"/>.</param>
public sealed record ScanResult(ScanOutcome Outcome, string? Found = null)
{
    public static readonly ScanResult Clean = new(ScanOutcome.Clean);
    public static readonly ScanResult Unavailable = new(ScanOutcome.Unavailable);
}

/// <summary>Asks a scanner for viruses by clamd's INSTREAM command (clamd(8)): length and bytes by turns, a zero length at the end.</summary>
public sealed partial class FileScanner(IOptions<ScannerOptions> options, ILogger<FileScanner> logger)
{
    private const int ChunkSize = 64 * 1024;
    private const int LongestAnswer = 1024;

    /// <summary>Scans a file from its beginning and leaves it there.</summary>
    public async Task<ScanResult> ScanAsync(Stream file, CancellationToken ct)
    {
        var settings = options.Value;
        if (!settings.IsOn)
            return ScanResult.Clean;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(settings.Timeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Host!, settings.Port, timeout.Token);
            await using var stream = client.GetStream();
            return Judge(await AskAsync(stream, file, timeout.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogUnavailable(e.Message);
            return ScanResult.Unavailable;
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static async Task<string> AskAsync(NetworkStream stream, Stream file, CancellationToken ct)
    {
        try
        {
            await SendAsync(stream, file, ct);
        }
        catch (IOException)
        {
            // Past its limit clamd answers and hangs up while we still send: its answer says so.
        }

        var answer = new byte[LongestAnswer];
        var length = 0;
        for (int count; length < answer.Length && (count = await stream.ReadAsync(answer.AsMemory(length), ct)) > 0;)
        {
            length += count;
            if (answer[length - 1] == 0)
                break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static async Task SendAsync(NetworkStream stream, Stream file, CancellationToken ct)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        file.Position = 0;
        var chunk = new byte[4 + ChunkSize];
        int count;
        do
        {
            count = await file.ReadAsync(chunk.AsMemory(4), ct);
            BinaryPrimitives.WriteInt32BigEndian(chunk, count);
            await stream.WriteAsync(chunk.AsMemory(0, 4 + count), ct);
        }
        while (count > 0);
    }

    // 'stream: OK', 'stream: Eicar-Test-Signature FOUND', or an error such as 'INSTREAM size limit exceeded. ERROR'.
    private ScanResult Judge(string answer)
    {
        const string found = " FOUND";
        var text = answer.StartsWith("stream: ", StringComparison.Ordinal) ? answer["stream: ".Length..] : answer;
        if (text == "OK")
            return ScanResult.Clean;
        if (text.EndsWith(found, StringComparison.Ordinal))
            return new(ScanOutcome.Infected, text[..^found.Length]);
        LogUnavailable(text.Length == 0 ? "no answer" : text);
        return ScanResult.Unavailable;
    }

    [LoggerMessage(LogLevel.Error, "The virus scanner did not judge a file: {Reason}. Uploads are refused with 503 until it answers.")]
    private partial void LogUnavailable(string reason);
}
