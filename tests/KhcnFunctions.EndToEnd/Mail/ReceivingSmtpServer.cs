using System.Net;
using System.Net.Sockets;
using SmtpServer;
using SmtpServer.ComponentModel;

namespace KhcnFunctions.EndToEnd.Mail;

/// <summary>
/// A real SMTP server on a free loopback port that keeps what it gets and counts it by Message-ID and recipient.
/// <see cref="Script"/> makes it misbehave.
/// </summary>
public sealed class ReceivingSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly List<ReceivedMail> received = [];
    private readonly Task running;

    /// <summary>Listens when this returns.</summary>
    public ReceivingSmtpServer()
    {
        listener.Start();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.example")
            .Endpoint(e => e.Endpoint((IPEndPoint)listener.LocalEndpoint))
            .Build();
        var parts = new ServiceProvider();
        parts.Add(new OpenListener(listener));
        parts.Add(new ScriptedMailboxes(Script));
        parts.Add(new ScriptedStore(Script, Keep));
        running = new SmtpServer.SmtpServer(options, parts).StartAsync(stopping.Token);
    }

    public SmtpScript Script { get; } = new();

    public string Host => IPAddress.Loopback.ToString();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All mails taken so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received
    {
        get
        {
            lock (gate)
                return [.. received];
        }
    }

    /// <summary>How many copies of each mail came to each recipient (in lower case).</summary>
    public IReadOnlyDictionary<(string MessageId, string Recipient), int> Copies() => Received
        .SelectMany(m => m.Recipients, (m, to) => (MessageId: m.Message.MessageId ?? "", Recipient: to.ToLowerInvariant()))
        .CountBy(key => key)
        .ToDictionary();

    /// <summary>Waits for a number of mails.</summary>
    /// <exception cref="TimeoutException">Fewer came in time; the message says how many.</exception>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForAsync(int mails, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout);
        while (Received.Count < mails)
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"{Received.Count} of {mails} mails came within {timeout}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }

        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stopping.Dispose();
    }

    private void Keep(ReceivedMail mail)
    {
        lock (gate)
            received.Add(mail);
    }
}
