using System.Net;
using System.Net.Sockets;

namespace KhcnFunctions.LocalHost.Azurite;

/// <summary>The storage behind <c>UseDevelopmentStorage=true</c>: Azurite on its usual ports of this machine.</summary>
public static class DevelopmentStorage
{
    public const string ConnectionString = "UseDevelopmentStorage=true";

    private const int BlobPort = 10000;
    private const int QueuePort = 10001;
    private const int TablePort = 10002;

    public static bool IsMeantBy(string connectionString) =>
        connectionString.Trim().TrimEnd(';').Equals(ConnectionString, StringComparison.OrdinalIgnoreCase);

    /// <summary>Starts Azurite unless one answers already, which is then used as it is.</summary>
    /// <returns>The Azurite that was started and is to be disposed, or null.</returns>
    /// <exception cref="LocalHostException">Node.js is missing, Azurite did not start, or its ports are taken.</exception>
    public static async Task<AzuriteProcess?> EnsureAsync(
        string dataFolder, Action<string> say, CancellationToken cancellationToken)
    {
        // Of several hosts that start at once, one starts Azurite and the others find it running.
        Directory.CreateDirectory(UserFolder.Root);
        await using var starting = await FileLock.AcquireAsync(Path.Combine(UserFolder.Root, "azurite-start.lock"), cancellationToken);
        int[] ports = [BlobPort, QueuePort, TablePort];
        var answers = await Task.WhenAll(ports.Select(port => AnswersAsync(port, cancellationToken)));
        if (answers.All(answer => answer))
        {
            say("Dùng kho lưu trữ Azurite đang chạy sẵn trên máy này.");
            return null;
        }

        if (answers.Any(answer => answer))
            throw new LocalHostException(ExitCode.Storage, "Một chương trình khác đang dùng cổng 10000, 10001 hoặc 10002 mà Azurite cần: xin dừng chương trình đó rồi chạy lại.");

        return await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                DataFolder = dataFolder,
                BlobPort = BlobPort,
                QueuePort = QueuePort,
                TablePort = TablePort,
            },
            say,
            cancellationToken);
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
