using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KhcnFunctions.Mail;
using KhcnFunctions.Submissions.Scanner;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class FileScannerTests
{
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes("EICAR-STANDARD-ANTIVIRUS-TEST-FILE");

    [Fact]
    public async Task Scan_WithoutAHost_TakesEveryFile()
    {
        var scanner = new FileScanner(Options.Create(new ScannerOptions()), NullLogger<FileScanner>.Instance);

        Assert.Equal(ScanResult.Clean, await scanner.ScanAsync(new MemoryStream(Eicar), default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task Scan_OfACleanFile_IsCleanAndTheWholeFileWasSeen(int size)
    {
        await using var server = new ClamdServer();
        using var file = new MemoryStream([.. Enumerable.Range(0, size).Select(index => (byte)index)]);
        file.Position = size;

        var result = await Scanner(server.Port).ScanAsync(file, default);

        Assert.Equal(ScanResult.Clean, result);
        Assert.Equal(file.ToArray(), server.Received);
        Assert.Equal(0, file.Position);
    }

    [Fact]
    public async Task Scan_OfAnInfectedFile_NamesWhatWasFound()
    {
        await using var server = new ClamdServer();

        var result = await Scanner(server.Port).ScanAsync(new MemoryStream([.. new byte[70_000], .. Eicar]), default);

        Assert.Equal(new ScanResult(ScanOutcome.Infected, "Eicar-Test-Signature"), result);
    }

    [Fact]
    public async Task Scan_PastTheScannersLimit_IsUnavailable()
    {
        await using var server = new ClamdServer { Limit = 100_000 };

        Assert.Equal(ScanResult.Unavailable, await Scanner(server.Port).ScanAsync(new MemoryStream(new byte[5_000_000]), default));
    }

    [Fact]
    public async Task Scan_WhereNobodyListens_IsUnavailable() =>
        Assert.Equal(ScanResult.Unavailable, await Scanner(FreePort.Next()).ScanAsync(new MemoryStream(Eicar), default));

    [Fact]
    public async Task Scan_WhereNobodyAnswers_IsUnavailableAfterTheTimeout()
    {
        await using var server = new ClamdServer { Silent = true };

        Assert.Equal(ScanResult.Unavailable, await Scanner(server.Port, TimeSpan.FromMilliseconds(300)).ScanAsync(new MemoryStream(Eicar), default));
    }

    [Fact]
    public async Task Scan_CancelledByTheCaller_Throws()
    {
        await using var server = new ClamdServer { Silent = true };
        using var cancelled = new CancellationTokenSource(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scanner(server.Port).ScanAsync(new MemoryStream(Eicar), cancelled.Token));
    }

    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("clamd.local", 3310, 30, 0)]
    [InlineData("not a host", 0, 0, 3)]
    [InlineData("127.0.0.1", 3310, 500, 1)]
    public void Settings_WithMistakes_NameThemAll(string host, int port, int seconds, int mistakes)
    {
        var result = new ScannerOptionsValidator().Validate(null, new ScannerOptions { Host = host, Port = port, Timeout = TimeSpan.FromSeconds(seconds) });

        Assert.Equal(mistakes, result.Failures?.Count() ?? 0);
    }

    private static FileScanner Scanner(int port, TimeSpan? timeout = null) => new(
        Options.Create(new ScannerOptions { Host = "127.0.0.1", Port = port, Timeout = timeout ?? TimeSpan.FromSeconds(10) }), NullLogger<FileScanner>.Instance);

    /// <summary>Speaks INSTREAM as clamd does: command, chunks of a length and bytes, a zero length, one answer.</summary>
    private sealed class ClamdServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;

        public ClamdServer()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Limit { get; init; } = 25 * 1024 * 1024;

        public bool Silent { get; init; }

        public byte[] Received { get; private set; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(NetworkStream stream)
        {
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command);
            if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
            {
                await stream.WriteAsync("UNKNOWN COMMAND\0"u8.ToArray());
                return;
            }

            using var file = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var size = BinaryPrimitives.ReadInt32BigEndian(length);
                if (size == 0)
                    break;
                if (file.Length + size > Limit)
                {
                    await stream.WriteAsync("INSTREAM size limit exceeded. ERROR\0"u8.ToArray());
                    return;
                }

                var chunk = new byte[size];
                await stream.ReadExactlyAsync(chunk);
                file.Write(chunk);
            }

            Received = file.ToArray();
            if (Silent)
                _ = await stream.ReadAtLeastAsync(length, 1, throwOnEndOfStream: false);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Received.AsSpan().IndexOf(Eicar) < 0 ? "stream: OK\0" : "stream: Eicar-Test-Signature FOUND\0"));
        }
    }
}
